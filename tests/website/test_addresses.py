"""Where everything is, is known without a site: the pages of a build, and the links that a check and a build judge."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from pakten.addresses.pages import paths
from pakten.reading.network.catalogue import read
from pakten.reading.network.settings import read_settings
from tests.forking import call
from tests.website.conftest import DAY, Built, build

LINKS = (
    *("/areas/hill/", "/calendar/2026/", "/calendar/2026/06/", "/follow-up/2026/", "/activity-plan/2026/"),
    *("/types/breakfast/", "/calendar/selection/form/on-site/", "/places/mill/"),
    # The second is an earlier id, under which programs still ask.
    *("/feeds/hill.ics", "/calendar/morning-coffee.ics", "/data/events.json"),
)
DEAD_LINKS = (
    *("/calendar/2025/", "/calendar/2026/07/", "/types/fair/", "/places/mill/x/", "/organisations/nobody/"),
    *("/calender/", "/calendar/selection/form/online/", "/calendar/coffee.ics", "/paper.pdf"),
)


FROM_A_PAGE = (
    *("./", "../", "index.md", "../index.md", "../areas/hill/", "../areas/hill.md", "../calendar/#month-1", "#top"),
    *("#the-mill", "#given", "/calendar/breakfast/#title", "#main", "?from=letter#the-mill", "/areas/#hill"),
    *("/examples/bakery-apprentices/#how-it-works", "../examples/bakery-apprentices/#results"),
)
DEAD_FROM_A_PAGE = (
    *("gone.md", "areas/hill/", "../gone/", "../../areas/hill/", "#the-mil", "#nowhere", "index.md#nowhere"),
    *("/calendar/#nowhere", "/calendar/breakfast/#nowhere", "../areas/hill/#nowhere", "?from=letter#nowhere"),
    *("/examples/bakery-apprentices/#what-it-gives", "../areas/gone.md", "../areas/hill.md#nowhere"),
)


def _known(folder: Path) -> set[str]:
    settings = read_settings(folder / "mkdocs.yml", {})
    reading = read(settings.layout, settings.vocabulary, settings.zone)
    assert reading.catalogue is not None
    return set(paths(reading.catalogue, settings.urls, (page.path for page in reading.pages)))


def test_every_page_of_the_site_is_known_before_it_is_built(integrationspakten: Callable[[str], Built]) -> None:
    built = integrationspakten("2024-03-01")
    known, files = _known(built.folder), set(built.files())
    pages = {path.removesuffix("index.html") for path in files if path == "index.html" or path.endswith("/index.html")}
    # What is printed of an event is there while it lies ahead, and a plan of what nobody told of before while the year
    # goes on, and the pages of a year of which nothing is known, so no text should lead to them.
    passing = {page for page in pages if page.startswith("kalender/") and page.endswith(("/affisch/", "/utskrifter/"))}
    passing |= {"aktivitetsplan/2024/", "aktivitetsplan/2025/", "kalender/2025/", "uppfoljning/2025/"}
    assert pages - passing == {path for path in known if not path or path.endswith("/")}
    assert {path for path in known if path and not path.endswith("/")} <= files


def test_a_check_and_a_build_tell_the_same_dead_links(network: Path) -> None:
    about = network / "content" / "about" / "index.md"
    with about.open("a", encoding="utf-8") as text:
        text.writelines(f"\n[a]({path})\n" for path in (*LINKS, *DEAD_LINKS))

    built = build(network)
    checked = call("pakten.cli", ("check",), network, {**os.environ, "PAKTEN_DATE": DAY, "NO_COLOR": "1"})

    told = [line for line in checked.out.splitlines() if "E319" in line]
    assert [next(path for path in DEAD_LINKS if path in line) for line in told] == list(DEAD_LINKS)
    assert [line.removeprefix("ERROR   -  ") for line in built.said.splitlines() if "E319" in line] == told


def test_a_check_knows_the_places_of_pages_that_nobody_has_built_yet(network: Path) -> None:
    about = network / "content" / "about" / "index.md"
    links = "".join(f"[x]({link}) " for link in FROM_A_PAGE)
    about.write_text(f"{about.read_text()}\n## The mill\n\nText.\n{{: #given }}\n\n{links}\n")
    example = network / "goodexamples" / "bakery-apprentices.md"
    example.write_text(f"{example.read_text()}\n[x](#how-it-works)\n")
    assert _told(network) == set()

    about.write_text(about.read_text() + "".join(f"\n[x]({link})\n" for link in DEAD_FROM_A_PAGE))
    example.write_text(f"{example.read_text()}\n[x](#what-it-gives)\n")

    first = about.read_text().splitlines().index("[x](gone.md)") + 1
    assert _told(network) == {
        *(f"content/about/index.md:{first + 2 * number}" for number in range(len(DEAD_FROM_A_PAGE))),
        f"goodexamples/bakery-apprentices.md:{len(example.read_text().splitlines())}",
    }


def _told(network: Path) -> set[str]:
    """The lines of all links that lead nowhere."""
    said = call("pakten.cli", ("check",), network, {**os.environ, "PAKTEN_DATE": DAY, "NO_COLOR": "1"}).out
    return set(re.findall(r"^(\S+):\d+: E(?:319|278|340) ", said, re.MULTILINE))
