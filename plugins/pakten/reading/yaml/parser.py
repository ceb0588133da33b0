"""The parser: YAML text as entries whose every value knows its line and column.

Scalars are read as the text that is written, so that `no`, `10:00` and `0701234567` mean themselves. What YAML can
do beyond that (anchors, aliases, tags, several documents) surprises people, and is named instead of obeyed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.yaml.emitter import quoted
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.nodes import NOTHING, Loader, ParsedEntry, is_nothing
from pakten.reading.yaml.unsafe import MOST_REPORTED, offences, runaway_quote
from pakten.reading.yaml.values import Value
from pakten.reading.yaml.whitespace import is_misspaced

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_DASH_BEFORE = re.compile(r"( *)- +$")
_ITEM = re.compile(r"^ +(?P<item>(?:[-*+•]|[0-9]{1,2}[.)]) +\S)")
_DASH = 2
"""Columns that it takes with its space."""
_HASH = re.compile(r"[^\s] +#(?:[^\s#]| ?[0-9]|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The entries of a text, as far as they can be read, and all that is wrong with it."""

    entries: tuple[ParsedEntry, ...] = ()
    text_problems: tuple[Problem, ...] = ()
    """Those that lie in no single entry."""
    is_whole: bool = False
    """Whether it is all that is written."""
    ids_missing: bool = True
    """Whether what could not be read may have held ids."""

    @property
    def entry(self) -> ParsedEntry | None:
        """The first, or the only one."""
        return self.entries[0] if self.entries else None

    @property
    def problems(self) -> tuple[Problem, ...]:
        return (*self.text_problems, *(problem for entry in self.entries for problem in entry.problems))


def parse_list(fragment: Fragment) -> Parsed:
    """The entries of a top-level list."""
    part, root, problems = _compose(fragment, listed=True)
    if part is None:
        return Parsed(text_problems=problems)
    listed = root
    if listed is not None and not isinstance(listed, SequenceNode) and not is_nothing(listed):
        start = listed.start_mark
        problems += (Problem.of(Code.NOT_A_LIST_OF_ENTRIES, part.at(start.line, start.column)),)
        # The list below the one key of a text.
        values = [value for _, value in listed.value] if isinstance(listed, MappingNode) else []
        if len(values) != 1 or not isinstance(values[0], SequenceNode):
            return Parsed(text_problems=problems)
        listed = values[0]
    nodes = listed.value if isinstance(listed, SequenceNode) else []
    return _parsed(part, nodes, problems, listed is root and part is fragment)


def parse_entry(fragment: Fragment) -> Parsed:
    """The one entry of a file or of a front matter."""
    part, root, problems = _compose(fragment, listed=False)
    if part is None:
        return Parsed(text_problems=problems)
    if not isinstance(root, MappingNode):
        at = fragment.at(0) if root is None else part.span(root)
        return Parsed(text_problems=(*problems, Problem.of(Code.NOT_AN_ENTRY, at)))
    return _parsed(part, [root], problems, part is fragment)


def _compose(fragment: Fragment, *, listed: bool) -> tuple[Fragment | None, Node | None, tuple[Problem, ...]]:
    """The fragment with what it holds; where it cannot be parsed, what is left of it, if anything is."""
    found = offences(fragment)
    if len(found) == MOST_REPORTED:
        # Nobody wrote this by mistake.
        return None, None, tuple(found)
    root: Node | None = None
    broken = bool(found) or is_misspaced(fragment)
    if not broken:
        try:
            root = yaml.compose(fragment.text, Loader=Loader)
            broken = runaway_quote(fragment, root) is not None
        except yaml.YAMLError:
            broken = True
    part, problems = fragment, list[Problem]()
    if broken:
        from pakten.reading.yaml.trial import legible_part  # noqa: PLC0415 (most files can be read)

        left, problems = legible_part(fragment, listed=listed)
        if left is None:
            return None, None, tuple(problems)
        part, root = left
    if root is not None and " #" in part.text and _HASH.search(part.text):
        problems += _cut_texts(part, root)
    return part, root, tuple(problems)


