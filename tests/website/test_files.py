"""What lies in the content folder: texts and kinds of files that a site is made of go out, and all else is named."""

import os
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pakten.reading.markup.svg import what_it_does
from tests.building import DAY, build
from tests.forking import Answer, call

pytestmark = pytest.mark.thorough

LEFT_OUT = (
    *(
        "Thumbs.db",
        "protokoll utkast.docx",
        "om.html",
        "about/vision.md~",
        "about/vision.md.bak",
        "about/vision.md.orig",
    ),
    *("about/~$vision.docx", "about/hook.py", ".env", "about/.DS_Store", "pictures/IMG_1.HEIC", "run.sh", "app.js"),
)
PUBLISHED = ("pictures/hall.jpg", "pictures/hall.PNG", "report.pdf", "figures.csv", "look.css", "pictures/mark.svg")
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1v1z" fill="url(#a)"/></svg>'


def checked(network: Path) -> Answer:
    return call("pakten.cli", ("check",), network, {**os.environ, "PAKTEN_DATE": DAY})


def put(network: Path, name: str, text: str = "x") -> None:
    path = network / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix.lower() in (".jpg", ".png"):
        Image.new("RGB", (3, 2)).save(path)
    else:
        path.write_text(text)


def test_only_what_a_site_is_made_of_goes_out_and_the_rest_is_named(network: Path) -> None:
    for name in (*LEFT_OUT, "node_modules/deep/a.js", *PUBLISHED):
        put(network, name, DRAWING if name.endswith(".svg") else "x")

    built, said = build(network), checked(network)

    assert (built.status, said.status) == (0, 0), built.said
    told = {line.split(":")[0] for line in said.out.splitlines() if " W541 " in line}
    assert told == {f"content/{name}" for name in (*LEFT_OUT, "node_modules")}
    assert all(f"content/{name}:1:1: W541" in built.said for name in (*LEFT_OUT, "node_modules"))
    files = set(built.files())
    assert files >= set(PUBLISHED)
    assert not files & {*LEFT_OUT, "node_modules/deep/a.js"}


def test_more_kinds_go_out_where_all_who_write_are_trusted(network: Path) -> None:
    settings = network / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("      timezone:", "      raw_html: true\n      timezone:"))
    put(network, "app.js")
    put(network, "notes.docx")

    files = build(network).files()

    assert "app.js" in files
    assert "notes.docx" not in files


LINKS = {
    "content/pictures/environ.txt": "/proc/self/environ",
    "content/about/link.md": "/etc/passwd",
    "content/pictures/apt": "/etc",
    "content/round": ".",
    "goodexamples/link.md": "/etc/passwd",
    "events/link.yaml": "/etc/passwd",
}


def test_links_are_named_and_never_followed(network: Path) -> None:
    (network / "content" / "pictures").mkdir()
    for name, target in LINKS.items():
        (network / name).symlink_to(target)

    built, said = build(network), checked(network)

    assert (built.status, said.status) == (1, 1)
    for told in (built.said, said.out):
        assert [name for name in LINKS if f"{name}:1:1: E420" not in told] == []
        assert "root:" not in told
    assert not (network / "site").exists()


def test_names_that_differ_only_in_case_are_told_of(network: Path) -> None:
    put(network, "pictures/hall.jpg")
    put(network, "pictures/Hall.jpg")

    assert "content/pictures/hall.jpg:1:1: E421" in checked(network).out


def test_names_with_signs_that_nobody_sees_are_refused(network: Path) -> None:
    names = ("hall\u202egpj.pdf", "a\nb.txt", "a\x1b[31mb.pdf", "a\u200bb.jpg", "a\\b.pdf", "om\u00ad.md")
    (network / "content" / "pictures").mkdir()
    for name in names:
        (network / "content" / "pictures" / name).write_text("---\ntitle: X\n---\n")

    assert checked(network).out.count(": E434 ") == len(names)


def test_settings_may_not_turn_what_is_read(network: Path) -> None:
    settings = network / "mkdocs.yml"
    settings.write_text(settings.read_text() + '\nnav: [{"About\u202e": about/index.md}]\n')

    assert re.search(r"mkdocs\.yml:\d+:\d+: E247", checked(network).out)


ACTS = {
    "script": "<script>alert(1)</script>",
    "event": '<path onload="alert(1)"/>',
    "link": '<a href="https://evil.example/"><path/></a>',
    "use of another": '<use href="https://evil.example/s.svg#x"/>',
    "use of another, as of old": '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="data:image/svg+xml,x"/>',
    "picture": '<image href="https://evil.example/p.png"/>',
    "html": '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
    "script of html": '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
    "animation": '<set attributeName="href" to="javascript:alert(1)"/>',
    "style": "<style>@import 'https://evil.example/s.css';</style>",
    "address in a style": '<path style="fill:url(https://evil.example/f)"/>',
    "address behind a backslash": r'<path style="fill:u\72l(https://evil.example/f)"/>',
    "rule behind a backslash": r'<style>@\69mport "//evil.example/s.css";</style>',
    "picture among several": """<path style="background:image-set('https://evil.example/p' 1x)"/>""",
    "typeface": "<style>@font-face{font-family:x;src:local(x)}</style>",
    "base": '<g xml:base="https://evil.example/"><use href="#a"/></g>',
    "picture of a filter": '<filter><feImage href="https://evil.example/p"/></filter>',
    "cursor": '<g cursor="url(https://evil.example/c)"/>',
}


