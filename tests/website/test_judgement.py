"""A build is judged before it takes the site's place: what a plugin, a template or a text has broken never goes out."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from pakten.publishing.formats import is_calendar, is_plain
from pakten.website.judgement.built_page import BuiltPage, PageReader, our_parts
from pakten.writing.calendar.reading_back import entries
from tests.building import Built, build

pytestmark = pytest.mark.thorough


def read_page(page: str) -> BuiltPage:
    return PageReader().read(page.encode())


def with_hook(network: Path, body: str) -> Built:
    """A build with a plugin of somebody's that does this when all has been written: `site` is the folder."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    (network / "hook.py").write_text(
        f"from pathlib import Path\n\ndef on_post_build(config):\n    site = Path(config.site_dir)\n{lines}\n"
    )
    with (network / "mkdocs.yml").open("a") as settings:
        settings.write("hooks: [hook.py]\n")
    return build(network)


def told(built: Built) -> list[tuple[str, str]]:
    """Place and code of each error."""
    return [(found[1], found[2]) for found in re.finditer(r"^(?:ERROR +- +)?(\S+?):\d+:\d+: (E\d+)", built.said, re.M)]


def replaced(file: str, old: str, new: str) -> str:
    return f"page = site / {file!r}\npage.write_text(page.read_text().replace({old!r}, {new!r}, 1))"


BROKEN_FILES = {
    "feeds/all.ics": "path.write_bytes(path.read_bytes()[:-40])",
    "feeds/harbour.ics": "path.write_bytes(path.read_bytes().replace(b'UID:', b'X-NO:'))",
    "calendar/breakfast.ics": "path.write_text('x')",
    "feeds/all.xml": "path.write_bytes(path.read_bytes()[:-9])",
    "feeds/harbour.xml": "path.write_text('<feed>&nbsp;</feed>')",
    "data/events.json": "path.write_text('[1,]')",
    "data/examples.json": "path.write_text('[' * 100_000)",
    "feeds/all.json": 'path.write_bytes(b\'{"x": "\\xe5"}\')',
    "assets/favicon.svg": "path.write_text('<svg>')",
    "sitemap.xml": "path.write_text('')",
}
"""Cut short, without a UID, no calendar, an unknown entity, a comma too many, lists without an end, a wrong encoding,
no drawing, empty."""


def test_files_that_their_programs_cannot_read_stop_the_build(network: Path) -> None:
    broken = (f"path = site / {file!r}\nassert path.exists()\n{breaks}" for file, breaks in BROKEN_FILES.items())
    built = with_hook(network, "\n".join(broken))

    assert built.status == 1
    assert sorted(told(built)) == sorted((f"/{file}", "E429") for file in BROKEN_FILES)
    assert not (network / "site").exists()


BROKEN_PAGES = {
    "element that stays open": ("<main", "<div><main", "open"),
    "element that is closed twice": ("</main>", "</main></main>", "closes"),
    "elements across": ("<main", "<b><i></b></i><main", "open"),
    "quotation mark": ('href="../calendar/"', 'href="../calendar/', "broken"),
    "comment without an end": ("<main", "<!-- <main", "broken"),
    "attribute twice": ('id="main"', 'id="main" id="main"', "twice"),
    "link in a link": ("<main", '<a href="./"><a href="./">x</a></a><main', "nested"),
    "paragraph around a block": ("<main", "<p><div></div></p><main", "closes"),
    "element that closes itself": ("<main", "<div/><main", "empty"),
    "title without an end": ("</title>", "</titel>", "open"),
    "text without an end": ("<main", "<textarea><main", "open"),
    "more after the end": ("</html>", "</html><p>more</p>", "after"),
}


@pytest.mark.parametrize(("old", "new", "kind"), BROKEN_PAGES.values(), ids=BROKEN_PAGES)
def test_a_page_that_browsers_would_have_to_mend_is_told_of(neighbours: Built, old: str, new: str, kind: str) -> None:
    page = neighbours.files()["about/index.html"].decode()
    assert old in page

    flaw = read_page(page.replace(old, new, 1)).flaw

    assert read_page(page).flaw is None
    assert flaw is not None
    assert flaw.kind == kind


