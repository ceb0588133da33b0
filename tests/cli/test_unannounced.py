"""What those who subscribe would not be told of, and what to write instead."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pakten.checking.unannounced import Before, unannounced
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event, Format, Occasion, Online, Status
from pakten.domain.event_parts.accessibility import Accessibility, Answer
from pakten.domain.event_parts.recap import Recap
from pakten.domain.event_parts.registration import Registration
from pakten.domain.place import Place
from pakten.domain.problem import Location, Problem
from pakten.domain.timespan import Timespan
from pakten.reading.network.catalogue import read
from pakten.reading.network.settings import read_settings
from tests.cli.conftest import NETWORK, Edit, Pakten, git

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 12, 1, 14, 30, tzinfo=STOCKHOLM)
Change = Callable[[Event], Event]


@pytest.fixture(scope="module")
def network() -> Catalogue:
    settings = read_settings(NETWORK / "mkdocs.yml", {})
    catalogue = read(settings.layout, settings.vocabulary, settings.zone).catalogue
    assert catalogue is not None
    return catalogue


def _told(before: Catalogue, now: Catalogue, **drafts: Location) -> list[Problem]:
    def locate(origin: Location, path: tuple[str | int, ...], *, key: bool = False) -> Location:
        return replace(origin, file=f"{origin.file}:{'.'.join(map(str, path))}{'!' if key else ''}")

    known = {id_.replace("_", "-"): at for id_, at in drafts.items()}
    return sorted(unannounced(Before(before), now, known, NOW, locate))


def _with(catalogue: Catalogue, id_: str, change: Change) -> Catalogue:
    return replace(catalogue, events=tuple(change(one) if one.id == id_ else one for one in catalogue.events))


def _without(catalogue: Catalogue, id_: str) -> Catalogue:
    return replace(catalogue, events=tuple(one for one in catalogue.events if one.id != id_))


def _day(month: int, day: int, hour: int = 9) -> Timespan:
    start = datetime(2027, month, day, hour, tzinfo=STOCKHOLM)
    return Timespan.between(start, start + timedelta(hours=2, minutes=30))


def _codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def _dates(event: Event, *occasions: Occasion) -> Event:
    return replace(event, occasions=occasions, span=occasions[0].span)


def _as_dates(occasions: tuple[Occasion, ...], event: Event) -> Event:
    return _dates(event, *occasions)


def _on(span: Timespan, event: Event) -> Event:
    return replace(event, span=span)


DATES = (Occasion("dag-1", _day(10, 20)), Occasion("dag-2", _day(10, 27)))

MISLEADING: dict[str, tuple[Change, str]] = {
    "another day": (lambda event: replace(event, span=_day(10, 21)), "start"),
    "another hour": (lambda event: replace(event, span=_day(10, 20, 10)), "start, end"),
    "a date after none": (lambda event: replace(event, span=Timespan.unset()), "start, end"),
    "whole days": (lambda event: replace(event, span=Timespan.days(date(2027, 10, 20))), "start, end"),
    "shorter": (
        lambda event: replace(event, span=Timespan.between(_day(10, 20).start, _day(10, 20, 8).end)),  # type: ignore[arg-type]
        "end",
    ),
    "cancelled": (lambda event: replace(event, status=Status.CANCELLED), "status"),
    "tentative": (lambda event: replace(event, status=Status.TENTATIVE), "status"),
    "online instead": (lambda event: replace(event, format=Format.ONLINE, place=None), "format, place"),
    "another place": (lambda event: replace(event, place=Place("Torget")), "place"),
    "another door": (
        lambda event: replace(event, place=replace(event.place or Place(""), address="Bakgatan 2")),
        "place",
    ),
    "a place that is still to be said": (lambda event: replace(event, place=None, place_open=True), "place"),
    "another link": (lambda event: replace(event, online=Online("https://exempel.se/mote")), "online"),
    "several dates": (lambda event: _dates(event, *DATES), "start, end, occasions"),
}


@pytest.mark.parametrize("what", MISLEADING)
def test_what_leads_people_to_the_wrong_time_or_place_is_an_error(network: Catalogue, what: str) -> None:
    change, keys = MISLEADING[what]
    changed = _with(network, "hostmote-2027", change)
    (problem,) = _told(network, changed)
    assert (problem.code, problem.severity) == ("E601", "error")
    assert dict(problem.values) == {"id": "hostmote-2027", "changed": keys, "write": "2026-12-01"}
    assert problem.location.file == "events.yaml:updated!"
    later = _with(changed, "hostmote-2027", lambda event: replace(event, updated=NOW))
    assert _told(network, later) == []


MINOR: dict[str, Change] = {
    "title": lambda event: replace(event, title="Möte"),
    "summary": lambda event: replace(event, summary="Vi ses."),
    "status_note": lambda event: replace(event, status_note="Lokalen byts kanske."),
    "previous_start": lambda event: replace(event, previous=(_day(10, 13),)),
    "previous_place": lambda event: replace(event, previous_place=Place("Torget")),
    "previous_format": lambda event: replace(event, previous_format=Format.ONLINE),
    "online": lambda event: replace(event, online=Online(note="Länken skickas dagen före.")),
    "registration": lambda event: replace(event, registration=Registration(needed=False)),
    "accessibility": lambda event: replace(event, accessibility=Accessibility(step_free=Answer.NO)),
    "contact": lambda event: replace(event, contact=None),
    "description": lambda event: replace(event, description="Vi börjar med kaffe."),
    "recap": lambda event: replace(event, recap=Recap("Två företag öppnade sina dörrar.")),
}


@pytest.mark.parametrize("key", MINOR)
def test_everything_else_that_subscribers_see_is_a_warning(network: Catalogue, key: str) -> None:
    (problem,) = _told(network, _with(network, "hostmote-2027", MINOR[key]))
    assert (problem.code, problem.severity) == ("W516", "warning")
    assert dict(problem.values) == {"id": "hostmote-2027", "changed": key}


@pytest.mark.parametrize(
    "change",
    [
        lambda event: replace(event, themes=("mentorskap",)),
        lambda event: replace(event, origin=Location("events/hostmote-2027.yaml", 1)),
        lambda event: replace(event, place=replace(event.place, origin=Location("content/platser.md", 99))),
    ],
)
def test_what_no_subscriber_sees_is_silent(network: Catalogue, change: Change) -> None:
    assert _told(network, _with(network, "hostmote-2027", change)) == []


def test_one_date_of_several_that_moves_or_is_cancelled_is_an_error(network: Catalogue) -> None:
    several = _with(network, "hostmote-2027", lambda event: _dates(event, *DATES))
    for second in (
        replace(DATES[1], span=_day(10, 28)),
        replace(DATES[1], status=Status.CANCELLED),
        replace(DATES[1], place=Place("Torget")),
        replace(DATES[1], place_open=True),
        replace(DATES[1], format=Format.ONLINE),
        replace(DATES[1], online=Online("https://exempel.se/mote")),
    ):
        (problem,) = _told(several, _with(several, "hostmote-2027", partial(_as_dates, (DATES[0], second))))
        assert (problem.code, dict(problem.values)["changed"]) == ("E601", "occasions")
    for second in (
        replace(DATES[1], registration=Registration(needed=True)),
        replace(DATES[1], status_note="Lokalen byts kanske."),
        replace(DATES[1], online=Online(note="Länken skickas dagen före.")),
        replace(DATES[1], previous=(_day(10, 28),)),
        replace(DATES[1], previous_place=Place("Torget")),
    ):
        (problem,) = _told(several, _with(several, "hostmote-2027", partial(_as_dates, (DATES[0], second))))
        assert (problem.code, dict(problem.values)["changed"]) == ("W516", "occasions")
    assert _told(several, _with(several, "hostmote-2027", lambda event: _dates(event, *DATES[::-1]))) == []


def test_two_changes_on_one_day_need_the_minute(network: Catalogue) -> None:
    """`updated` with a day alone counts from its midnight, and that has been said already."""
    today = _with(network, "hostmote-2027", lambda event: replace(event, updated=NOW.replace(hour=0, minute=0)))
    (problem,) = _told(today, _with(today, "hostmote-2027", lambda event: replace(event, span=_day(10, 21))))
    assert dict(problem.values)["write"] == "2026-12-01 14:30"
    ahead = _with(network, "hostmote-2027", lambda event: replace(event, updated=NOW + timedelta(days=3)))
    (problem,) = _told(ahead, _with(ahead, "hostmote-2027", lambda event: replace(event, span=_day(10, 21))))
    assert dict(problem.values)["write"] == "2026-12-04 14:31"


def test_setting_updated_back_hides_no_move(network: Catalogue) -> None:
    later = _with(network, "hostmote-2027", lambda event: replace(event, updated=NOW))
    lowered = _with(network, "hostmote-2027", lambda event: replace(event, updated=NOW - timedelta(days=1)))
    assert _codes(_told(later, lowered)) == ["W517"]
    assert _codes(_told(later, _with(lowered, "hostmote-2027", MINOR["title"]))) == ["W517"]
    assert _codes(_told(later, _with(lowered, "hostmote-2027", MISLEADING["another day"][0]))) == ["E601"]


def test_correction_of_what_has_been_stops_nobody(network: Catalogue) -> None:
    past = _with(network, "varmote-2024", lambda event: replace(event, span=Timespan.days(date(2024, 3, 27))))
    assert _codes(_told(network, past)) == ["W516"]
    venue = _with(network, "varmote-2024", lambda event: replace(event, place=Place("Kvarnen", address="Ån 2")))
    assert _told(network, venue) == []
    back = _with(network, "varmote-2024", lambda event: replace(event, span=_day(1, 20)))
    assert _codes(_told(network, back)) == ["E601"]


def test_last_day_is_still_ahead_and_the_day_after_is_not(network: Catalogue) -> None:
    for days, code in ((0, "E601"), (-1, "W516")):
        span = Timespan.days(NOW.date() + timedelta(days=days))
        before = _with(network, "hostmote-2027", partial(_on, span))
        now = _with(before, "hostmote-2027", lambda event: replace(event, format=Format.ONLINE))
        assert _codes(_told(before, now)) == [code]


def test_coming_meeting_that_is_moved_into_the_past_misleads_all_the_same(network: Catalogue) -> None:
    """A slip in the year: those who were told of the meeting are still on their way to it."""
    past = Timespan.days(date(2026, 2, 3))
    told = _told(network, _with(network, "frukost-kullen-2027", partial(_on, past)))

    assert _codes(told) == ["E601"]


def test_coming_meeting_that_was_deleted(network: Catalogue) -> None:
    (problem,) = _told(network, _without(network, "frukost-kullen-2027"))
    assert (problem.code, problem.severity) == ("W518", "warning")
    autumn = network.event["hostmote-2027"].origin
    assert problem.location == autumn, "where it stood is what came after it"
    assert _codes(_told(network, _without(network, "hostmote-2027"))) == ["W518"]
    assert _told(network, _without(network, "varmote-2024")) == []
    today = _with(network, "hostmote-2027", lambda event: replace(event, span=Timespan.days(NOW.date())))
    assert _codes(_told(today, _without(today, "hostmote-2027"))) == ["W518"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, ["W519"]),
        ({"title": "Något annat"}, ["W519"]),
        ({"span": _day(11, 3)}, ["W519"]),
        ({"title": "Något annat", "span": _day(11, 3)}, ["W518"]),
        ({"title": "Något annat", "areas": ("kullen",)}, ["W518"]),
        ({"aliases": ("hostmote-2027",)}, []),
        ({"title": "Något annat", "span": _day(11, 3), "aliases": ("hostmote-2027",)}, []),
    ],
)
def test_meeting_under_another_id(network: Catalogue, change: dict[str, object], told: list[str]) -> None:
    renamed = _with(network, "hostmote-2027", lambda event: replace(event, id="host-2027", **change))  # type: ignore[arg-type]
    found = _told(network, renamed)
    assert _codes(found) == told
    if told == ["W519"]:
        assert dict(found[0].values) == {"before": "hostmote-2027", "id": "host-2027"}
        assert found[0].location.file == "events.yaml:id"


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_new_ones_the_namesake_at_its_time_is_the_same_meeting(network: Catalogue, order: int) -> None:
    autumn = network.event["hostmote-2027"]
    new = (replace(autumn, id="host", title="Något annat"), replace(autumn, id="oktober"))
    rest = tuple(one for one in network.events if one is not autumn)

    (problem,) = _told(network, replace(network, events=(*rest, *new[::order])))

    assert dict(problem.values) == {"before": "hostmote-2027", "id": "oktober"}


def test_each_of_two_meetings_with_new_ids_is_known_again(network: Catalogue) -> None:
    new = tuple(replace(event, id=f"ny-{event.id}") for event in reversed(network.events))
    found = _told(network, replace(network, events=new))
    assert [dict(one.values)["before"] for one in sorted(found, key=lambda one: one.values)] == sorted(network.event)
    assert all(dict(one.values)["id"] == f"ny-{dict(one.values)['before']}" for one in found)


def test_meetings_of_one_series_are_not_taken_for_each_other(network: Catalogue) -> None:
    """Breakfasts share a title: that one goes and another comes says nothing."""
    autumn = network.event["hostmote-2027"]
    later = replace(autumn, id="hostmote-2-2027", span=_day(11, 3))
    series = replace(network, events=(*network.events, later))
    next_year = replace(autumn, id="hostmote-3-2027", span=_day(12, 1))
    now = replace(_without(series, "hostmote-2027"), events=(*_without(series, "hostmote-2027").events, next_year))
    assert _codes(_told(series, now)) == ["W518"]


def test_published_meeting_that_became_a_draft(network: Catalogue) -> None:
    origin = network.event["hostmote-2027"].origin
    (problem,) = _told(network, _without(network, "hostmote-2027"), hostmote_2027=origin)
    assert (problem.code, problem.location.file) == ("W520", "events.yaml:draft!")
    assert _told(network, network, ett_utkast=origin) == []


def test_dates_that_go_or_are_renamed(network: Catalogue) -> None:
    before = _with(network, "hostmote-2027", lambda event: _dates(event, *DATES))

    def told(*occasions: Occasion) -> list[Problem]:
        now = _with(before, "hostmote-2027", lambda event: replace(_dates(event, *occasions), updated=NOW))
        return _told(before, now)

    (gone,) = told(DATES[0])
    assert gone.code == "W522"
    assert dict(gone.values) == {"id": "hostmote-2027", "occasion": "dag-2", "day": "2027-10-27"}
    (renamed,) = told(DATES[0], replace(DATES[1], id="onsdag"))
    assert (renamed.code, renamed.instead, renamed.location.file) == ("W523", "dag-2", "events.yaml:occasions.1.id")
    assert _codes(told(DATES[0], Occasion("dag-3", _day(11, 3)))) == ["W522"]
    assert told(*DATES, Occasion("dag-3", _day(11, 3))) == []
    over = Occasion("dag-0", Timespan.days(NOW.date() - timedelta(days=1)))
    before = _with(network, "hostmote-2027", lambda event: _dates(event, over, *DATES))
    assert told(*DATES) == []


def test_it_is_said_in_words_with_what_to_write(repository: Path, edit: Edit, pakten: Pakten) -> None:
    edit("id: hostmote-2027", "id: hostmote-hamnen-2027")
    edit(
        "published: 2026-11-22\n  type: frukostmote\n  format: online",
        "published: 2026-11-22\n  draft: true\n  type: frukostmote\n  format: online",
    )
    said = pakten("check")
    assert said.status == 0
    assert "events.yaml:31:3: W520 Träffen är publicerad och skulle nu försvinna" in said.out
    assert (
        "= Ta bort raden draft. Är den osäker skriver du status: tentative, blir den inte av status: cancelled."
        in said.out
    )
    assert "events.yaml:44:7: W519 Det som ser ut att vara samma träff hette hostmote-2027 förut." in said.out
    assert "lägger du till aliases: [hostmote-2027]" in said.out
    git(repository, "commit", "--quiet", "--all", "--message", "Ändra")
    assert pakten("check") == said


def test_deleted_meeting_is_said_in_words(repository: Path, pakten: Pakten) -> None:
    path = repository / "events.yaml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("- id: hostmote-2027")], "utf-8")
    said = pakten("check")
    assert "events.yaml:1:1: W518 Här stod ”Höstmöte i hamnen” (hostmote-2027)" in said.out
    assert "skriv status: cancelled" in said.out
    assert [one["file"] for one in json.loads(pakten("check", "--format", "json").out)] == ["events.yaml"]


def test_day_of_change_that_has_not_been(repository: Path, edit: Edit, pakten: Pakten) -> None:
    """Also without a history: what changes before that day would not count."""
    edit(
        "published: 2026-11-22\n  type: frukostmote\n  format: hybrid",
        "published: 2026-11-22\n  updated: 2026-12-02\n  type: frukostmote\n  format: hybrid",
    )
    assert repository.is_dir()
    said = pakten("check")
    assert (said.status, said.out.count("W521")) == (0, 1)
    assert "W521 Det som står vid updated, 2026-12-02, har inte varit än." in said.out
    assert "W521" not in pakten("check", "--date", "2026-12-02").out
    # Who looks back at a day before it was published asks for that day.
    assert "W521" not in pakten("check", "--date", "2026-11-21").out


def test_fix_writes_the_day_where_it_is_certain(repository: Path, edit: Edit, pakten: Pakten) -> None:
    edit("start: 2027-10-20 09:00", "start: 2027-10-20 10:00")
    edit("summary: Vi äter frukost", "summary: Vi äter tidig frukost")
    before = (repository / "events.yaml").read_text("utf-8")
    said = pakten("check", "--fix")
    assert (said.status, said.beside) == (0, "1 fil rättad.\n")
    assert "+  updated: 2026-12-01" in said.out
    assert "W516" in said.out, "whether a text says something new is for its author to tell"
    after = (repository / "events.yaml").read_text("utf-8")
    assert after == before.replace(
        "published: 2026-11-22\n  type: frukostmote\n  format: hybrid",
        "published: 2026-11-22\n  updated: 2026-12-01\n  type: frukostmote\n  format: hybrid",
    )
    assert pakten("check", "--fix").beside == "0 filer rättade.\n"


def test_fix_counts_minutes_on_a_day_that_has_been_used(repository: Path, edit: Edit, pakten: Pakten) -> None:
    edit("title: Höstmöte i hamnen", "updated: 2026-12-01\n  title: Höstmöte i hamnen")
    git(repository, "commit", "--quiet", "--all", "--message", "Ändra")
    edit("start: 2027-10-20 09:00", "start: 2027-10-20 10:00")
    edit("start: 2027-02-03 08:00", "start: 2027-02-03 08:30")
    assert pakten("check", "--fix").status == 0
    text = (repository / "events.yaml").read_text("utf-8")
    assert text.count("updated: 2026-12-01\n") == 1
    assert text.count("updated: 2026-12-01 00:01\n") == 1
