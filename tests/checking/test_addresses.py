"""Earlier addresses of pages: a page leads on only from what is a path of the site."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pakten.addresses.segments import facet_segments, segments_of
from pakten.addresses.urls import Urls
from pakten.checking.addresses.links import alias_problems
from pakten.checking.addresses.saved import dead_addresses, redirects
from pakten.domain.problem import Location
from pakten.locale import words
from pakten.publishing.headers import Headers
from pakten.publishing.server_settings import nginx, redirects_file
from pakten.reading.network.catalogue import Reading

URLS = Urls(segments_of(words("sv"), {}), facet_segments(words("sv")))
NO_PATHS = (
    "/a/../b/",
    "/.dold/",
    "/x?y=1",
    "/x#y",
    "/%2e%2e/x/",
    "/a//b/",
)

HOSTILE = (
    # What would lead to somebody else, wherever it is written.
    *("//evil.example/", "/\\evil.example", "/%2f%2fevil.example", "https://evil.example/", "/a:b/"),
    *("/\t/evil.example", "javascript:alert(1)"),
    # What ends a line or a word in the settings of a server, or stands for something else there.
    *("/a;b/", "/a$uri/", "/a{b}/", "/a'b/", "/a b/", "/a*", "/:splat/", "/a|b/", "/<b>/", "/a%0d%0ab/", "/a\u2028b/"),
    # What nobody sees.
    *("/\u202ea/", "/a\u200bb/"),
)


def test_pages_lead_on_from_paths_and_from_nothing_else(network: Path, reading: Callable[[], Reading]) -> None:
    given = (*NO_PATHS, "/tidigare/", "/gammal.html", "/om/index.html", "/tidigare")
    aliases = ", ".join(map(json.dumps, given))
    (network / "content" / "sida.md").write_text(f"---\ntitle: Sida\naliases: [{aliases}]\n---\nText.\n")
    found = reading()
    assert found.catalogue is not None, found.problems

    made = redirects(found.catalogue, found.pages, (), URLS)

    assert [(one.path, one.entry) for one in made] == [
        (path, made[0].entry) for path in ("tidigare/", "gammal.html", "om/")
    ]


def test_no_earlier_address_leads_elsewhere(reading: Callable[[], Reading]) -> None:
    found = reading()
    assert found.catalogue is not None
    page = replace(found.pages[0], aliases=HOSTILE)
    assert redirects(found.catalogue, (page,), (), URLS) == ()
    told = alias_problems(replace(found, pages=(page,)), URLS)
    assert [dict(one.values)["value"] for one in told if one.code == "E217"] == list(HOSTILE)


def test_an_earlier_address_that_makes_no_page_is_told(network: Path, reading: Callable[[], Reading]) -> None:
    page = network / "content" / "sida.md"
    for alias in ("/a b/", "/a;b/", "/a$b/", "/a*/", "/.dold/", "/a\u200bb/"):
        page.write_text(f"---\ntitle: Sida\naliases: [{json.dumps(alias)}]\n---\nText.\n")
        assert [one for one in (*reading().problems, *alias_problems(reading(), URLS)) if one.code == "E217"], alias
    page.write_text('---\ntitle: Sida\naliases: ["/f%C3%B6rr/"]\n---\nText.\n')
    assert [one.instead for one in alias_problems(reading(), URLS)] == ["/förr/"]


def test_an_earlier_address_is_one_however_a_system_writes_its_letters(
    network: Path, reading: Callable[[], Reading]
) -> None:
    page = network / "content" / "sida.md"
    page.write_text("---\ntitle: Sida\naliases: [/fo\u0308rra\u030angen/]\n---\nText.\n", "utf-8")
    found = reading()
    assert found.catalogue is not None
    assert not [one for one in (*found.problems, *alias_problems(found, URLS)) if one.code == "E217"]
    assert "förrången/" in [one.path for one in redirects(found.catalogue, found.pages, (), URLS)]


def test_the_ledger_makes_no_page_outside_the_site(reading: Callable[[], Reading]) -> None:
    found = reading()
    assert found.catalogue is not None
    ledger = ("typ/../../x/", "typ/%2e%2e/x/", "typ//evil.example/", "typ/a;b/", "typ/\u202ea/", "typ/mingel/")
    assert [one.path for one in redirects(found.catalogue, found.pages, ledger, URLS)] == ["typ/mingel/"]


def test_no_address_ends_a_line_of_a_servers_settings() -> None:
    led = (("/förr/", '/nu/a b;"$uri"/'), ('/a"; return 301 //evil.example; #', "/nu/"))
    headers = Headers((), (), (), led)
    said = [
        line for line in nginx(headers, '/srv/en "mapp";', "/").split("\n") if line.startswith(("root", "location ="))
    ]
    assert said == [
        r'root "/srv/en \"mapp\";";',
        'location = "/förr/" { return 301 /nu/a%20b%3B%22%24uri%22/$is_args$args; }',
        r'location = "/a\"; return 301 //evil.example; #" { return 301 /nu/$is_args$args; }',
    ]
    assert redirects_file(headers).split("\n")[0] == "/f%C3%B6rr/ /nu/a%20b%3B%22%24uri%22/ 301"


def test_what_came_in_the_place_of_a_page_is_named_and_nothing_else(
    network: Path, reading: Callable[[], Reading]
) -> None:
    (network / "content" / "om" / "vision.md").rename(network / "content" / "om" / "var-vision.md")
    found = reading()
    assert found.catalogue is not None
    before = (
        "om/vision/",
        "kalender/varmote-2023/",
        "kalender/host-2027/",
        "kalender/hostmotet-2027/",
        "feeds/hamnen/2019.xml",
    )
    ledger = {path: Location("addresses.txt", line) for line, path in enumerate(before, 1)}

    told = dead_addresses(ledger, found, network / "content", URLS)

    assert [(one.location.file, dict(one.values)["alias"]) for one in told] == [
        ("events.yaml", "host-2027"),
        ("events.yaml", "hostmotet-2027"),
        # Another year's meeting is not the same one.
        ("addresses.txt", "/kalender/varmote-2023/"),
        ("content/om/var-vision.md", "/om/vision/"),
    ]