def test_a_page_says_the_same_by_its_tags_and_sign_by_sign(neighbours: Built) -> None:
    """What is no tag makes a page be read sign by sign; who has read all other pages tells the same of the next."""
    reader = PageReader()
    for name, content in neighbours.files().items():
        if name.endswith(".html"):
            said = reader.read(content)
            assert said == read_page(content.decode()) == read_page(content.decode().replace("</main>", "1 < 2</main>"))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.99])
def test_a_page_that_is_cut_short_is_told_of_wherever_it_ends(neighbours: Built, share: float) -> None:
    for name, content in neighbours.files().items():
        if name.endswith(".html") and not name.endswith("embed.html"):
            page = content.decode()
            assert read_page(page).flaw is None, name
            assert read_page(page[: int(len(page) * share)]).flaw is not None, name


@pytest.mark.parametrize(
    "page",
    [
        "<ul><li>one<li>two</ul>",
        "<p>one<p>two<div>three</div>",
        "<table><tr><td>1<td>2<tr><td>3</table>",
        "<dl><dt>a<dd>b</dl>",
        "<a\n  href='x'\n>over\nlines</a>",
        "<p>1 < 2 && a<b</p>".replace("a<b", "a < b"),
        "<svg><path d='M0 0'/><title>a <b</title></svg>",
        "<script>if (a < b) document.write('<div>')</script>",
        "<textarea><div></textarea>",
        "<!-- <div> -->",
        "<!-- a > b --><!---->",
        "<svg><title><b></title></svg>",
        "<img alt='a > b' src=x>",
        "<input disabled value=x><br><img src=x alt=''>",
        "<DIV>Capitals</div>",
    ],
)
def test_what_html_allows_is_well_formed(page: str) -> None:
    assert read_page(f"<!doctype html>\n<html><head></head><body>{page}</body></html>\n").flaw is None


def test_a_broken_page_stops_the_build_with_the_text_that_it_is_made_from(network: Path) -> None:
    built = with_hook(network, replaced("about/index.html", "<main", "<div><main"))

    assert built.status == 1
    assert told(built) == [("content/about/index.md", "E428")]
    assert "/about/ is not well-formed HTML" in built.said
    assert not (network / "site").exists()


FETCHING = (
    '<img src="https://{}/p.png" alt="">',
    '<img srcset="//{}/p.png 2x" alt="">',
    '<script src="//{}/x.js"></script>',
    '<link rel="stylesheet" href="https://{}/x.css">',
    '<link rel="preconnect" href="https://{}">',
    '<iframe src="https://{}/"></iframe>',
    '<video poster="https://{}/p.png"></video>',
    '<svg><use href="https://{}/s.svg#x"/></svg>',
    '<object data="https://{}/"></object>',
    '<picture><source srcset="./"><img src="https://{}/p.png" alt=""></picture>',
    '<img srcset="./" src="https://{}/p.png" alt="">',
)


def test_nothing_is_fetched_from_others(network: Path) -> None:
    hosts = [f"evil{number}.example" for number, _ in enumerate(FETCHING)]
    all_ways = "".join(way.format(host) for way, host in zip(FETCHING, hosts, strict=True))
    built = with_hook(network, replaced("about/index.html", "</main>", f"{all_ways}</main>"))

    assert told(built) == [("content/about/index.md", "E432")] * len(FETCHING)
    assert [host for host in hosts if host not in built.said] == []

    settings = network / "mkdocs.yml"
    third = f"      third_parties: [{', '.join(hosts)}]\n"
    settings.write_text(settings.read_text().replace("      timezone:", f"{third}      timezone:"))
    assert build(network).status == 0


def test_no_style_fetches_from_others(network: Path) -> None:
    built = with_hook(network, '(site / "x.css").write_text("@import \'https://evil.example/x.css\';")')

    assert told(built) == [("/x.css", "E432")]