def _parsed(part: Fragment, nodes: Iterable[Node], problems: tuple[Problem, ...], is_whole: bool) -> Parsed:
    entries = []
    for node, without_dash in (one for written in nodes for one in _apart(written, part)):
        problems += without_dash
        if isinstance(node, MappingNode):
            # One list for the whole entry: there are very many values, and few of them have problems.
            own: list[Problem] = []
            values = _mapping(node, part, own)
            entries.append(ParsedEntry(part, node, values, tuple(own)))
        else:
            problems += (Problem.of(Code.NOT_AN_ENTRY, part.span(node)),)
    told = (one for entry in entries for one in entry.problems if one.code == Code.DUPLICATE_KEY)
    # Two entries that a missing dash has made one have two ids.
    joined = any(("field", "id") in one.values for one in told)
    return Parsed(tuple(entries), problems, is_whole, part.ids_missing or joined)


def _apart(node: Node, fragment: Fragment) -> Iterator[tuple[Node, tuple[Problem, ...]]]:
    """An entry, and those below it of which only the dash is missing: each begins with an id of its own."""
    pairs = node.value if isinstance(node, MappingNode) and not node.flow_style else []
    starts = [at for at, (key, _) in enumerate(pairs) if key.value == "id" and key.start_mark.column >= _DASH]
    if len(starts) < 2 or starts[0] or starts[1] == 1:
        yield node, ()
        return
    for start, end in pairwise([*starts, len(pairs)]):
        key = pairs[start][0].start_mark
        ends = pairs[end][0].start_mark if end < len(pairs) else node.end_mark
        line, column = fragment.lines()[key.line].rstrip(), key.column - _DASH
        instead = "" if key.line in fragment.corrections else f"- {line[key.column :]}"
        told = Problem.of(Code.NO_DASH, fragment.at(key.line, column, len(line)), instead=instead)
        part = MappingNode(node.tag, pairs[start:end], key, ends, flow_style=False)
        yield part, (told,) if start else ()


def _plain(node: Node, fragment: Fragment, problems: list[Problem]) -> Value:
    """The text, list or mapping that a node stands for."""
    if isinstance(node, SequenceNode):
        return [
            _plain(item, fragment, problems)
            for item in node.value
            if not (is_nothing(item) and _told_empty(item, "", fragment, problems))
        ]
    if not isinstance(node, ScalarNode):
        return _mapping(node, fragment, problems)
    text: str = node.value
    if not node.style and node.end_mark.line > node.start_mark.line and "- " in text:
        return _first_item(node, fragment, problems)
    if node.style == ">":
        problems.extend(_folded_list(node, fragment))
    if node.style == '"' and not text.isprintable() and (found := _UNSEEN.search(text)):
        character = f"U+{ord(found.group()):04X}"
        problems.append(Problem.of(Code.CONTROL_CHARACTER, fragment.span(node), character=character))
    return text


def _first_item(node: ScalarNode, fragment: Fragment, problems: list[Problem]) -> str:
    """A text of several lines without a mark; those that begin with a dash were meant as items beside it."""
    text: str = node.value
    lines = fragment.lines()
    first = node.start_mark.line
    dash = _DASH_BEFORE.match(lines[first][: node.start_mark.column])
    for index in range(first + 1, node.end_mark.line + 1):
        if dash and lines[index].lstrip(" ").startswith("- "):
            line = lines[index].rstrip()
            instead = f"{dash[1]}{line.lstrip()}"
            problems.append(Problem.of(Code.INDENTATION, fragment.at(index, 0, len(line)), instead=instead))
            text = text.partition(" - ")[0]
    return text


def _folded_list(node: ScalarNode, fragment: Fragment) -> Iterator[Problem]:
    """A list in a text whose lines become one: each item on a line right below another, no further in."""
    lines = fragment.text[node.start_mark.index : node.end_mark.index].split("\n")[1:]
    items = [(index, found.start("item")) for index, line in enumerate(lines) if (found := _ITEM.match(line))]
    for (first, column), (second, other) in pairwise(items):
        above = lines[max(first - 1, 0)]
        # One dash may have come to stand first on its line; a line between makes each item a paragraph.
        if second == first + 1 and column == other and len(above) - len(above.lstrip()) == column:
            line = node.start_mark.line + 1 + first
            yield Problem.of(Code.FOLDED_LIST, fragment.at(line, column, len(lines[first].rstrip())))
            return


