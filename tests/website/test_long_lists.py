"""No page grows with the network without a bound: what has too much to list shows the first of it and leads on."""

import shutil
from datetime import date, timedelta

import pytest

from pakten.website.pages.environment import MOST
from tests.building import NEIGHBOURS
from tests.website.conftest import Builds, Built

pytestmark = pytest.mark.thorough

MANY = MOST + 9
EVENT = """\
- id: talk-{id}
  title: Talk {id}
  summary: Number {id} of the talks by the river.
  start: {day} 09:00
  end: {day} 10:00
  published: {published}
  type: breakfast
  format: on_site
  place: mill
  areas: [harbour]
  goals: [local-forums]
  organisers: [bakery]
  registration: {{needed: false}}
  accessibility: {{step_free: yes}}
  contact: {{name: The Bakery}}
"""
VAGUE = EVENT.replace("start: {day} 09:00\n  end: {day} 10:00", 'start: "2024 autumn"').format(
    id="some-time", day="", published="2024-01-02"
)


@pytest.fixture(scope="module")
def many(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small network with a first quarter, a time ahead and examples of which no page can list all."""
    folder = tmp_path_factory.mktemp("many") / "network"
    shutil.copytree(NEIGHBOURS, folder)
    before, ahead = [], []
    for number in range(MANY):
        held = date(2024, 1, 8) + timedelta(number // 4)
        recap = f"  recap: {{summary: Number {number} was well heard.}}\n"
        before.append(EVENT.format(id=f"then-{number}", day=held, published="2024-01-02") + recap)
        coming = date(2026, 6, 3) + timedelta(number)
        ahead.append(EVENT.format(id=f"next-{number}", day=coming, published="2026-04-01"))
    own = folder / "events.yaml"
    own.write_text("\n".join((*before, VAGUE, own.read_text(), *ahead)))
    (example,) = (folder / "goodexamples").glob("*.md")
    for number in range(MANY):
        title = f"Apprentices number {number}"
        text = example.read_text().replace("Apprentices in the bakery", title).replace("dawn", f"dawn in year {number}")
        (folder / f"goodexamples/number-{number}.md").write_text(text)
    return builds.of(folder)


def listed(built: Built, path: str, what: str) -> int:
    return len(built.page(path).xpath(f"//main//*[contains(concat(' ', @class, ' '), ' {what} ')]"))


def leads(built: Built, path: str) -> list[str]:
    """Where it leads on to, and to which months."""
    more = "//main//a[contains(@class, 'pakten-more') or contains(@class, 'pakten-terms__link')]"
    return [str(link.get("href")) for link in built.page(path).xpath(more)]


def picks(built: Built, path: str, facet: str) -> dict[str, bool]:
    """The choices of a facet by their address, and whether the script may combine them."""
    (details,) = built.page(path).xpath(f"//nav[contains(@class, 'pakten-narrow')]/details[summary = '{facet}']")
    return {link.get("href"): bool(link.get("data-pick")) for link in details.xpath(".//a")}


def test_a_full_year_leads_to_its_months_and_lists_what_has_none(many: Built) -> None:
    told = many.text("calendar/2024/")
    held = [date(2024, 1, 8) + timedelta(number // 4) for number in range(MANY)]

    assert leads(many, "calendar/2024/") == [
        "../../calendar/2024/01/",
        "../../calendar/2024/02/",
        "../../calendar/2024/03/",
    ]
    for name, month in (("January", 1), ("February", 2), ("March", 3)):
        assert f"{name} 2024 {sum(day.month == month for day in held)} events." in told
    assert "Talk some-time" in told
    assert listed(many, "calendar/2024/", "pakten-event") == 1


def test_a_year_that_a_page_can_hold_is_listed_whole(many: Built) -> None:
    assert listed(many, "calendar/2027/", "pakten-event") > 90
    assert leads(many, "calendar/2027/") == []


def test_a_report_and_a_plan_of_a_full_year_lead_to_the_year(many: Built) -> None:
    assert listed(many, "follow-up/2024/", "pakten-report__account") == MOST
    assert "../../calendar/2024/" in leads(many, "follow-up/2024/")
    assert len(many.page("activity-plan/2024/").xpath("//main//tbody/tr/th")) == MOST + 1
    assert leads(many, "activity-plan/2024/") == ["../../calendar/2024/"]


def test_a_calendar_that_is_full_leads_to_the_months_that_it_does_not_reach(many: Built) -> None:
    ahead = many.page("calendar/").xpath("//main//section[not(@hidden)]//li[@data-order]")
    times = picks(many, "calendar/", "When")

    assert len(ahead) == MOST
    assert leads(many, "calendar/") == ["../calendar/2027/03/", "../calendar/2027/04/"]
    assert tuple(times[f"../calendar/{period}/"] for period in ("2026/12", "2027/03", "2027")) == (True, False, False)


def test_examples_that_no_page_can_hold_are_found_by_one_choice_or_by_searching(many: Built) -> None:
    assert listed(many, "examples/", "pakten-card") == MOST
    assert leads(many, "examples/") == ["../search/"]
    assert set(picks(many, "examples/", "Sector").values()) == {False}
    assert leads(many, "examples/selection/sector/business/") == ["../../../../examples/"]


def test_lists_of_terms_lead_on_as_well(many: Built) -> None:
    assert "../../calendar/" in leads(many, "types/breakfast/")
    assert f"{2 * MANY + 2} events." in many.text("types/")