def test_links_that_are_only_followed_may_lead_to_others(network: Path) -> None:
    link = '<a href="https://other.example/">x</a><link rel="alternate" href="https://other.example/feed">'

    assert with_hook(network, replaced("about/index.html", "</main>", f"{link}</main>")).status == 0


def test_kinds_of_files_that_no_site_is_made_of_stop_the_build(network: Path) -> None:
    names = ("index.php", "notes.docx", "about/.htpasswd.bak", "run.sh", "secrets")
    built = with_hook(network, "\n".join(f"(site / {name!r}).write_text('x')" for name in names))

    assert sorted(told(built)) == sorted((f"/{name}", "E433") for name in names)


def test_what_hosts_ask_for_may_be_there(network: Path) -> None:
    names = ("CNAME", "_headers", ".nojekyll", "robots.txt", ".well-known/security.txt", "app.webmanifest")
    made = "(site / '.well-known').mkdir()\n" + "\n".join(f"(site / {name!r}).write_text('{{}}')" for name in names)

    assert with_hook(network, made).status == 0


def test_a_link_to_a_file_of_the_machine_stops_the_build(network: Path) -> None:
    links = {"x.txt": "/etc/hostname", "settings": "/etc", "gone.html": "nowhere"}
    built = with_hook(network, "\n".join(f"(site / {name!r}).symlink_to({to!r})" for name, to in links.items()))

    assert sorted(told(built)) == sorted((f"/{name}", "E420") for name in links)


def test_calendars_are_judged_as_icalendar_reads_them(neighbours: Built) -> None:
    """Without each of their lines, with each twice, and with each cut or of another kind."""
    for name in ("calendar/breakfast.ics", "feeds/all.ics"):
        whole = neighbours.files()[name]
        lines = whole.split(b"\r\n")[:60]
        others = [whole.replace(one + b"\r\n", other, 1) for one in lines for other in (b"", (one + b"\r\n") * 2)]
        others += [
            whole.replace(one, one[:-3], 1) for one in lines if one.startswith((b"DT", b"BEGIN", b"END", b"UID"))
        ]
        head, begin, entry = whole.partition(b"BEGIN:VEVENT")
        others += [head + begin + re.sub(rb"DTSTART[^\r]*", start, entry, count=1) for start in STARTS]
        others += [head + begin + re.sub(rb"DTEND[^\r]*", b"DTEND" + start[7:], entry, count=1) for start in STARTS]
        assert is_calendar(whole)
        for calendar in others:
            assert is_calendar(calendar) is (is_read(calendar) and calendar.endswith(b"END:VCALENDAR\r\n")), calendar


STARTS = (
    *(b"DTSTART;VALUE=DATE:20260231", b"DTSTART;VALUE=DATE:20260228", b"DTSTART:20260228T250000Z", b"DTSTART:20260228"),
    *(b"DTSTART;TZID=Nowhere/Else:20260228T090000", b"DTSTART;VALUE=PERIOD:20260228T090000Z/PT1H", b"DURATION:PT1H"),
)


def is_read(calendar: bytes) -> bool:
    try:
        entries(calendar)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return False
    return True


def test_calendars_as_we_write_them_need_no_interpreting(neighbours: Built) -> None:
    calendars = [content for name, content in neighbours.files().items() if name.endswith(".ics")]
    heads = [calendar.partition(b"BEGIN:VEVENT\r\n")[0] for calendar in calendars]
    parts = [
        (entry.removesuffix(b"END:VCALENDAR\r\n"), head)
        for calendar, head in zip(calendars, heads, strict=True)
        for entry in calendar.split(b"BEGIN:VEVENT\r\n")[1:]
    ]

    assert len(parts) >= 10
    assert [entry for entry, head in parts if not is_plain(entry, head)] == []


def with_budget(network: Path, **limits: int) -> None:
    settings = network / "mkdocs.yml"
    lines = "".join(f"      {name}: {value}\n" for name, value in limits.items())
    settings.write_text(settings.read_text().replace("      timezone:", f"{lines}      timezone:"))


