"""`pakten new event --concept AREA`: the three parts of the local concept as events that belong together."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping

from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.network import Network
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Step
from pakten.domain.term import Area
from pakten.importing.rows import id_for
from pakten.locale import Words
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.flat_fields import choices_of, filled
from pakten.reading.suggestion import near
from pakten.reading.yaml.nodes import Value

_ONLY_WHEN_DATED = ("end", "registration", "contact", "accessibility")


def add_concept(parser: ArgumentParser, words: Words) -> None:
    metavar = words("cli.metavar.date")
    parser.add_argument("--concept", default="", metavar="ID", help=words("cli.concept.area"))
    parser.add_argument("--round-table", default="TBA", metavar=metavar, help=words("cli.concept.round_table"))
    parser.add_argument("--follow-up", default="TBA", metavar=metavar, help=words("cli.concept.follow_up"))


def concept_events(call: Call, network: Network, texts: Mapping[str, str], known: Catalogue) -> list[dict[str, Value]]:
    """A meeting, a round table and a follow-up. What is given holds for all three; a date may still be open."""
    area = known.area.get(call.options.concept)
    if area is None:
        raise Stopped("cli.no_area", Exit.WRONG_CALL, id=call.options.concept, areas=", ".join(known.area) or "–")
    if not texts.get("organisers"):
        raise Stopped("cli.missing_options", Exit.WRONG_CALL, options="--organisers")
    dates = {
        Step.MEETING: texts.get("start", "TBA"),
        Step.ROUND_TABLE: call.options.round_table,
        Step.FOLLOW_UP: call.options.follow_up,
    }
    taken = set(known.event)
    made: list[dict[str, Value]] = []
    for step, start in dates.items():
        part = _part(step, start, texts, area, network.words, known)
        part["id"] = part.get("id") or id_for(part["title"], start, taken)
        part["part_of"] = str(made[0]["id"]) if made else ""
        taken.add(part["id"])
        made.append(filled(part, EventForm, known))
    return made


def _part(
    step: Step, start: str, texts: Mapping[str, str], area: Area, words: Words, known: Catalogue
) -> dict[str, str]:
    is_first = step is Step.MEETING
    shared = {
        name: text
        for name, text in texts.items()
        if not (start == "TBA" and name.startswith(_ONLY_WHEN_DATED))
        and (is_first or name not in ("id", "title", "summary", "start", "end", "description"))
    }
    title = words(f"cli.concept.{step}.title", where=area.local_form)
    return {
        "format": "on_site",
        "type": _type(step, words, known),
        "title": title,
        "summary": words(f"cli.concept.{step}.summary", where=area.local_form),
        **shared,
        "start": start,
        "areas": area.id,
        "steps": str(step),
    }


def _type(step: Step, words: Words, known: Catalogue) -> str:
    """The kind of event of the network that is called most like the step; the first when none is."""
    kinds = choices_of("type", known)
    return near(words(f"cli.concept.{step}.type"), kinds, kinds.values()) or next(iter(kinds), "")
