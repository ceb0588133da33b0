"""`pakten check --fix` writes what files of changes say into the entries that they change, and removes the files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pakten.cli.command import Call
from pakten.cli.network import Network
from pakten.cli.saving import replace_file
from pakten.domain.problem import Severity
from pakten.editing.amendment import Amendment
from pakten.editing.folding import fold
from pakten.editing.source_file import SourceFile
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.examples import ExampleForm
from pakten.reading.forms.fields import fields_of
from pakten.reading.forms.form import Form
from pakten.reading.network.catalogue import Reading
from pakten.reading.network.changes import Change, changed, read_changes, rewritten
from pakten.reading.network.folder import files_in
from pakten.reading.refusal import Refusal
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.front_matter import FrontMatter, front_matter
from pakten.reading.yaml.nodes import ParsedEntry
from pakten.reading.yaml.parser import parse_entry
from pakten.reading.yaml.values import Value


@dataclass(frozen=True, slots=True)
class _Written:
    """An entry in its file: its lines there, counted from 0."""

    source: SourceFile
    entry: ParsedEntry
    first: int
    last: int


def fold_changes(call: Call, network: Network, reading: Reading, before: dict[str, SourceFile]) -> None:
    """All changes that are whole; `before` learns what each file was."""
    layout = network.settings.layout
    for form, folder in ((EventForm, layout.events_folder), (ExampleForm, layout.examples)):
        changes, _ = read_changes(network.root / folder / layout.changes, network.root, form)
        for id_, ones in changes.items():
            files = {one.file for one in ones}
            wrong = any(one.location.file in files and one.severity is Severity.ERROR for one in reading.problems)
            try:
                written = None if wrong else next((one for one in _entries(network, form) if _id(one) == id_), None)
                if written is not None:
                    _fold(network, written, ones, form, before)
            except Refusal as refused:
                call.console.note(call.words(f"cli.cannot.{refused.reason}", None, **refused.values))


def _fold(
    network: Network, written: _Written, changes: Sequence[Change], form: type[Form], before: dict[str, SourceFile]
) -> None:
    source = written.source
    made, _ = changed(written.entry, changes)
    lines = source.lines[written.first : written.last]
    amendment = Amendment(source.name, lines, source.newline)
    fold(amendment, made.values, fields_of(form))
    below = source.lines[written.last :]
    if body := rewritten(changes):
        # The line that ends the front matter, and then what is said now.
        below = (below[0], *(f"{line}{source.newline}" for line in ("", *body[0].strip("\n").split("\n"))))
    text = "".join((*source.lines[: written.first], *amendment.lines, *below))
    after = SourceFile.of(source.name, source.mark + text.encode())
    _require_same(network, source, after, amendment.values)
    replace_file(network.root / source.name, source.data, after.data)
    before.setdefault(source.name, source)
    for change in changes:
        path = network.root / change.file
        before.setdefault(change.file, SourceFile.of(change.file, path.read_bytes()))
        path.unlink()


def _require_same(network: Network, source: SourceFile, after: SourceFile, values: dict[str, Value]) -> None:
    """In a list nobody else's entry may have become another."""
    if source.name == network.settings.options.events:
        was, now = ([one.values for one in file.entries] for file in (source, after))
        at = next(index for index, one in enumerate(was) if one.get("id") == values["id"])
        if now != [*was[:at], values, *was[at + 1 :]]:
            raise Refusal("changes_others", file=source.name)


def _entries(network: Network, form: type[Form]) -> Iterator[_Written]:
    """All that is written in a form and can be read without a mistake."""
    layout, root = network.settings.layout, network.root
    listed = root / layout.events
    if form is EventForm and listed.is_file():
        source = SourceFile.of(layout.events, listed.read_bytes())
        for entry, (first, last) in zip(source.entries, source.blocks, strict=True):
            yield _Written(source, entry, first, last)
    folder, suffixes = (layout.events_folder, (".yaml", ".yml")) if form is EventForm else (layout.examples, (".md",))
    for path in files_in(root / folder, root, suffixes)[0]:
        source = SourceFile.of(path.relative_to(root).as_posix(), path.read_bytes())
        fragment = _matter(source) if form is ExampleForm else Fragment(source.name, source.text)
        parsed = parse_entry(fragment) if fragment else None
        if fragment and parsed and parsed.entry:
            yield _Written(source, parsed.entry, fragment.above, fragment.above + _height(fragment))


def _matter(source: SourceFile) -> Fragment | None:
    found = front_matter(source.name, source.text)
    return found.fragment if isinstance(found, FrontMatter) else None


def _height(fragment: Fragment) -> int:
    return len(fragment.text.strip("\n").split("\n")) + (len(fragment.text) - len(fragment.text.lstrip("\n")))


def _id(written: _Written) -> str:
    """That of an example is the name of its file."""
    return str(written.entry.values.get("id") or Path(written.source.name).stem)
