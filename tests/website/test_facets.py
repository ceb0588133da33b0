"""Each value of a facet has a page of its own, made in advance; only values that occur, in words of the language."""

import json
import shutil
from itertools import chain
from pathlib import Path

import pytest

from tests.building import SEASONS
from tests.building import seasons as with_seasons
from tests.website.conftest import Builds, Built, build

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def seasons(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small network with events of every form."""
    return builds.good(with_seasons(tmp_path_factory.mktemp("seasons") / "network"))


def selections(built: Built, section: str) -> set[str]:
    return {
        name.removeprefix(f"{section}/selection/").removesuffix("/index.html")
        for name in built.files()
        if name.startswith(f"{section}/selection/")
    }


def test_only_values_that_occur_have_a_page(seasons: Built) -> None:
    assert selections(seasons, "calendar") == {
        "area/harbour",
        "area/hill",
        "area/whole-city",
        "theme/apprentices",
        "type/meeting",
        "type/breakfast",
        "form/on-site",
        "form/online",
        "form/hybrid",
        "audience/employers",
        "accessibility/sign-language",
        "accessibility/captions",
        "accessibility/step-free",
    }
    assert selections(seasons, "examples") == {
        "area/harbour",
        "theme/apprentices",
        "sector/business",
        "target-group/young",
        "way-in/apprenticeship",
        "evidence/tried",
    }


def test_a_selection_says_what_it_holds_and_leads_back(seasons: Built) -> None:
    page = seasons.page("calendar/selection/accessibility/captions/")

    (title,) = page.xpath("//h1")
    assert title.text_content() == "Events: Captions"
    (lede,) = page.xpath("//main//p[contains(@class, 'pakten-lede')]")
    assert " ".join(lede.text_content().split()) == "2 events. The whole calendar"
    assert lede.xpath("a/@href") == ["../../../../calendar/"]
    assert page.xpath("//*[contains(@class, 'pakten-event__title')]/a/text()") == [
        "Breakfast for everyone",
        "Supper for apprentices",
    ]


def test_every_selection_can_be_reached_from_its_list(seasons: Built) -> None:
    for section in ("calendar", "examples"):
        links = seasons.page(f"{section}/").xpath("//nav[contains(@class, 'pakten-narrow')]//a/@href")
        reached = {link.removeprefix(f"../{section}/selection/").rstrip("/") for link in links if "selection" in link}
        assert reached == selections(seasons, section)


@pytest.mark.thorough
def test_a_selection_of_a_large_calendar_stays_small(tmp_path: Path) -> None:
    folder = with_seasons(tmp_path / "network")
    (folder / "events.yaml").write_text(
        (SEASONS / "events.yaml").read_text("utf-8")
        + "".join(LATE.format(number=number, year=1900 + number) for number in range(70))
        + "".join(LATE.format(number=number, year=2000 + number) for number in range(70, 140)),
        "utf-8",
    )

    built = build(folder)

    assert built.status == 0, built.said
    page = built.page("calendar/selection/audience/employers/")
    assert page.xpath("count(//article[not(ancestor::template)])") == 120
    (lede,) = page.xpath("//main//p[contains(@class, 'pakten-lede')]")
    assert "142 events." in lede.text_content()


LATE = """\
- id: supper-{number}
  title: Supper number {number}
  summary: Once more.
  start: {year}-01-10
  published: 2026-04-01
  type: meeting
  format: online
  online: {{note: By video.}}
  areas: [hill]
  audience: [employers]
  organisers: [bakery]
  registration: {{needed: false}}
  contact: {{name: The Bakery}}
"""


def test_the_search_finds_pages_and_entries_but_no_lists_of_them(seasons: Built) -> None:
    parts = [json.loads(file)["parts"] for name, file in seasons.files().items() if name.startswith("search/records-")]
    paths = {record["path"] for record in chain.from_iterable(parts)}

    assert {"calendar/breakfast/", "examples/bakery-apprentices/", "areas/harbour/", "about/", "./"} <= paths
    assert not {path for path in paths if "selection" in path or path.startswith(("search/", "404", "calendar/2026"))}


def test_two_builds_make_the_same_index(seasons: Built, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(seasons.folder, tmp_path / "again", ignore=shutil.ignore_patterns("site")))

    again, first = build(folder).files(), seasons.files()
    parts = [name for name in first if name.startswith("search/") and name.endswith(".json")]
    assert len(parts) > 2
    assert [again[name] for name in parts] == [first[name] for name in parts]
