"""The accessibility statement: complete or not published, and never forgotten."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pakten.website.plugins.statement import is_old
from tests.website.conftest import NEIGHBOURS, Builds, Built, build

pytestmark = pytest.mark.thorough

COMPLETE = """  - pakten/statement:
      publisher: Aldbury Town Council
      law: {text: the Accessibility Regulations 2018, url: https://law.example/}
      standard: WCAG 2.2 AA
      status: partial
      assessed: 2026-05-01
      method: The council reviewed the site itself.
      updated: 2026-05-02
      shortcomings:
        - text: The old map cannot be read aloud.
          reason: It is a picture.
          alternative: Call the office.
          wcag: 1.1.1
      burdens: [{text: Minutes before 2020, reason: They are scanned.}]
      outside: [{text: Pages of others that we link to}]
      feedback: {text: Write to the office, url: /about/}
      authority: {text: The Commission, url: https://commission.example/complain}
"""


def with_statement(folder: Path, written: str) -> Path:
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("  - pakten/feeds\n", f"  - pakten/feeds\n{written}"), "utf-8")
    return folder


@pytest.fixture(scope="module")
def published(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = Path(shutil.copytree(NEIGHBOURS, tmp_path_factory.mktemp("statement") / "neighbours"))
    return builds.good(with_statement(folder, COMPLETE))


def test_it_says_everything_that_the_law_asks_for(published: Built) -> None:
    page = published.page("accessibility/")
    (statement,) = page.xpath("//div[contains(@class, 'pakten-statement')]")

    assert " ".join(statement.text_content().split()) == (
        "Aldbury Town Council is behind this site. Here we account for how The Mill Circle complies with the "
        "Accessibility Regulations 2018, which shortcomings we know of, and how you tell us of others. "
        "How accessible is the site? The site complies partly with the Accessibility Regulations 2018. What falls "
        "short is told below. It has been assessed against WCAG 2.2 AA. Read the Accessibility Regulations 2018 "
        "What falls short The old map cannot be read aloud. Why: It is a picture. Do this instead: Call the office. "
        "WCAG requirement: 1.1.1 "
        "Exempt as a disproportionate burden Minutes before 2020 Why: They are scanned. "
        "Content that the law does not cover Pages of others that we link to "
        "If you cannot use a part of the site Tell us if something does not work, or if you need content in another "
        "form. We answer as soon as we can. Write to the office "
        "If you are not satisfied with our answer The Commission supervises the law. You can report there that the "
        "site falls short. Report to The Commission "
        "How we have assessed the site The council reviewed the site itself. The last assessment was made on "
        "1 May 2026. The statement was last reviewed on 2 May 2026."
    )
    assert statement.xpath(".//a[starts-with(@href, 'https:')]/@href") == [
        "https://law.example/",
        "https://commission.example/complain",
    ]


def test_every_page_leads_to_it(published: Built) -> None:
    pages = {name: published.page(name) for name in published.files() if name.endswith(".html")}
    whole = {name for name, page in pages.items() if page.xpath("//body/header")}
    linking = {name for name, page in pages.items() if page.xpath("//footer//a[contains(@href, 'accessibility/')]")}

    assert len(whole) > 10
    assert linking == whole


def test_what_is_missing_is_told_at_once_and_the_old_site_stays(network: Path) -> None:
    (network / "site").mkdir()
    (network / "site" / "old.html").write_text("the last good site")
    built = build(with_statement(network, "  - pakten/statement: {status: nearly, shortcomings: [The map]}\n"))

    assert built.status == 1
    assert (network / "site" / "old.html").is_file()
    settings = (network / "mkdocs.yml").read_text("utf-8")
    line = settings[: settings.index("pakten/statement")].count("\n") + 1
    assert re.findall(r"^(?:Error: )?mkdocs.yml:(\d+):\d+: E382 .* with (\w+)\.$", built.said, re.MULTILINE) == [
        (str(line), name)
        for name in ("assessed", "authority", "feedback", "law", "method", "publisher", "updated", "status")
    ] + [(str(line), "shortcomings")]


@pytest.mark.parametrize(
    ("written", "replaced", "said"),
    [
        ("status: partial", "status: full", "status is full though shortcomings is not empty"),
        ("assessed: 2026-05-01", "assessed: last spring", "Write the day of the last assessment"),
        (
            "reason: It is a picture.",
            "cause: It is a picture.",
            "Write text (what falls short) and reason (why) in item 1",
        ),
        ("url: https://commission.example/complain", "url: ''", "Write which authority supervises"),
    ],
)
def test_a_mistake_stops_the_build_with_advice(network: Path, written: str, replaced: str, said: str) -> None:
    built = build(with_statement(network, COMPLETE.replace(written, replaced)))

    assert built.status == 1
    assert said in built.said


def test_an_assessment_older_than_a_year_is_told_without_stopping_the_build(network: Path) -> None:
    on_its_day = build(with_statement(network, COMPLETE), "2027-05-01")
    after = build(network, "2027-05-02")

    assert (on_its_day.status, after.status) == (0, 0)
    assert "more than a year ago" not in on_its_day.said
    assert "accessibility was assessed on 2026-05-01, more than a year ago" in after.said


def test_a_year_is_a_year_also_after_a_leap_day() -> None:
    assessed = date(2024, 2, 29)

    assert not is_old(assessed, date(2025, 2, 28))
    assert is_old(assessed, date(2025, 3, 1))


def test_the_networks_own_statement_is_told_in_swedish(integrationspakten: Callable[[str], Built]) -> None:
    site = integrationspakten("2024-03-01")
    said = site.text("tillganglighet/")

    assert "delvis förenlig med lagen (2018:1937) om tillgänglighet till digital offentlig service" in said
    assert "Senaste bedömningen gjordes 22 november 2026." in said
    assert site.page("tillganglighet/").xpath("//a[@href='https://www.digg.se/tdosanmalan']")