@pytest.mark.parametrize("inside", ACTS.values(), ids=ACTS)
def test_a_drawing_that_does_more_than_draw_is_refused(inside: str) -> None:
    assert what_it_does(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode())


def test_a_drawing_with_declarations_is_refused_and_the_kinds_that_programs_save_are_not() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'
    styled = b'<?xml-stylesheet href="https://evil.example/"?><svg xmlns="http://www.w3.org/2000/svg"/>'
    saved = b"""<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape">
    <i:grid id="g"/><g i:file="C:\\Users\\x"/><defs>
    <linearGradient id="a"/></defs><path fill="url(#a)" style="stroke:red"/></svg>"""

    assert what_it_does(bomb)
    assert what_it_does(styled)
    assert what_it_does('<svg xmlns="http://www.w3.org/2000/svg"/>'.encode("utf-16"))
    assert what_it_does(b"no drawing")
    assert what_it_does(saved) == ""
    assert what_it_does(DRAWING.encode()) == ""


def test_a_drawing_of_gigabytes_is_not_opened(network: Path) -> None:
    put(network, "pictures/hall.svg")
    os.truncate(network / "content" / "pictures" / "hall.svg", 50_000_000_000)

    assert "content/pictures/hall.svg:1:1: E422" in checked(network).out


def test_a_drawing_that_acts_stops_the_build(network: Path) -> None:
    put(network, "pictures/mark.svg", f'<svg xmlns="http://www.w3.org/2000/svg">{ACTS["script"]}</svg>')

    assert "content/pictures/mark.svg:1:1: E422" in checked(network).out


def test_an_area_and_a_theme_do_not_share_a_feed(network: Path) -> None:
    put(network, "themes/harbour.md", "---\ntitle: Harbour\nsummary: The theme of the harbour.\norder: 50\n---\n")

    told = checked(network).out

    assert "content/themes/harbour.md:2:1: E341" in told or "content/themes/harbour.md:1:1: E341" in told
    assert "content/areas/harbour.md" in told


def test_the_earlier_address_of_a_page_leads_to_where_it_is(network: Path) -> None:
    put(
        network,
        "about/history.md",
        "---\ntitle: History\naliases: [/old/history/, /past, /about/was.html]\n---\nText.\n",
    )
    put(network, "about/more.md", "---\ntitle: More\n---\n[x](/old/history/) [y](/past/)\n")

    built = build(network)

    assert built.status == 0, built.said
    for alias in ("old/history/", "past/", "about/was.html"):
        (link,) = built.page(alias).xpath("//main//a/@href")
        (refresh,) = built.page(alias).xpath("//meta[@http-equiv='refresh']/@content")
        assert refresh == f"0; url={link}"
        assert link.removeprefix("../").removeprefix("../").removeprefix("./").endswith("about/history/")


IMPOSSIBLE = {
    "/about/": "E313",
    "/areas/harbour/": "E313",
    "https://old.example/": "E217",
    "/../x/": "E217",
    "/a?b": "E217",
}


def test_earlier_addresses_that_cannot_be_are_refused_with_their_lines(network: Path) -> None:
    for number, alias in enumerate(IMPOSSIBLE):
        put(network, f"about/history{number}.md", f'---\ntitle: History\naliases: ["{alias}"]\n---\nText.\n')

    told = checked(network).out

    for number, code in enumerate(IMPOSSIBLE.values()):
        assert f"content/about/history{number}.md:3:11: {code}" in told


def test_a_picture_goes_out_the_right_way_up_and_without_what_it_tells(network: Path) -> None:
    place = Image.Exif()
    place[0x0112] = 6  # lies on its side
    place[0x010F] = "A telephone"
    place.get_ifd(0x8825)[2] = (59.0, 19.0, 0.0)
    folder = network / "content" / "pictures"
    folder.mkdir()
    for name in ("hall.jpg", "hall.webp", "hall.png", "hall.avif"):
        Image.new("RGB", (30, 20), "red").save(folder / name, exif=place, comment=b"secret")

    built = build(network)

    assert built.status == 0, built.said
    for name in ("hall.jpg", "hall.webp", "hall.png", "hall.avif"):
        content = built.files()[f"pictures/{name}"]
        assert b"telephone" not in content
        assert b"secret" not in content
        with Image.open(folder / name) as before, Image.open(BytesIO(content)) as after:
            assert (before.size, after.size) == ((30, 20), (20, 30))
            assert dict(after.getexif()) == {}
            assert after.convert("RGB").getpixel((5, 5))[0] > 240  # type: ignore[index] # three bands


def test_a_picture_that_is_none_or_would_fill_the_memory_is_told_of(network: Path) -> None:
    folder = network / "content" / "pictures"
    folder.mkdir()
    (folder / "none.jpg").write_text("x")
    Image.new("1", (30_000, 30_000)).save(folder / "bomb.png")

    told = checked(network).out

    assert "content/pictures/none.jpg:1:1: E423" in told
    assert "content/pictures/bomb.png:1:1: E424" in told
