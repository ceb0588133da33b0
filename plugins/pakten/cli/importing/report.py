"""What an import has to say: what each column becomes, what each row does, and what was seen on the way."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pakten.cli.command import Call
from pakten.cli.importing.answers import OF_EACH_ROW
from pakten.cli.importing.plan import Plan
from pakten.domain.code import Code
from pakten.importing.candidates import NEEDED_INSIDE, Candidate, draft_lines
from pakten.importing.dates import KEYS
from pakten.importing.rows import Found, Note
from pakten.importing.tables.workbook import ranges
from pakten.locale import Words
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.fields import fields_of
from pakten.reading.forms.requirements import NEVER
from pakten.writing.problems import text as report

_MOST_ALIKE = 5
"""Rows that are named with their titles where the same is wrong with all of them."""
_MOST_DRAFTS = 5
"""Entries that are shown with the lines to fill in; the others lack the same."""


def tell(call: Call, file: str, found: Found, plan: Plan) -> None:
    say, words = call.console.say, call.words
    for one in plan.fine:
        dates = [str(date["start"]) for date in one.row.occasions]
        start = f"{dates[0]} … {dates[-1]}" if dates else str(one.values.get("start", ""))
        title = one.values.get("title", "")
        say(words("cli.import.understood", row=one.row.label, start=start, title=title, id=one.values["id"]))
    for changed in plan.changed:
        for update in changed.updates:
            values = {
                "row": changed.one.row.label,
                "id": changed.event.id,
                "start": update.start,
                "title": update.title,
            }
            day = update.occasion
            say(words(f"cli.import.update.{update.kind}{'_date' if day else ''}", None, day=day, **values))
    for one in plan.there:
        say(words("cli.import.there", row=one.row.label, title=one.row.title or "–"))
    for row in plan.left_out:
        say(words(f"cli.import.left_out.{row.left_out}", row=row.label, title=row.title or "–"))
    for line in _failed(plan.failed, words):
        say(line)
    for heading in _at_fault(found, plan.failed):
        say(words("cli.import.without_column", column=heading))
    for line in _told(found, plan, words):
        say(line)
    _show_drafts(call, plan.failed)
    unknown = [column.heading for column in found.columns if not (column.key or column.is_known)]
    if unknown:
        say(words("cli.import.columns", columns=", ".join(unknown)))
    counts = {"fine": len(plan.fine), "there": len(plan.there), "failed": len(plan.failed)}
    others = (("changed", len(plan.changed)), ("left_out", len(plan.left_out)))
    also = (words(f"cli.import.summary.{key}", n) for key, n in others if n)
    say(" ".join((words("cli.import.summary", len(found.rows), file=file, **counts), *also)))


def _failed(failed: Iterable[Candidate], words: Words) -> Iterator[str]:
    """What is wrong, row by row; what is wrong in the same way with many is said once, with how to say it for all."""
    alike: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for one in failed:
        alike[tuple(report.told(it, words) for it in one.problems)].append(one)
    for sentences, some in alike.items():
        if len(some) > _MOST_ALIKE:
            yield words("cli.import.failed_rows", rows=_labels(some), title=some[0].row.title or "–")
            sentences = (*sentences, *_for_all(some[0], words))
        else:
            yield from (words("cli.import.failed", row=one.row.label, title=one.row.title or "–") for one in some)
        yield from (f"   {sentence}" for sentence in sentences)


def _at_fault(found: Found, failed: Iterable[Candidate]) -> Iterator[str]:
    """The columns that an event can be without, in which something stands that cannot be taken over."""
    wrong = {
        key
        for one in failed
        for value in (dict(problem.values).get("value") for problem in one.problems)
        for key, cell in one.row.cells.items()
        if value and value in (cell, *map(str.strip, cell.split(",")))
    }
    for column in found.columns:
        if column.key in wrong - {"title", "id", *KEYS}:
            yield column.heading


def _for_all(one: Candidate, words: Words) -> Iterator[str]:
    missing = [dict(it.values)["field"] for it in one.problems if it.code == Code.MISSING_FIELD]
    inside = {inner: f"{key}-{inner}" for key in one.values for inner in NEEDED_INSIDE.get(key, ())}
    if options := [f"--{inside.get(name, name).replace('_', '-')}" for name in missing if name not in OF_EACH_ROW]:
        yield words("cli.import.for_all", options=", ".join(options))
    loose = {field.key for field in fields_of(EventForm) if not field.indispensable}
    for name in (one for one in missing if one in OF_EACH_ROW and one in loose):
        yield words("cli.import.let_go", setting=f"required: {{event.{name}: {NEVER}}}")


def _labels(some: Iterable[Candidate]) -> str:
    plain = [one.row.number for one in some if not one.row.sheet]
    return ", ".join(filter(None, (ranges(plain), *(one.row.label for one in some if one.row.sheet))))


def _told(found: Found, plan: Plan, words: Words) -> Iterator[str]:
    """What was seen of the file, then of its rows; what is so of several rows is said once."""
    for note in found.notes:
        yield _sentence(note, words)
    rows: dict[str, list[Candidate]] = defaultdict(list)
    changed = [one.one for one in plan.changed]
    for one in sorted((*plan.fine, *changed, *plan.there, *plan.failed), key=lambda one: one.row.number):
        for said in _sentences(one.notes or one.row.notes, words):
            rows[said].append(one)
    for said, some in rows.items():
        yield words("cli.import.rows", len(some), rows=_labels(some), said=said)


def _sentences(notes: Iterable[Note], words: Words) -> Iterator[str]:
    """Each once, and what was taken away in one."""
    taken = [words(f"import.what.{value}") for note in notes if note.key == "taken" for _, value in note.values]
    if taken:
        yield words("import.told.taken", None, what=", ".join(dict.fromkeys(taken)))
    yield from dict.fromkeys(_sentence(note, words) for note in notes if note.key != "taken")


def _sentence(note: Note, words: Words) -> str:
    values = {}
    for name, value in note.values:
        key = f"import.{name}.{value}"
        values[name] = words(key) if key in words else value
    return words(f"import.told.{note.key}", None, **values)


def _show_drafts(call: Call, failed: Iterable[Candidate]) -> None:
    """Entries that lack something, as they would stand, with the lines that are still to be written."""
    lacking = (Code.MISSING_FIELD, Code.NEEDED_WHEN_AHEAD)
    incomplete = [one for one in failed if one.values and all(problem.code in lacking for problem in one.problems)]
    for one in incomplete[:_MOST_DRAFTS]:
        missing = [dict(problem.values)["field"] for problem in one.problems]
        call.console.say("\n" + call.words("cli.import.draft", row=one.row.label))
        for number, line in enumerate(draft_lines(one.values, missing)):
            call.console.say(f"{'  ' if number else '- '}{line}")
    if incomplete:
        call.console.say()
