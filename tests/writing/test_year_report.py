"""The report of a year as a file: one story, in Markdown and in HTML for print."""

from datetime import UTC, date, datetime
from typing import Any

from lxml import html

from pakten.addresses.links import SiteLinks
from pakten.addresses.segments import segments_of
from pakten.addresses.urls import Urls
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event, Format
from pakten.domain.event_parts.recap import NextStep, Recap
from pakten.domain.example import Example
from pakten.domain.organisation import Organisation, Sector
from pakten.domain.overviews.report import year_report
from pakten.domain.source import Voice
from pakten.domain.term import Area, Goal, Level, Onward, WayIn
from pakten.domain.timespan import Timespan
from pakten.locale import words
from pakten.writing.letters.paper_forms import as_html, as_markdown
from pakten.writing.letters.year_report import Document, compose

RECAP = Recap(
    "Neighbours met <fast> & stayed.",
    values=("The *mill* is open.",),
    voices=(Voice("We shall come again.", "mill", "The paper"),),
    next_steps=(NextStep("The mill calls.", "practice"),),
)
CATALOGUE = Catalogue(
    events=tuple(
        Event(
            id=id_,
            title=title,
            summary="",
            span=Timespan.between(datetime(2026, month, 2, 9, tzinfo=UTC)),
            published=date(2026, 1, 1),
            updated=datetime(2026, 1, 1, tzinfo=UTC),
            type="meeting",
            format=Format.ON_SITE,
            areas=("harbour",),
            organisers=("mill",),
            goals=("near",),
            recap=recap,
            note="The day is uncertain." if recap else "",
        )
        for id_, title, month, recap in (("spring", "Spring [open]", 3, RECAP), ("autumn", "Autumn", 9, None))
    ),
    areas=(
        Area(id="harbour", title="Harbour", summary="", local_form="at the Harbour"),
        Area(id="hill", title="Hill", summary="", local_form="on the Hill"),
    ),
    goals=(
        Goal(id="near", title="Near home", summary="", wording="Meet near home", level=Level.LOCAL, decided="2025"),
    ),
    ways_in=(
        WayIn(
            id="practice",
            title="Practice",
            summary="",
            for_whom="",
            contribute=(),
            carried_out_by="mill",
            next_step=Onward(""),
        ),
    ),
    organisations=(Organisation("mill", "The Mill", Sector.PRIVATE),),
)

MARKDOWN = r"""# The Circle: follow-up 2026

What the events of 2026 gave, in words and goal by goal. What is missing is told as well.

## Near home

> ”Meet near home”
> 2025

### [Spring \[open\]](https://circle.example/spring)

*2 March 2026, meeting, Harbour*

Neighbours met \<fast\> & stayed.

- The \*mill\* is open.

> We shall come again.
> (The Mill, The paper)

Where it goes on:

- [Practice](https://circle.example/practice): The mill calls.

About these facts: The day is uncertain.

### What is missing

- [Autumn, 2 September 2026](https://circle.example/autumn): Not followed up.
- [Hill](https://circle.example/hill): No forum was held on the Hill this year, as far as we know.
"""


class Addresses(SiteLinks):
    def event(self, event: Event) -> str:
        return f"https://circle.example/{event.id}"

    def example(self, example: Example) -> str:
        raise AssertionError(example)

    def way_in(self, way: str) -> str:
        return f"https://circle.example/{way}"

    def area(self, area: str) -> str:
        return f"https://circle.example/{area}"


def document() -> Document:
    report = year_report(CATALOGUE, 2026, date(2027, 1, 20))
    return compose(report, CATALOGUE, words("en"), Addresses(Urls(segments_of(words("sv"), {})), ""), "The Circle")


def test_the_report_as_markdown_holds_words_links_and_gaps() -> None:
    assert as_markdown(document()) == MARKDOWN


def test_the_report_for_print_says_the_same() -> None:
    page: Any = html.fromstring(as_html(document()))
    assert [" ".join(heading.text_content().split()) for heading in page.xpath("//h1 | //h2 | //h3")] == [
        "The Circle: follow-up 2026",
        "Near home",
        "Spring [open]",
        "What is missing",
    ]
    assert [" ".join(item.text_content().split()) for item in page.xpath("//li")] == [
        "The *mill* is open.",
        "Practice: The mill calls.",
        "Autumn, 2 September 2026: Not followed up.",
        "Hill: No forum was held on the Hill this year, as far as we know.",
    ]
    assert "Neighbours met <fast> & stayed." in page.text_content()


def test_the_report_for_print_asks_nobody_for_anything() -> None:
    page: Any = html.fromstring(as_html(document()))
    assert page.xpath("//script | //link | //img | //*[@src] | //*[@style]") == []
