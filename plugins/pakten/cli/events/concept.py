"""`pakten new event --concept AREA`: the meeting of the local concept in an area, as a draft to plan with.

One meeting holds all of it: the programme on a stage and the fair are for everybody, the round table for those who have
been invited, and the follow-up is a task with a day and an owner.
"""

from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import date, timedelta

from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.network import Network
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Step
from pakten.domain.event_parts.meeting import Attendance
from pakten.domain.term import Level
from pakten.importing.rows import id_for
from pakten.locale import Words
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.flat_fields import choices_of, filled, in_writing
from pakten.reading.forms.natural_dates.interpretation import hours, interpret
from pakten.reading.forms.natural_dates.known import Known
from pakten.reading.forms.requirements import NEVER
from pakten.reading.suggestion import near
from pakten.reading.yaml.values import Value

_OPEN = "TBA"
_ONLY_WHEN_DATED = ("end", "registration", "contact", "accessibility")
_FOLLOWED_UP_WITHIN = timedelta(days=30)


def add_concept(parser: ArgumentParser, words: Words) -> None:
    metavar = words("cli.metavar.date")
    parser.add_argument("--concept", default="", metavar="ID", help=words("cli.concept.area"))
    parser.add_argument("--round-table", default="", metavar="14:30", help=words("cli.concept.round_table"))
    parser.add_argument("--follow-up", default="", metavar=metavar, help=words("cli.concept.follow_up"))


def concept_event(call: Call, network: Network, texts: Mapping[str, str], known: Catalogue) -> dict[str, Value]:
    """What is given goes before what the concept says; the day may still be open."""
    area = known.area.get(call.options.concept)
    if area is None:
        raise Stopped("cli.no_area", Exit.WRONG_CALL, id=call.options.concept, areas=", ".join(known.area) or "–")
    if not texts.get("organisers") and known.vocabulary.required.get("event.organisers") != NEVER:
        raise Stopped("cli.missing_options", Exit.WRONG_CALL, options="--organisers")
    words, kinds = network.words, choices_of("type", known)
    given = in_writing({"start": _OPEN, **texts}, EventForm)
    start = given["start"]
    if start == _OPEN:
        given = {name: text for name, text in given.items() if not name.startswith(_ONLY_WHEN_DATED)}
    said = {
        "title": words("cli.concept.title", where=area.local_form),
        "summary": words("cli.concept.summary", where=area.local_form),
        # The kind of event of the network that is called most like a meeting; the first when none is.
        "type": near(words("cli.concept.type"), kinds, kinds.values()) or next(iter(kinds), ""),
        "format": "on_site",
        "place": _OPEN,
        "goals": ", ".join(goal.id for goal in known.current_goals if goal.level is Level.LOCAL),
        "steps": ", ".join(Step),
        **given,
        **_task(_moment(call.options.follow_up), start, texts, words),
        "areas": area.id,
        "draft": "true",
    }
    said["id"] = said.get("id") or id_for(said["title"], start, known.event)
    event = filled(said, EventForm, known)
    event["parts"] = list(_parts(_clock(call.options.round_table, start), given, words))
    return {key: event[key] for key in EventForm.model_fields if key in event}


def _parts(round_table: str, given: Mapping[str, str], words: Words) -> tuple[dict[str, Value], ...]:
    begins, ends = given.get("start", "")[11:], given.get("end", "")[11:]
    if given.get("start", "")[:10] != given.get("end", "")[:10]:
        ends = ""
    times = {
        "stage": "–".join(filter(None, (begins, round_table if round_table > begins else ""))) if begins else "",
        "fair": "",
        "round-table": "–".join(filter(None, (round_table, ends if ends > round_table else ""))) if round_table else "",
    }
    invited: dict[str, Value] = {"attendance": str(Attendance.INVITED)}
    return tuple(
        {
            "id": words(f"cli.concept.{part}.id"),
            "title": words(f"cli.concept.{part}"),
            **({"time": time} if time else {}),
            **(invited if part == "round-table" else {}),
        }
        for part, time in times.items()
    )


def _task(by: str, start: str, texts: Mapping[str, str], words: Words) -> dict[str, str]:
    """The follow-up has a day as soon as the meeting has one, and somebody who sees to it."""
    if not by and start[:10].count("-") == 2:
        by = (date.fromisoformat(start[:10]) + _FOLLOWED_UP_WITHIN).isoformat()
    if not by:
        return {}
    return {
        "follow_up_by": by,
        "follow_up_owner": texts.get("contact_name") or words("cli.concept.owner"),
        "follow_up_text": words("cli.concept.task"),
        **{name: text for name, text in texts.items() if name.startswith("follow_up_")},
    }


def _moment(text: str) -> str:
    found = interpret(text).only if text and text != _OPEN else None
    return found.start[:10] if found else "" if text in ("", _OPEN) else text


def _clock(text: str, start: str) -> str:
    """The hour of the round table, which is a part of the meeting and so on its day."""
    if text in ("", _OPEN):
        return ""
    if alone := hours(text):
        return alone[0]
    found = interpret(text, Known()).only
    day = found.start[:10] if found else text
    if start != _OPEN and day != start[:10]:
        raise Stopped("cli.concept.other_day", Exit.WRONG_CALL, value=text)
    return found.start[11:] if found else ""