@pytest.mark.thorough
def test_a_page_that_is_too_heavy_is_told_of_with_what_weighs_most(network: Path) -> None:
    folder = network / "content" / "pictures"
    folder.mkdir()
    for index in range(3):
        Image.effect_noise((640, 450), 90 + index).save(folder / f"noise{index}.png")
    text = "".join(f"![x](/pictures/noise{index}.png)\n\n" for index in range(3))
    (network / "content" / "about" / "heavy.md").write_text(f"---\ntitle: Heavy\n---\n{text}")
    with_budget(network, page_budget=600)

    built = build(network)

    assert told(built) == [("content/about/heavy.md", "E430")]
    assert re.search(r"/about/heavy/ weighs \d+ kB, and the limit is 600 kB", built.said)
    assert re.search(r"assets/pictures/noise\d-640\.\w+\.avif with \d+ kB", built.said)
    # A browser takes one file of each picture: all of them together would be far more.
    with_budget(network, page_budget=1300)
    settings = network / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("      page_budget: 600\n", ""))
    assert build(network).status == 0


def test_a_site_that_is_too_heavy_is_told_of(network: Path) -> None:
    (network / "content" / "film.mp4").write_bytes(b"x" * 6_000_000)
    with_budget(network, site_budget=5)

    built = build(network)

    assert told(built) == [("mkdocs.yml", "E431")]
    assert "film.mp4" in built.said


def test_the_real_site_is_far_below_what_is_allowed(integrationspakten: Callable[[str], Built]) -> None:
    files = integrationspakten("2024-03-01").files()

    assert sum(map(len, files.values())) < 50_000_000
    assert max(len(content) for name, content in files.items() if name.endswith(".html")) < 350_000


def with_change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def test_a_build_that_knows_what_is_published_is_held_against_it(network: Path, neighbours: Built) -> None:
    """Another title of which nothing is said, and another id without an alias."""
    published = {"PAKTEN_PUBLISHED": str(neighbours.folder / "site")}
    assert build(network, **published).status == 0
    with_change(network / "events" / "hill-evening.yaml", "title: Evening on", "title: Night on")
    with_change(network / "events.yaml", "id: breakfast\n", "id: brunch\n")

    built = build(network, **published)

    assert built.status == 1
    assert {code for _, code in told(built)} >= {"E603", "E602"}
    assert build(network).status == 0


def test_a_published_site_that_does_not_answer_keeps_nothing_from_being_built(network: Path) -> None:
    built = build(network, PAKTEN_PUBLISHED="http://127.0.0.1:9/")

    assert built.status == 0
    assert "127.0.0.1:9" in built.said


def test_comments_of_authors_are_nobody_elses_to_read(network: Path) -> None:
    settings = network / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("      timezone:", "      raw_html: true\n      timezone:"))
    (network / "content" / "about" / "x.md").write_text(
        "---\ntitle: X\n---\n<!-- ask Anna\nabout it -->\n\nText <b>b</b>.\n"
    )

    assert "Anna" not in build(network).files()["about/x/index.html"].decode()


def test_a_picture_that_a_page_offers_and_that_is_not_there_is_a_dead_link(network: Path) -> None:
    hook = replaced("about/index.html", "</main>", '<img srcset="none.avif 400w, gone.avif 800w" alt=""></main>')

    assert {code for _, code in told(with_hook(network, hook))} == {"E340"}


def test_in_a_theme_of_others_links_around_our_part_are_not_ours() -> None:
    page = (
        '<div class="md-header"><a href="../latest/">Newest</a></div>'
        '<article><div class="pakten" lang="en"><div><a href="zips/">Zips</a></div></div>'
        "<p>Theirs <a href='x/'>x</a></p><div class=pakten><a href=all.ics>All</a></div></article>"
        '<div class="pakten-like"><a href="y/">y</a></div>'
    )
    assert set(read_page("".join(our_parts(page))).links) == {"zips/", "all.ics"}