def _mapping(node: Any, fragment: Fragment, problems: list[Problem]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key, value in node.value:
        name = key.value
        if type(key) is not ScalarNode or name in values or not name or name == "<<":
            problems.extend(_no_key(node, key, fragment))
        elif type(value) is not ScalarNode or value.style:
            values[name] = _plain(value, fragment, problems)
        elif value.value not in NOTHING:
            # Most values are plain texts, and there are very many of them.
            values[name] = value.value
        elif not (node.flow_style and _goes_on(node, key, values, fragment, problems)):
            _told_empty(key, name, fragment, problems)
            line, begins = fragment.lines()[key.start_mark.line].rstrip(), key.end_mark.column
            if not node.flow_style and (cut := re.match(r": +(?=#[^\s#]|# ?[^\s#])", line[begins:])):
                at = fragment.stretch(key.start_mark.line, begins + cut.end(), len(line))
                problems.append(Problem.of(Code.CUT_AT_HASH, at, instead=quoted(line[begins + cut.end() :])))
    return values


def _goes_on(node: Any, key: Node, values: dict[str, Value], fragment: Fragment, problems: list[Problem]) -> bool:
    """Whether a key without a colon is the rest of the text before it, which a comma has cut: `{price: 1,50 kr}`."""
    name = next(reversed(values), "")
    start = next((value.start_mark for one, value in node.value if one.value == name and not value.style), None)
    line, end = fragment.lines()[key.start_mark.line], key.end_mark
    if not isinstance(values.get(name), str) or not start or not re.match(r" *[,}]", line[end.column :]):
        return False
    if start.line == end.line:
        values[name] = text = line[start.column : end.column]
        at = fragment.stretch(end.line, start.column, end.column)
        # Of several commas each tells of all before it.
        problems[:] = [one for one in problems if (one.location.line, one.location.column) != (at.line, at.column)]
        problems.append(Problem.of(Code.COLON_IN_TEXT, at, instead=quoted(text), sign="comma"))
    return bool(start.line == end.line)


def _no_key(mapping: Node, key: Node, fragment: Fragment) -> Iterator[Problem]:
    """Why this cannot be a key."""
    if not isinstance(key, ScalarNode) or not key.value:
        yield Problem.of(Code.STRANGE_KEY, fragment.span(key))
    elif key.value == "<<":
        yield Problem.of(Code.MERGE_KEY, fragment.span(key))
    elif not fragment.has_omission(mapping):
        # After a gap it may well be the key of another entry, whose dash could not be read.
        first = next(known for known, _ in mapping.value if known.value == key.value)
        yield Problem.of(Code.DUPLICATE_KEY, fragment.span(key), field=key.value, line=fragment.span(first).line)


def _told_empty(at: Node, key: str, fragment: Fragment, problems: list[Problem]) -> bool:
    """Nothing is written, which is a mistake wherever something could be."""
    problems.append(Problem.of(Code.EMPTY_FIELD, fragment.span(at), field=key))
    return True


def _cut_texts(fragment: Fragment, root: Node) -> Iterator[Problem]:
    """Texts that end at ` #`: what follows is a comment for YAML, and seldom meant as one without a space."""
    lines = fragment.lines()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ScalarNode):
            start, end = node.start_mark, node.end_mark
            rest = lines[end.line][end.column :] if end.line < len(lines) else ""
            if not node.style and (found := re.match(r"(?P<space> *)#(?:[^\s#]| ?[0-9]|$)", rest)):
                if start.line == end.line:
                    whole = lines[end.line][start.column :].strip()
                    first = lines[end.line].index(whole, start.column)
                    last = len(lines[end.line].rstrip())
                    # Of a line that is read otherwise than it stands, this is told when the line has been mended.
                    moved = end.line in fragment.corrections
                    at = fragment.stretch(end.line, first, last)
                    yield Problem.of(Code.CUT_AT_HASH, at, instead="" if moved else quoted(whole))
                else:
                    at = fragment.at(end.line, end.column + len(found["space"]), len(lines[end.line].rstrip()))
                    yield Problem.of(Code.CUT_AT_HASH, at)
        elif isinstance(node, SequenceNode):
            waiting.extend(node.value)
        else:
            waiting.extend(value for _, value in node.value)
