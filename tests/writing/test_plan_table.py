"""The activity plan as a table to go on working with."""

from datetime import UTC, date, datetime

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event, Format, Status
from pakten.domain.organisation import Organisation, Sector
from pakten.domain.overviews.plan import activity_plan
from pakten.domain.source import Contact
from pakten.domain.timespan import Timespan
from pakten.domain.vocabulary import Vocabulary
from pakten.locale import words
from pakten.writing.letters.agenda import year_plan
from pakten.writing.letters.plan_table import Section, as_csv, as_markdown, sections

TODAY = date(2027, 1, 20)
USUAL = Event(
    id="spring",
    title="=Spring | summer",
    summary="",
    span=Timespan.days(date(2027, 4, 5)),
    published=date(2026, 12, 1),
    updated=datetime(2026, 12, 1, tzinfo=UTC),
    type="meeting",
    format=Format.ON_SITE,
    areas=(),
    organisers=("mill",),
    contact=Contact("The office"),
    agreed_with=("mill",),
    status=Status.CANCELLED,
)


def plan() -> tuple[Section, ...]:
    catalogue = Catalogue(
        events=(USUAL,),
        organisations=(Organisation("mill", "The Mill", Sector.PRIVATE),),
        vocabulary=Vocabulary(types={"meeting": "Meeting"}),
    )
    return sections(activity_plan(catalogue, 2027, TODAY), catalogue, words("en"), TODAY)


def test_a_spreadsheet_gets_a_row_for_each_event_and_no_formula() -> None:
    assert as_csv(plan(), words("en")) == (
        "Quarter,When,Event,Goal,Area,Type,Responsible,Agreed with,Status\n"
        "Quarter 2,5 April 2027,'=Spring | summer,None given,The whole city,Meeting,The office,The Mill,Cancelled\n"
    )


def test_markdown_has_a_table_for_each_quarter_that_has_something() -> None:
    assert as_markdown(plan(), "Plan 2027", words("en")) == (
        "# Plan 2027\n\n"
        "## Quarter 1\n\nNo events.\n\n"
        "## Quarter 2\n\n"
        "| When | Event | Goal | Area | Type | Responsible | Agreed with | Status |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
        "| 5 April 2027 | =Spring \\| summer | None given | The whole city | Meeting | The office | The Mill |"
        " Cancelled |\n\n"
        "## Quarter 3\n\nNo events.\n\n"
        "## Quarter 4\n\nNo events.\n"
    )


def test_in_text_those_who_have_agreed_stand_below_the_event() -> None:
    told = year_plan(plan(), "Plan 2027", words("en"))

    assert told.count("5 April 2027: =Spring | summer (The whole city), Cancelled\n  Agreed with: The Mill\n") == 3
