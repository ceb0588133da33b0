"""Events and examples as files: each read as what it holds. A file with mistakes gives its problems and the rest."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pakten.domain.code import Code
from pakten.domain.organisation import Organisation
from pakten.domain.problem import Location, Problem
from pakten.reading.forms.beside import Beside
from pakten.reading.forms.dates import Dates
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.examples import ExampleForm
from pakten.reading.forms.form import Form
from pakten.reading.forms.parts import ListedSourceForm
from pakten.reading.forms.places_in_words import places_in_words
from pakten.reading.forms.references import named_in
from pakten.reading.forms.requirements import needed
from pakten.reading.forms.unknown import unknown_problems
from pakten.reading.forms.unknown_keys import is_extra
from pakten.reading.forms.validation import Complete, filled_in, placed
from pakten.reading.network.changes import Changes, changed, read_changes, rewritten, strays
from pakten.reading.network.file_contents import FileContents, merged
from pakten.reading.network.files import markdown_in, named_by_file, read_yaml
from pakten.reading.network.folder import files_in, leads_out, link_at
from pakten.reading.network.in_parts import Parse, in_parts
from pakten.reading.network.known import Known
from pakten.reading.network.layout import Layout
from pakten.reading.network.read_before import ReadBefore
from pakten.reading.network.text import LARGEST
from pakten.reading.suggestion import slug
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.nodes import ParsedEntry
from pakten.reading.yaml.parser import Parsed, parse_entry, parse_list
from pakten.reading.yaml.values import Value


def read_sources(layout: Layout, before: ReadBefore) -> FileContents:
    """The register of sources, if there is one; of several with one id all but the first are told about."""
    path = layout.root / layout.sources
    if not path.exists() and not path.is_symlink():
        return FileContents()
    if leads_out(path, layout.root):
        return FileContents((link_at(path, layout.root),), unread=("source",))
    whole, contents = read_yaml(path, layout.root)
    return merged((contents, before.contents("source", whole, partial(_sources, whole)))) if whole else contents


def _sources(whole: Fragment) -> FileContents:
    parsed = parse_list(whole)
    parts = [FileContents(parsed.text_problems, unread=("source",) if parsed.ids_missing else ())]
    for entry in parsed.entries:
        form, problems, entry = filled_in(ListedSourceForm, entry)
        # Of an id that is none, the one that is proposed.
        range_, id_ = entry.range, form.id if form else entry.values.get("id")
        ids = (("source", id_, range_.origin),) if isinstance(id_, str) else ()
        parts.append(FileContents(problems, ids=ids, ranges=(range_,), sources=(form,) if form else ()))
    return merged(parts)


def read_events(layout: Layout, known: Known, before: ReadBefore) -> FileContents:
    """The list of events, and the folder beside it with one event per file."""
    folder = layout.root / layout.events_folder
    listed = layout.root / layout.events
    paths, problems = files_in(folder, layout.root, (".yaml", ".yml"))
    changes, of_changes = read_changes(folder / layout.changes, layout.root, EventForm)
    read: list[tuple[Path, Parse]] = [(path, _list_or_entry) for path in paths]
    unread: tuple[str, ...] = ()
    if leads_out(listed, layout.root):
        # What it leads to may be anything on the machine, and would stand in the log.
        problems.append(link_at(listed, layout.root))
        unread = ("event",)
    elif listed.exists() or listed.is_symlink() or not folder.is_dir():
        read.insert(0, (listed, parse_list))
        problems += _length_of(listed, layout)
    files = (_events_of(path, parse, layout.root, known, changes, before) for path, parse in read)
    read_files = merged((FileContents(tuple(problems), unread=unread), *files))
    return _with_changes(read_files, changes, of_changes, "event", EventForm)


def _list_or_entry(fragment: Fragment) -> Parsed:
    """A file of the folder: one event, or a list of some, such as those of a year."""
    return (parse_list if _LISTED.match(fragment.text) else parse_entry)(fragment)


def _length_of(listed: Path, layout: Layout) -> Iterator[Problem]:
    """Told before it is read, and before it is too late: there is a way to part it."""
    size = listed.stat().st_size if listed.is_file() else 0
    if size > LARGEST // 2:
        code = Code.LIST_TOO_LONG if size > LARGEST else Code.LIST_GROWS_LONG
        said: dict[str, Any] = {"size": size // 1_000_000, "most": LARGEST // 1_000_000, "folder": layout.events_folder}
        yield Problem.of(code, Location(layout.events), file=layout.events, **said)


def _with_changes(
    read: FileContents, changes: Changes, of_changes: FileContents, kind: str, form: type[Form]
) -> FileContents:
    """The entries of a kind with the files that change them, which may change what there is not."""
    if not changes:
        return merged((read, of_changes))
    ids = {id_: "" for _, id_, _ in read.ids}
    ids |= {event.id: " ".join(event.aliases) for event in read.events}
    astray = () if kind in read.unread else tuple(strays(changes, ids, form))
    files = tuple((kind, id_, change.file, str(change.updated)) for id_, ones in changes.items() for change in ones)
    return merged((read, of_changes, FileContents(astray, changes=files)))


def _events_of(
    path: Path, parse: Parse, root: Path, known: Known, changes: Changes, before: ReadBefore
) -> FileContents:
    whole, contents = read_yaml(path, root, before.held)
    # Of a list that is too long it has been told what to do.
    told = tuple(one for one in contents.problems if one.code != Code.TOO_LARGE or parse is not parse_list)
    contents = replace(contents, problems=told)
    if whole and not changes and (found := in_parts(whole, parse, partial(_events, known=known), before)):
        return merged((contents, found))
    parsed = parse(whole) if whole else Parsed()
    if changes:
        parsed = _changed(parsed, changes)
    unread = ("event",) if parsed.ids_missing else ()
    events = _events(parsed.entries, Beside(), known)
    return merged((contents, FileContents(parsed.text_problems, unread=unread), *events))


def _events(entries: Sequence[ParsedEntry], beside: Beside, known: Known) -> Iterator[FileContents]:
    def complete(index: int, entry: ParsedEntry, problems: Sequence[Problem]) -> Sequence[Problem]:
        return known.completed(entry, problems, beside.nearer(entries[:index], entries[index + 1 :]))

    for index, entry in enumerate(entries):
        yield _event(entry, known, partial(complete, index))


def _changed(parsed: Parsed, changes: Changes) -> Parsed:
    """The entries as they are with their changes."""
    made, problems = [], list(parsed.text_problems)
    for entry in parsed.entries:
        id_ = entry.values.get("id")
        now, wrong = changed(entry, changes.get(id_, ()) if isinstance(id_, str) else ())
        made.append(now)
        problems += wrong
    return replace(parsed, entries=tuple(made), text_problems=tuple(problems))


def _event(written: ParsedEntry, known: Known, complete: Complete) -> FileContents:
    needs = needed(EventForm, known.vocabulary.required)
    form, problems, entry = filled_in(EventForm, written, known.sources, needs, complete)
    range_ = entry.range
    origin, id_ = range_.origin, entry.values.get("id")
    ids = (("event", id_, origin),) if isinstance(id_, str) else ()
    named = tuple(named_in(EventForm, entry.values))
    strangers = _strangers(entry.values.get("organisers"), known)
    if strangers:
        named = tuple(one for one in named if one.path[0] != "organisers")
    if (words := places_in_words(entry, known.places)).problems:
        begins = {(one.location.line, one.location.column) for one in words.problems}
        apart = (one for one in problems if (one.location.line, one.location.column) not in begins)
        problems = (*apart, *words.problems)
        named = tuple(one for one in named if one.path not in words.paths)
        # So the rules tell at once what they would tell afterwards.
        form = form.model_copy(update=dict(words.meant)) if form else None
    problems += tuple(unknown_problems(EventForm, entry))
    if form is None:
        return FileContents(problems, ids=ids, named=((origin, named),), ranges=(range_,))
    dates = Dates(known.zone, ZoneInfo(form.timezone) if form.timezone else None)
    others: dict[str, Any] = {"extra": extra_of(EventForm, entry), "tags": tuple(map(slug, form.tags))}
    if strangers:
        others["organisers"] = tuple(strangers[one].id if one in strangers else one for one in form.organisers)
    event = form.event(dates, known.places, origin, **others)
    problems += tuple(placed(entry, path, mistake) for path, mistake in dates.mistakes)
    sound = not dates.mistakes
    return FileContents(
        problems,
        events=(event,) if sound and not form.draft else (),
        drafts=(event.id,) if sound and form.draft else (),
        ids=ids,
        # A draft may name what is not there yet.
        named=() if form.draft else ((origin, named),),
        ranges=(range_,),
        organisations=tuple(strangers.values()),
        tags=tuple((slug(tag), tag) for tag in form.tags) if known.vocabulary.free_tags else (),
    )


def extra_of(form: type[Form], entry: ParsedEntry) -> Mapping[str, Value]:
    return {key: value for key, value in entry.values.items() if is_extra(form, key)}


_LISTED = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n|---[^\n]*\n)*[ \t]*-(?:\s|$)")
_NAME_AND_ADDRESS = re.compile(r"(?P<name>.+?)[ ,(<]+(?P<url>https?://[^\s()<>]+)[)>]?")


def _strangers(written: Value | None, known: Known) -> Mapping[str, Organisation]:
    """Organisers that are in no list of the network, where that may be, by what is written of them."""
    named = written if isinstance(written, list) and known.vocabulary.free_organisers else ()
    texts = (one.strip() for one in named if isinstance(one, str))
    found = {text: _NAME_AND_ADDRESS.fullmatch(text) for text in texts if text not in known.organisations}
    names = {text: (match["name"], match["url"]) if match else (text, "") for text, match in found.items()}
    return {text: Organisation(slug(name), name, None, url=url) for text, (name, url) in names.items() if slug(name)}


def read_examples(layout: Layout, known: Known, before: ReadBefore) -> FileContents:
    """The folder of good examples, one file each."""
    folder = layout.root / layout.examples
    paths, problems = files_in(folder, layout.root, (".md",))
    changes, of_changes = read_changes(folder / layout.changes, layout.root, ExampleForm)
    files = chain.from_iterable(_example_file(path, layout.root, changes, known, before) for path in paths)
    return _with_changes(merged((FileContents(tuple(problems)), *files)), changes, of_changes, "example", ExampleForm)


def _example_file(
    path: Path, root: Path, changes: Changes, known: Known, before: ReadBefore
) -> tuple[FileContents, ...]:
    whole, contents = read_yaml(path, root, before.held)
    read = partial(_example, path, whole, changes, known)
    found = before.contents("example", whole, read) if whole and path.stem not in changes else read()
    return named_by_file(path, root, "example"), contents, found


def _example(path: Path, whole: Fragment | None, changes: Changes, known: Known) -> FileContents:
    file, contents = markdown_in(whole)
    entry = file.matter.entry
    if entry is None:
        return contents
    if path.stem in changes:
        entry, wrong = changed(entry, changes[path.stem])
        contents = merged((contents, FileContents(wrong, ranges=(entry.range,))))
    needs = needed(ExampleForm, known.vocabulary.required)
    form, problems, entry = filled_in(ExampleForm, entry, known.sources, needs, known.completed)
    names = tuple(named_in(ExampleForm, entry.values))
    named = FileContents(named=((entry.origin, names),), ranges=(entry.range,))
    problems += tuple(unknown_problems(ExampleForm, entry))
    if form is None:
        return merged((contents, named, FileContents(problems)))
    body, at = rewritten(changes.get(path.stem, ())) or (file.body, Location(entry.origin.file, file.body_line))
    at = replace(at, line=at.line + len(body) - len(body.lstrip("\n")))
    extra = extra_of(ExampleForm, entry)
    example = form.to_domain(id=path.stem, body=body.strip("\n"), body_at=at, origin=entry.origin, extra=extra)
    return merged((contents, named, FileContents(problems, examples=(example,))))
