"""What must hold between values and between entries, told with the place of the value."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event, Format, Occasion, Online, Status
from pakten.domain.event_parts.accessibility import Accessibility, Answer
from pakten.domain.event_parts.meeting import EventPart
from pakten.domain.event_parts.registration import Registration
from pakten.domain.example import Evidence, Result
from pakten.domain.organisation import Organisation, Sector
from pakten.domain.place import Place
from pakten.domain.problem import Location
from pakten.domain.rules.catalogue import Entries, problems_of
from pakten.domain.rules.figures import holds_figure
from pakten.domain.rules.references import Named, Path
from pakten.domain.source import Action, Contact
from pakten.domain.term import Activation, Area, Onward, WayIn, Wording, WordingRole
from pakten.domain.timespan import Timespan
from pakten.domain.vocabulary import Vocabulary
from pakten.domain.work_year import WorkYear
from tests.domain.conftest import event, example

HERE = Location("events.yaml", 1)
FIRST = date(2027, 2, 1)
WORDS = Vocabulary({"meeting": "Meeting"}, {"firms": "Firms"}, {"young": "Young"})
KNOWN = tuple(("organisation", id_, Location("actors.md", n)) for n, id_ in enumerate(("council", "mill"), 1))
READY: dict[str, Any] = {
    "place": Place("The mill"),
    "registration": Registration(False),
    "accessibility": Accessibility(Answer.YES),
    "contact": Contact("The office"),
}


def told(
    *events: Event,
    drafts: Iterable[str] = (),
    unread: Iterable[str] = (),
    wordings: tuple[tuple[Wording, Location], ...] = (),
    catalogue: Catalogue | None = None,
    named: Iterable[Named] = (),
    vocabulary: Vocabulary = WORDS,
) -> list[str]:
    """Code and path of each problem; the paths are what a reader turns into lines and columns."""
    paths: dict[int, Path] = {}

    def locate(origin: Location, path: Path, *, key: bool = False) -> Location:
        paths[len(paths) + 1] = path
        assert not key or path
        return Location(origin.file, len(paths))

    def near(written: str, choices: Iterable[str], titles: Iterable[str] = ()) -> str:
        assert titles is not choices
        return next((choice for choice in choices if choice[:2] == written[:2]), "")

    placed = [replace(one, origin=Location("events.yaml", n)) for n, one in enumerate(events, 1)]
    ids = tuple(("event", one.id, one.origin) for one in placed)
    whole = replace(catalogue or Catalogue(), events=tuple(placed), vocabulary=vocabulary)
    entries = Entries(
        whole, tuple(placed), frozenset(drafts), ids + KNOWN, frozenset(unread), wordings, ((HERE, tuple(named)),)
    )
    found = sorted(problems_of(entries, locate, near))
    return [
        " ".join((problem.code, ".".join(str(step) for step in paths[problem.location.line]), problem.instead)).strip()
        for problem in found
    ]


def test_a_complete_event_has_no_problem() -> None:
    assert told(event(**READY)) == []


def test_a_coming_event_needs_what_its_visitors_need() -> None:
    assert told(event()) == ["E306 format", "E308 id", "E308 id", "E308 id"]
    assert told(event(**{**READY, "place": None}, format=Format.ONLINE)) == ["E307 format"]
    assert told(event(**READY, format=Format.HYBRID)) == ["E307 format"]
    assert told(event(**{**READY, "format": Format.UNKNOWN})) == ["E309 format"]
    moved = {"format": Format.ONLINE, "previous_format": Format.ON_SITE}
    assert told(event(**{**READY, **moved})) == ["E307 format"]
    online = {**READY, "place": None, "accessibility": None, "online": Online(note="Call us.")}
    assert told(event(**{**online, **moved})) == []
    assert told(event(**{**READY, "place": None, "place_open": True})) == []


@pytest.mark.parametrize("days", [0, 1, 400])
def test_what_was_over_when_it_was_entered_needs_only_what_is_known(days: int) -> None:
    held = Timespan.days(date(2026, 12, 1) - timedelta(days=days))
    found = told(event(span=held, format=Format.UNKNOWN))
    assert found == (["E309 format", "E308 id", "E308 id"] if days == 0 else [])


def test_without_a_date_or_called_off_there_is_nowhere_to_come_to() -> None:
    assert told(event(span=Timespan.unset())) == []
    assert told(event(status=Status.CANCELLED, status_note="The hall burnt down.")) == []


def test_each_occasion_may_have_its_own_place() -> None:
    dates = [Timespan.days(date(2027, 2, day)) for day in (1, 2)]
    own = tuple(Occasion(f"day-{n}", span, place=Place("The mill")) for n, span in enumerate(dates))
    assert told(event(**{**READY, "place": None}, occasions=own)) == []
    assert told(event(**{**READY, "place": None}, occasions=(replace(own[0], place=None), own[1]))) == ["E306 format"]
    assert told(event(**READY, occasions=(own[0], replace(own[1], id="day-0")))) == ["E317 occasions.1.id"]


def test_what_is_called_off_says_why() -> None:
    assert told(event(**READY, status=Status.POSTPONED)) == ["W502 status"]
    assert told(event(**READY, status=Status.TENTATIVE)) == []


def test_a_move_leads_somewhere_else() -> None:
    span = Timespan.days(date(2027, 2, 1))
    before = Timespan.days(date(2027, 1, 25))
    assert told(event(**READY, span=span, previous=(before, span))) == ["E304 previous_start.1"]
    start = datetime(2027, 2, 1, 9, tzinfo=UTC)
    moved = Timespan.between(start, start + timedelta(hours=2))
    assert told(event(**READY, span=moved, previous=(Timespan.between(start),))) == ["E304 previous_start.0"]
    assert told(event(**READY, span=moved, previous=(span,))) == []


def test_a_part_of_a_meeting_lies_within_it_as_far_as_both_say_when() -> None:
    start = datetime(2027, 2, 1, 9, tzinfo=UTC)
    whole, begun, day = (
        Timespan.between(start, start + timedelta(hours=2)),
        Timespan.between(start),
        Timespan.days(FIRST),
    )

    def part(time: str, span: Timespan, day: date | None = None) -> list[str]:
        return told(event(**READY, span=span, parts=(EventPart(id="walk", title="A walk", time=time, day=day),)))

    for inside in ("09:00", "11:00", "09:00–11:00"):
        assert part(inside, whole) == [], inside
    for outside in ("08:59", "11:01", "10:00–11:01"):
        assert part(outside, whole) == ["E362 parts.0.time"], outside
    assert part("08:00", begun) == part("08:00", day) == part("08:00–08:01", day) == []
    assert part("10:00–10:00", whole) == ["E363 parts.0.time"]
    assert part("10:00–09:30", day) == part("10:00–09:30", Timespan.unset()) == ["E363 parts.0.time 09:30–10:00"]
    assert part("22:00–01:00", Timespan.days(FIRST, FIRST + timedelta(days=1))) == []
    assert part("", whole, FIRST) == []
    assert part("", whole, FIRST + timedelta(days=1)) == ["E362 parts.0.day"]


def test_dates_follow_each_other() -> None:
    def with_registration(opens: date | None = None, closes: date | None = None) -> Event:
        return event(**{**READY, "registration": Registration(True, opens=opens, closes=closes)})

    first, last = date(2027, 1, 1), date(2027, 1, 31)
    assert told(with_registration(opens=first, closes=last)) == []
    assert told(with_registration(opens=first, closes=first)) == []
    assert told(with_registration(opens=date(2027, 2, 2))) == ["E311 registration.opens"]
    assert told(with_registration(opens=last, closes=first)) == ["E311 registration.opens"]
    assert told(with_registration(closes=date(2027, 2, 1))) == []
    assert told(with_registration(closes=date(2027, 2, 2))) == ["E311 registration.closes"]
    late = {**READY, "accessibility": Accessibility(ask_by=date(2027, 2, 2))}
    assert told(event(**late)) == ["E311 accessibility.ask_by"]
    same_day = {**READY, "accessibility": Accessibility(ask_by=date(2027, 2, 1))}
    assert told(event(**same_day)) == []
    assert told(event(**READY, updated=datetime(2026, 11, 30, tzinfo=UTC))) == ["E311 updated"]


def test_names_are_known_and_the_nearest_is_offered() -> None:
    area = Area(id="harbour", title="The harbour", summary="", local_form="in the harbour")
    catalogue = Catalogue(areas=(area,))
    named = (
        Named(("areas",), "area", ("harbuor", "xyz")),
        Named(("audience",), "audience", ("firm",)),
        Named(("organisers",), "organisation", ("councel",)),
        Named(("type",), "type", ("meetings",), is_single=True),
        Named(("programme", 0, "with"), "organisation", ("council", "miller")),
    )
    assert told(event(**READY), catalogue=catalogue, named=named) == [
        "E301 areas.0 harbour",
        "E301 areas.1",
        "E301 audience.0 firms",
        "E301 organisers.0 council",
        "E301 type meeting",
        "E301 programme.0.with.1 mill",
    ]


def test_a_file_that_could_not_be_read_makes_no_names_unknown() -> None:
    named = Named(("themes",), "theme", ("mentoring",))
    assert told(named=[named]) == ["E301 themes.0"]
    assert told(named=[named], unread=["theme"]) == []


def test_a_draft_cannot_be_referred_to() -> None:
    named = Named(("part_of",), "event", ("secret",), is_single=True)
    assert told(named=[named], drafts=["secret"]) == ["E305 part_of"]
    assert told(event("a", **READY, part_of="a")) == ["E316 part_of"]


def test_ids_and_old_addresses_are_unique() -> None:
    assert told(event("a", **READY), event("a", **READY)) == ["E302 id"]
    assert told(event("a", **READY, aliases=("b", "c")), event("b", **READY, aliases=("c",))) == [
        "E313 aliases.0",
        "E313 aliases.0",
    ]


def test_the_same_name_twice_is_noticed() -> None:
    named = Named(("organisers",), "organisation", ("council", "mill", "council"))
    assert told(named=[named]) == ["W503 organisers.2"]
    assert told(named=[replace(named, ids=("council", "council"))]) == ["W503 organisers.1"]


def test_an_event_is_named_by_its_id_and_the_nearest_is_offered() -> None:
    named = Named(("part_of",), "event", ("meeting",), is_single=True)
    assert told(event(**READY), named=[named]) == []
    assert told(event(**READY), named=[replace(named, ids=("meetin",))]) == ["E301 part_of meeting"]


def test_what_lay_behind_when_anything_was_last_told_needs_nothing_for_visitors() -> None:
    behind, day = event("behind", Timespan.days(date(2027, 1, 5))), Timespan.days(FIRST)
    assert told(behind, event("ahead", day, **READY)) != []
    assert told(behind, event("ahead", day, **READY, updated=datetime(2027, 1, 10, tzinfo=UTC))) == []


def test_among_events_of_one_day_only_the_one_that_is_out_of_order_moves() -> None:
    two, one = Timespan.days(FIRST), Timespan.days(FIRST - timedelta(days=1))
    assert told(*(event(id_, span, **READY) for id_, span in (("a", two), ("b", two), ("c", one)))) == ["W501 start"]


def test_a_working_year_is_one_of_three_centuries() -> None:
    years = tuple(WorkYear(id=id_, title="", summary="") for id_ in ("1900", "2199", "1899", "2200", "next"))
    assert told(catalogue=Catalogue(work_years=years)) == ["E367 title", "E367 title", "E367 title"]


def stay(origin: Location, path: Path, *, key: bool = False) -> Location:
    assert path == ("start",)
    assert not key
    return origin


def nothing_near(written: str, choices: Iterable[str], titles: Iterable[str] = ()) -> str:
    assert written not in (*choices, *titles)
    return ""


def on_day(day: int) -> Event:
    return event(f"day-{day}", **READY, span=Timespan.days(date(2027, 2, day)))


def test_as_few_as_possible_are_out_of_order() -> None:
    assert told(on_day(9), on_day(1), on_day(2), on_day(3)) == ["W501 start"]
    assert told(on_day(1), on_day(2), on_day(9), on_day(3), on_day(4)) == ["W501 start"]
    assert told(on_day(1), on_day(2), on_day(3)) == []


def test_a_list_that_is_the_other_way_round_is_told_of_once() -> None:
    assert told(*map(on_day, range(28, 0, -1))) == ["W641 start"]
    assert told(*map(on_day, (9, 8, 7, 28, 6, 5, 4))) == ["W641 start"]
    assert told(on_day(2), on_day(1)) == ["W501 start"]


@given(st.lists(st.integers(1, 28), max_size=12, unique=True))
def test_what_is_out_of_order_moved_away_leaves_order(days: list[int]) -> None:
    listed = tuple(replace(on_day(day), origin=Location("events.yaml", n)) for n, day in enumerate(days))
    entries = Entries(Catalogue(vocabulary=WORDS), listed, ids=KNOWN)
    problems = list(problems_of(entries, stay, nothing_near))
    found = {problem.location.line for problem in problems}
    if any(problem.code == "W641" for problem in problems):
        assert len(problems) == 1
        return
    staying = [day for n, day in enumerate(days) if n not in found]
    assert staying == sorted(staying)
    longest = [1] * len(days)
    for index, day in enumerate(days):
        longest[index] = max((longest[at] + 1 for at in range(index) if days[at] < day), default=1)
    assert len(found) == len(days) - max(longest, default=0)


def test_examples_prove_what_they_claim() -> None:
    claim = Catalogue(examples=(example(evidence=Evidence.EVALUATED),))
    assert told(catalogue=claim) == ["E312 evidence"]
    bare = (Result("It gave 45 jobs."), Result("It became a habit in 2023."), Result("40 %", "Report", "2023"))
    assert told(catalogue=Catalogue(examples=(example(results=bare),))) == [
        "E310 results.0.text",
        "E310 results.0.text",
    ]


@pytest.mark.parametrize(
    "text", ["45 jobb", "12 %", "12%", "92 000 personer", "3,5 procent", "1.200 people", "Av 300 kom"]
)
def test_a_figure_counts_something(text: str) -> None:
    assert holds_figure(text)


@pytest.mark.parametrize(
    "text",
    ["Den 3 mars 2023 blev den fast.", "Kursen gavs 2023 och 2024.", "18–29 år", "kl. 9", "Fem jobb.", "2021–2022"],
)
def test_a_date_counts_nothing(text: str) -> None:
    assert not holds_figure(text)


def test_figures_of_an_area_always_have_source_and_date() -> None:
    area = Area(
        id="a", title="Harbour", summary="", local_form="in the harbour", figures=(Result("Many live here.", "Report"),)
    )
    assert told(catalogue=Catalogue(areas=(area,))) == ["E310 figures.0.text"]


def test_wordings_stand_once_and_leave_room_for_the_area() -> None:
    vision = Wording(WordingRole.VISION, "A town.", "A town {local_form}.")
    twice = ((vision, Location("a.md")), (replace(vision, local="A town there."), Location("b.md")))
    assert told(wordings=twice) == ["E314 role", "E315 local"]


def test_terms_lead_forward() -> None:
    way = WayIn(
        id="a",
        title="",
        summary="",
        for_whom="",
        contribute=(),
        carried_out_by="mill",
        next_step=Onward("Call.", "https://example.org/"),
        leads_to=("a",),
    )
    call = Activation(
        id="b",
        title="",
        summary="",
        message="",
        first=Timespan.days(date(2027, 2, 2)),
        last=Timespan.days(date(2027, 2, 1)),
    )
    assert told(catalogue=Catalogue(ways_in=(way,), activations=(call,)), unread=["way_in"]) == [
        "E316 leads_to.0",
        "E303 until",
    ]


def test_an_action_leads_one_way() -> None:
    seen = date(2026, 11, 25)
    ways: tuple[dict[str, str], ...] = (
        {},
        {"url": "https://example.org/"},
        {"url": "https://example.org/", "email": "mill@example.org"},
    )
    actions = tuple(Action("Ask.", seen, **way) for way in ways)
    area = Area(id="harbour", title="The harbour", summary="", local_form="in the harbour", actions=actions)
    assert told(catalogue=Catalogue(areas=(area,))) == ["E391 actions.0", "E391 actions.2"]


def test_nothing_is_a_part_of_itself_however_far_around() -> None:
    around = tuple(
        Organisation(id_, id_, Sector.PUBLIC, part_of=above, origin=Location("actors.md", line))
        for line, (id_, above) in enumerate((("a", "b"), ("b", "c"), ("c", "a"), ("d", "")), 1)
    )
    assert told(catalogue=Catalogue(organisations=around)) == ["E316 part_of"] * 3


def test_only_tags_of_the_list_are_known() -> None:
    known = replace(WORDS, tags={"bread": "Bread"})
    assert told(event(**READY, tags=("bread", "breed")), vocabulary=known) == ["E301 tags.1 bread"]


def test_a_call_may_end_on_the_day_it_begins() -> None:
    day = Timespan.days(FIRST)
    call = Activation(id="b", title="", summary="", message="", first=day, last=day)
    assert told(catalogue=Catalogue(activations=(call,))) == []
    before = replace(call, last=Timespan.days(FIRST - timedelta(days=1)))
    assert told(catalogue=Catalogue(activations=(before,))) == ["E303 until"]
