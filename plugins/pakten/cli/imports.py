"""`pakten import`: meetings from a calendar or a spreadsheet. It shows what it understood, and writes when told to."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pakten.cli.command import Call, Command, Exit, Stopped
from pakten.cli.event_list import Draft, save, with_events
from pakten.cli.fields import add_fields, texts_of
from pakten.cli.network import Network, new_errors, open_network
from pakten.domain.catalogue import Catalogue
from pakten.domain.occurrence import occurrences
from pakten.domain.problem import Problem
from pakten.editing.sorting import place_of
from pakten.editing.source_file import SourceFile
from pakten.importing.calendars import rows_of_ics
from pakten.importing.rows import Candidate, Found, candidate
from pakten.importing.tables import rows_of_csv, rows_of_xlsx
from pakten.locale import Words
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.flat_fields import form_problems
from pakten.reading.network.catalogue import Reading
from pakten.reading.suggestion import slug
from pakten.writing.problems import text as report


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.usage = f"{parser.prog} {words('cli.metavar.file')} {words('cli.metavar.options')}"
    parser.add_argument("file", metavar=words("cli.metavar.file"), help=words("cli.import.file"))
    parser.add_argument("--write", action="store_true", help=words("cli.import.write"))
    add_fields(parser, EventForm, words, words("cli.import.defaults"), passed_over=("id", "title", "start", "end"))


def run(call: Call) -> int:
    network = open_network(call)
    path = call.folder / call.options.file
    found = _found(path, network)
    with call.console.progress(call.words("cli.reading")):
        before = network.read()
    known = before.catalogue or Catalogue(vocabulary=network.settings.vocabulary)
    sorted_ = _sorted(_candidates(found, call, known, path, network), known, network)
    tried, draft = _tried(sorted_, network, before)
    _tell(call, path.name, found, tried)
    if draft is not None:
        call.console.show_difference(draft.name, draft.text_before(), draft.text_after())
    if draft is not None and call.options.write:
        save(network, draft)
        call.console.note(call.words("cli.written", file=draft.name))
    elif draft is not None:
        call.console.note(call.words("cli.import.nothing_written"))
    return Exit.PROBLEMS if tried.failed or found.passed_over else Exit.FINE


@dataclass(frozen=True)
class Sorted:
    """The rows of a file: what can be written, what is there already, and what must be mended."""

    fine: tuple[Candidate, ...]
    there: tuple[Candidate, ...]
    failed: tuple[Candidate, ...]


def _found(path: Path, network: Network) -> Found:
    if not path.is_file():
        raise Stopped("cli.no_file", Exit.WRONG_CALL, file=path.name)
    data = path.read_bytes()
    match path.suffix.lower():
        case ".ics" | ".ical":
            return rows_of_ics(data, path.name, network.settings.zone)
        case ".csv" | ".txt" | ".tsv":
            return rows_of_csv(data, path.name)
        case ".xlsx" | ".xlsm":
            return rows_of_xlsx(data, path.name)
    raise Stopped("cli.import.unknown_kind", Exit.WRONG_CALL, file=path.name)


def _candidates(found: Found, call: Call, known: Catalogue, path: Path, network: Network) -> list[Candidate]:
    defaults = {"published": network.today.isoformat(), **texts_of(call.options, EventForm)}
    taken = set(known.event)
    read = []
    for row in found.rows:
        one = candidate(row, found, defaults, known, taken, path.name)
        taken.add(str(one.values.get("id", "")))
        problems = one.problems or tuple(form_problems(EventForm, one.values, path.name))
        read.append(Candidate(row, one.values, problems))
    return read


def _sorted(read: Iterable[Candidate], known: Catalogue, network: Network) -> Sorted:
    """What has the title and the time of something that is there, or of an earlier row, is not written again."""
    seen: set[tuple[object, ...]] = {
        (slug(one.event.title), one.span.first, one.span.start) for event in known.events for one in occurrences(event)
    }
    sorted_: tuple[list[Candidate], list[Candidate], list[Candidate]] = ([], [], [])
    for one in read:
        place = place_of(one.values, network.settings.zone)
        identity = (slug(one.row.title), place[0], place[1].start) if place else (one.row.number,)
        if identity in seen:
            sorted_[1].append(one)
        elif one.problems:
            sorted_[2].append(one)
        else:
            seen.add(identity)
            sorted_[0].append(one)
    return Sorted(*(tuple(some) for some in sorted_))


def _tried(rows: Sorted, network: Network, before: Reading) -> tuple[Sorted, Draft | None]:
    """What the rules say about the rows among all other events: rows that break one are set aside, the others stay."""
    fine, failed = rows.fine, rows.failed
    while fine:
        draft = with_events(network, [one.values for one in fine])
        wrong = _wrong(new_errors(before, network.with_file(draft.name, draft.after)), draft)
        if not wrong:
            return Sorted(fine, rows.there, failed), draft
        broken = [one for one in fine if one.values["id"] in wrong] or list(fine)
        failed += tuple(Candidate(one.row, one.values, wrong.get(str(one.values["id"]), ())) for one in broken)
        fine = tuple(one for one in fine if one not in broken)
    return Sorted((), rows.there, failed), None


def _wrong(problems: Iterable[Problem], draft: Draft) -> dict[str, tuple[Problem, ...]]:
    """Problems by the id of the event that they are about."""
    sheet = SourceFile.of(draft.name, draft.after)
    wrong: dict[str, tuple[Problem, ...]] = {}
    for problem in problems:
        for (first, last), written in zip(sheet.blocks, sheet.entries, strict=True):
            if problem.location.file == draft.name and first < problem.location.line <= last:
                id_ = str(written.values.get("id", ""))
                wrong[id_] = (*wrong.get(id_, ()), problem)
                break
        else:
            wrong.setdefault("", (problem,))
    return wrong


def _tell(call: Call, file: str, found: Found, rows: Sorted) -> None:
    say, words = call.console.say, call.words
    for one in rows.fine:
        start, title = one.values.get("start", ""), one.values.get("title", "")
        say(words("cli.import.understood", row=one.row.number, start=start, title=title, id=one.values["id"]))
    for one in rows.there:
        say(words("cli.import.there", row=one.row.number, title=one.row.title or "–"))
    for one in rows.failed:
        say(words("cli.import.failed", row=one.row.number, title=one.row.title or "–"))
        for problem in one.problems:
            say("   " + " ".join((report.sentence(problem, words), *report.advice(problem, words))))
    if found.passed_over:
        say(words("cli.import.columns", columns=", ".join(found.passed_over)))
    counts = {"fine": len(rows.fine), "there": len(rows.there), "failed": len(rows.failed)}
    say(words("cli.import.summary", None, file=file, rows=len(found.rows), **counts))


COMMAND = Command("import", add_options, run)
