"""What has to be known before a file can be read: given by options, remembered, or asked for once on a terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.events.event_questions import EVENT, needed_for
from pakten.cli.fields import texts_of
from pakten.cli.importing.columns import show_columns
from pakten.cli.prompts import Questions, ask_all
from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.event import Format
from pakten.importing.dates import KEYS
from pakten.importing.files import found_in
from pakten.importing.memory import Memory
from pakten.importing.rows import Column, Found, Row, Terms
from pakten.importing.tables.rows import NoHeadings
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.flat_fields import flat_fields
from pakten.reading.forms.requirements import NEVER

OF_EACH_ROW = ("title", "summary", "start", "place")
"""What nobody can say of all rows at once."""
_MOST_SUMMARIES = 20
_TO_COLUMN = ("title", "start", *KEYS, "place", "description", "summary")
_BESIDE = ("link", "joins", "categories", "private", "uid")


@dataclass(frozen=True)
class Answers:
    columns: Mapping[str, str] = field(default_factory=dict)
    zones: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    """For rows that do not say it themselves."""
    asked: Memory = field(default_factory=Memory)
    """What somebody has just answered."""

    def also(self, kind: str, new: Mapping[str, str]) -> "Answers":
        """With what somebody has just answered about `columns`, `zones` or `values`."""
        asked = replace(self.asked, **{kind: {**getattr(self.asked, kind), **new}})
        return replace(self, asked=asked, **{kind: {**getattr(self, kind), **new}})

    def remembered(self, before: Memory, entries: Mapping[str, Mapping[str, str]]) -> Memory:
        return Memory(
            {**before.columns, **self.asked.columns},
            {**before.values, **self.asked.values},
            {**before.zones, **self.asked.zones},
            {**before.entries, **entries},
        )


def answers_of(call: Call, memory: Memory) -> Answers:
    """What options say counts more than what is remembered."""
    columns = {**memory.columns, **_pairs(call, call.options.map, "cli.import.wrong_map")}
    known = {*(flat.name for flat in flat_fields(EventForm)), *_TO_COLUMN, *_BESIDE}
    for heading, key in columns.items():
        if key and key not in known:
            raise Stopped("cli.import.wrong_key", Exit.WRONG_CALL, heading=heading, field=key)
    zones = {**memory.zones, **_pairs(call, call.options.zone, "cli.import.wrong_zone")}
    for zone in zones.values():
        if not _exists(zone):
            raise Stopped("cli.import.no_zone", Exit.WRONG_CALL, zone=zone)
    return Answers(columns, zones, {**memory.values, **texts_of(call.options, EventForm)})


def answered(
    call: Call, data: bytes, name: str, terms: Terms, answers: Answers, known: Catalogue
) -> tuple[Found, Answers]:
    """The file as it is understood; whoever sits at a terminal is asked once for each thing that is missing."""
    while True:
        try:
            found = found_in(data, name, terms)
        except NoHeadings as missing:
            if not call.console.is_dialogue:
                show_columns(call, missing.columns)
                raise
            answers = answers.also("columns", _columns_asked(call, missing.columns))
            terms = replace(terms, columns=answers.columns)
            continue
        zones = _zones_asked(call, found.rows) if call.console.is_dialogue else {}
        if not zones:
            break
        answers = answers.also("zones", zones)
        terms = replace(terms, zones=answers.zones)
    if call.console.is_dialogue:
        answers = _values_asked(call, found, answers, known)
        found = _with_summaries(call, found, answers, known)
    return found, answers


def _pairs(call: Call, given: Sequence[str], key: str) -> dict[str, str]:
    """`Heading=key`, or the name of a file that remembers such pairs."""
    pairs: dict[str, str] = {}
    for one in given:
        path = call.folder / one
        if key == "cli.import.wrong_map" and "=" not in one and path.is_file():
            pairs |= Memory.of(path.read_bytes(), path.name).columns
            continue
        heading, sign, meant = one.rpartition("=")
        if not sign or not heading.strip():
            raise Stopped(key, Exit.WRONG_CALL, value=one)
        pairs[heading.strip()] = meant.strip()
    return pairs


def _exists(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _columns_asked(call: Call, columns: Sequence[Column]) -> dict[str, str]:
    """Which column is the title and which says when, by number; raises Stopped when it is none of them."""
    words, said = call.words, {column.key: column.heading for column in columns if column.key}
    for number, column in enumerate(columns, 1):
        call.console.say(f"  {number}. {column.heading or '–'}" + (f" – {column.example}" if column.example else ""))
    meant: dict[str, str] = {}
    for key in ("title", "start"):
        if key in said or (key == "start" and "day" in said):
            continue
        answer = call.console.ask(words(f"cli.import.which.{key}"))
        if not answer.isdigit() or not 0 < int(answer) <= len(columns):
            raise Stopped("cli.import.no_column", Exit.WRONG_CALL)
        meant[columns[int(answer) - 1].heading] = key
    return meant


def _zones_asked(call: Call, rows: Sequence[Row]) -> dict[str, str]:
    unknown = {
        str(row.mistake.values["value"]): None
        for row in rows
        if row.mistake is not None and row.mistake.code is Code.UNKNOWN_ZONE
    }
    answers: dict[str, str] = {}
    for name in unknown:
        while zone := call.console.ask(call.words("cli.import.which.zone", None, name=name)):
            if _exists(zone):
                answers[name] = zone
                break
            call.console.say(call.words("cli.import.no_zone", None, zone=zone))
    return answers


def _values_asked(call: Call, found: Found, answers: Answers, known: Catalogue) -> Answers:
    """Each field that is missing in some row, once for all rows."""
    rows = [row for row in found.rows if not (row.left_out or row.mistake or row.cancels)]
    if not rows:
        return answers
    whole = replace(
        EVENT.of_network(known.vocabulary.required),
        needed=lambda texts: needed_for(
            row.cells.get("format") or row.cells.get("shown_format") or texts.get("format", "") for row in rows
        ),
        is_ahead=lambda _: True,
    )
    questions = replace(whole, names=_missing(rows, answers, whole))
    given = {key: text for key, text in answers.values.items() if key == "format"}
    new = ask_all(call, questions, given, known)
    return answers.also("values", {name: text for name, text in new.items() if name in questions.names})


def _missing(rows: Sequence[Row], answers: Answers, questions: Questions) -> tuple[str, ...]:
    """What a form or the network requires, and what visitors may need, where some row does not say it."""
    any_format = {"format": Format.HYBRID}
    asked = [
        flat.name
        for flat in questions.fields()
        if flat.name not in (*OF_EACH_ROW, *answers.values) and questions.requires(flat, any_format)
    ]
    shown = {"format": "shown_format"}
    return tuple(one for one in asked if any(one not in row.cells and shown.get(one) not in row.cells for row in rows))


def _with_summaries(call: Call, found: Found, answers: Answers, known: Catalogue) -> Found:
    """What each event is, in a sentence, where a file does not say it and there are few enough to be asked about."""
    asked = [row for row in found.rows if _lacks_summary(row)]
    is_let_go = known.vocabulary.required.get("event.summary") == NEVER
    if is_let_go or "summary" in answers.values or len(asked) > _MOST_SUMMARIES:
        return found
    rows = []
    for row in found.rows:
        said = call.console.ask(call.words("cli.import.which.summary", None, title=row.title)) if row in asked else ""
        rows.append(replace(row, cells={**row.cells, "summary": said}) if said else row)
    return replace(found, rows=tuple(rows))


def _lacks_summary(row: Row) -> bool:
    is_event = not (row.left_out or row.mistake or row.cancels) and bool(row.title)
    return is_event and not (row.cells.get("summary") or row.cells.get("description"))
