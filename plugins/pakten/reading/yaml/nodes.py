"""The entries that are read from a fragment, each value with its place."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from pakten.domain.problem import Location, Problem
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.values import Path, Value, group_at

Called = tuple[tuple[Path, str], ...]
"""Keys that stand for others, each by its path after those before it."""

NOTHING = frozenset(("", "~", "null", "Null", "NULL"))

_Parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


_BREAKS_OF_THE_PARSER = "\r\x85\u2028\u2029"
"""They end no line in an editor nor in a `Location`: taken for line ends, they would lead astray whoever counts."""


class Loader(_Parser):  # type: ignore[misc] # one of two classes, by what PyYAML was built with
    """The parser, without its search for types: every scalar is a text, and asking costs a quarter of the time."""

    def __init__(self, text: str) -> None:
        for mark in _BREAKS_OF_THE_PARSER:
            text = text.replace(mark, " ")
        super().__init__(text)

    def resolve(self, *_: object) -> str:
        return ""

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


@dataclass(frozen=True, slots=True)
class SourceRange:
    """Where an entry is written. Its nodes are parsed again from the text at hand when somebody asks where a value is.

    Few entries are asked about, and the nodes of all of them take many times the memory of their text.
    """

    fragment: Fragment
    origin: Location
    line: int
    column: int
    start: int
    end: int
    called: Called = ()

    def texts(self) -> tuple[str, ...]:
        """All that says its values."""
        return (self.fragment.text[self.start : self.end],)

    def entry(self) -> ParsedEntry:
        """The entry as lines of its own, with its columns as they are."""
        whole = self.fragment
        corrected = {line - self.line: one for line, one in whole.corrections.items() if line >= self.line}
        text = " " * self.column + whole.text[self.start : self.end]
        part = Fragment(whole.file, text, whole.above + self.line, corrected)
        node = yaml.compose(text, Loader=Loader)
        assert isinstance(node, MappingNode)
        call(node, self.called)
        return ParsedEntry(part, node, {}, called=self.called)

    def about(self, key: str) -> ParsedEntry:
        """As much of the entry as says a key: up to the next that stands as far in, where no item or comment does.

        Of an entry that does not know the key, the first that it says.
        """
        if self.called:
            return self.entry()
        text, beside = self.fragment.text, f"\n {{{self.column}}}"
        start = self.start
        if not text.startswith(f"{key}:", start):
            found = re.compile(f"{beside}{re.escape(key)}:(?=\\s)").search(text, start, self.end)
            # It may stand there in another way: in quotes, or before a space and its colon.
            if text[start] == "{" or (found is None and key and text.find(key, start, self.end) >= 0):
                return self.entry()
            start = found.start() + 1 + self.column if found else start
        following = re.compile(rf"{beside}(?!-\s|[\s#])").search(text, start, self.end)
        line = self.line + text.count("\n", self.start, start)
        part = replace(self, line=line, start=start, end=following.start() if following else self.end)
        try:
            return part.entry()
        except yaml.YAMLError:
            # Between brackets a line may begin at the margin.
            return self.entry()


@dataclass(frozen=True, slots=True)
class ParsedEntry:
    """One entry as it is written: its values, the nodes that know where they stand, and what is wrong with them."""

    fragment: Fragment
    node: MappingNode
    values: dict[str, Value]
    problems: tuple[Problem, ...] = ()
    called: Called = ()

    @property
    def origin(self) -> Location:
        start = self.node.start_mark
        return self.fragment.at(start.line, start.column)

    @property
    def range(self) -> SourceRange:
        start, end = self.node.start_mark, self.node.end_mark
        where = (self.origin, start.line, start.column, start.index, end.index)
        return SourceRange(self.fragment, *where, self.called)

    def calling(self, names: Called) -> ParsedEntry:
        """The same with other keys, each where its author has written one that is none; what has that key stays."""
        call(self.node, names)
        values = deepcopy(self.values)
        for (*parents, key), name in names:
            group = group_at(values, tuple(parents))
            group.setdefault(name, group.pop(str(key)))
        return replace(self, values=values, called=(*self.called, *names))

    def locate(self, path: Path, *, key: bool = False) -> Location:
        """Where a value stands, or its key. What is missing stands where it is missed: at the key around it."""
        parent, node = _walk(self.node, path)
        if parent is not None and ((key and not (path and isinstance(path[-1], int))) or is_empty(node)):
            node = parent
        if isinstance(node, MappingNode) and node.value:
            node = node.value[0][0] if not node.flow_style else node
        return self.span(node)

    def locate_line(self, path: Path) -> Location:
        """Where a key stands with its value, which ends on one line or has no end that could be marked."""
        return replace(self.locate(path, key=True), end_column=self.locate(path).end_column)

    def locate_missing(self, path: Path) -> Location:
        """Where a key is missed: at the group around it."""
        return self.locate(path[:-1], key=True)

    def span(self, node: Node) -> Location:
        return self.fragment.span(node)

    def has_omission(self, path: Path = ()) -> bool:
        """Whether something in the group at the path could not be read."""
        return bool(self.fragment.omissions) and self.fragment.has_omission(_walk(self.node, path)[1])

    def inside(self, path: Path) -> ParsedEntry:
        """A part of the entry as an entry of its own, such as one line of a list."""
        node = _walk(self.node, path)[1]
        return ParsedEntry(self.fragment, node, {}) if isinstance(node, MappingNode) else self

    def keys_at(self, path: Path) -> list[str]:
        """What is written as keys of the group at the path."""
        node = _walk(self.node, path)[1]
        pairs = node.value if isinstance(node, MappingNode) else []
        return [key.value for key, _ in pairs if isinstance(key, ScalarNode)]

    def is_between_brackets(self, path: Path) -> bool:
        """Whether what holds the value at the path is written on one line with signs around it."""
        return bool(getattr(_walk(self.node, path[:-1])[1], "flow_style", False))

    def between(self, path: Path) -> str:
        """What stands between the value at the path and a key that is written after it."""
        return ", " if self.is_between_brackets(path) else "\n" + " " * (self.locate(path, key=True).column - 1)

    def only_line(self, path: Path) -> tuple[Location, str] | None:
        """The line of a group that is written on a single one, without signs around it, and where it stands."""
        node = _walk(self.node, path)[1]
        if (
            not isinstance(node, MappingNode)
            or node.flow_style
            or node.value[-1][1].end_mark.line > node.start_mark.line
        ):
            return None
        start = node.start_mark
        text = self.fragment.lines()[start.line][start.column :].rstrip()
        return self.fragment.at(start.line, start.column, start.column + len(text)), text

    def lines_of(self, path: Path) -> int:
        """How many lines a key takes with all that stands below it."""
        key = self.locate(path, key=True)
        below = self.fragment.written()[key.line - self.fragment.above :]
        inside = re.compile(rf"\s*$| {{{key.column - 1}}}(?: |- )")
        number = next((at for at, one in enumerate(below) if not inside.match(one)), len(below))
        return 1 + len("\n".join(below[:number]).rstrip().split("\n")) if "".join(below[:number]).strip() else 1

    def has(self, path: Path) -> bool:
        """Whether the key at the end of the path is written, even if nothing follows it."""
        node: Node = self.node
        for step in path:
            found = _step(node, step)
            if found is None:
                if isinstance(step, str) and step.startswith("as:"):
                    continue
                return False
            node = found[1]
        return True


def call(root: Node, names: Called) -> None:
    """Names keys as they are meant."""
    for (*parents, key), name in names:
        group = _walk(root, tuple(parents))[1]
        found = _step(group, key)
        if found is not None and found[0] is not None and _step(group, name) is None:
            found[0].value = name


def _walk(root: Node, path: Path) -> tuple[Node | None, Node]:
    """The last node that the path reaches, with the key that leads to it."""
    key: Node | None = None
    node = root
    for step in path:
        found = _step(node, step)
        if found is None:
            # An alternative that a form chose is a step without a node.
            if isinstance(step, str) and step.startswith("as:"):
                continue
            return key, key if key is not None else node
        key, node = (found[0] or key), found[1]
    return key, node


def _step(node: Node, step: str | int) -> tuple[Node | None, Node] | None:
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return None, node.value[step]
    return None


def is_empty(node: Node) -> bool:
    """Whether not a single sign is written there."""
    return isinstance(node, ScalarNode) and not node.value and not node.style


def is_nothing(node: Node) -> bool:
    """Whether nothing is meant by what is written there."""
    return isinstance(node, ScalarNode) and not node.style and node.value in NOTHING
