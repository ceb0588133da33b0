"""An amendment: a change of single fields of one written entry, with its comments and all its other bytes kept."""

import re
from collections.abc import Sequence

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from pakten.reading.network.text import with_line_feeds
from pakten.reading.refusal import Refusal
from pakten.reading.yaml import emitter
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.nodes import Loader
from pakten.reading.yaml.parser import parse_entry
from pakten.reading.yaml.values import Path, Value, group_at


class Amendment:
    """Fields are named by the path of the mapping that they stand in: `()` for the entry, `("occasions", 0)`."""

    def __init__(self, name: str, lines: Sequence[str], newline: str) -> None:
        self.name = name
        self.lines = list(lines)
        self._newline = newline
        self.values = self._read()

    def set(self, path: Path, key: str, text: str, after: tuple[str, ...]) -> None:
        """Writes a text; a field that is not there comes after the last of the named ones that is."""
        field = self._field(path, key)
        if field is None:
            self._add(path, f"{key}: {emitter.scalar(text)}", after)
        else:
            self._replace(*field, emitter.scalar(text))
        group_at(self.values, path)[key] = text
        self._agree()

    def append(self, path: Path, key: str, text: str, after: tuple[str, ...]) -> None:
        """Adds a text to a list, which begins with it if it is not there."""
        field = self._field(path, key)
        if field is None:
            self._add(path, f"{key}: [{emitter.scalar(text, in_list=True)}]", after)
        elif not isinstance(field[1], SequenceNode):
            raise Refusal("changes_others", file=self.name)
        elif field[1].flow_style:
            at, column = field[1].end_mark.line, field[1].end_mark.column - 1
            before, rest = self.lines[at][:column].rstrip(), self.lines[at][column:]
            comma = " " if before.endswith(",") else ", " if field[1].value else ""
            self.lines[at] = f"{before}{comma}{emitter.scalar(text, in_list=True)}{rest}"
        else:
            last = self._end(*field)
            line = f"{' ' * field[1].start_mark.column}- {emitter.scalar(text)}{self._newline}"
            self.lines[last:last] = [line]
        group_at(self.values, path).setdefault(key, [])
        self._list(path, key).append(text)
        self._agree()

    def put(self, path: Path, key: str, value: Value, after: tuple[str, ...]) -> None:
        """Writes any value in the place of what is there, on as many lines as it needs."""
        field = self._field(path, key)
        lines = emitter.mapping({key: value})
        if field is None:
            self._add(path, "\n".join(lines), after)
        else:
            name, node = field
            first, end = name.start_mark.line, self._end(name, node)
            margin = self.lines[first][: name.start_mark.column]
            indent = " " * name.start_mark.column
            self.lines[first:end] = [
                f"{indent if at and line else margin if not at else ''}{line}{self._newline}"
                for at, line in enumerate(lines)
            ]
        group_at(self.values, path)[key] = value
        self._agree()

    def add_item(self, path: Path, key: str, item: dict[str, Value], after: tuple[str, ...] = ()) -> None:
        """Adds a group at the end of a list of groups, which begins with it if it is not there."""
        if self._field(path, key) is None:
            self.put(path, key, [item], after)
            return
        name, listed = self._items(path, key)
        end = self._end(name, listed)
        lines = emitter.entry(item, listed.start_mark.column)
        self.lines[end:end] = [f"{line}{self._newline}" for line in lines]
        self._list(path, key).append(item)
        self._agree()

    def remove_item(self, path: Path, key: str, index: int) -> None:
        """Takes a group out of a list of several."""
        name, listed = self._items(path, key)
        first = listed.value[index].start_mark.line
        is_last = index + 1 == len(listed.value)
        end = self._end(name, listed) if is_last else listed.value[index + 1].start_mark.line
        del self.lines[first:end]
        del self._list(path, key)[index]
        self._agree()

    def remove(self, path: Path, key: str) -> None:
        field = self._field(path, key)
        if field is None:
            return
        first, end = field[0].start_mark.line, self._end(*field)
        column = field[0].start_mark.column
        if self.lines[first][:column].strip():
            # The key stands behind the dash, which must stay: the next line takes its place.
            following = self.lines[end : end + 1]
            self.lines[first : end + 1] = [self.lines[first][:column] + line[column:] for line in following]
        else:
            del self.lines[first:end]
        del group_at(self.values, path)[key]
        self._agree()

    def _text(self) -> str:
        """The entry as a mapping: without its dash, which stands on the first line that is no comment."""
        text = with_line_feeds("".join(self.lines))
        return re.sub(r"\A((?:[ ]*#[^\n]*\n|\s*\n)*[ ]*)-(?=\s)", r"\1 ", text)

    def _read(self) -> dict[str, Value]:
        parsed = parse_entry(Fragment(self.name, self._text()))
        if parsed.entry is None or not parsed.is_whole:
            raise Refusal("unreadable", file=self.name)
        if parsed.entry.node.flow_style:
            raise Refusal("in_braces", file=self.name)
        return parsed.entry.values

    def _agree(self) -> None:
        if self._read() != self.values:
            raise Refusal("changes_others", file=self.name)

    def _mapping(self, path: Path) -> MappingNode:
        node: Node | None = yaml.compose(self._text(), Loader=Loader)
        for step in path:
            if isinstance(node, MappingNode):
                node = next(value for key, value in node.value if key.value == step)
            elif isinstance(node, SequenceNode) and isinstance(step, int):
                node = node.value[step]
        if not isinstance(node, MappingNode) or node.flow_style:
            raise Refusal("in_braces", file=self.name)
        return node

    def _field(self, path: Path, key: str) -> tuple[ScalarNode, Node] | None:
        return next(((name, value) for name, value in self._mapping(path).value if name.value == key), None)

    def _items(self, path: Path, key: str) -> tuple[ScalarNode, SequenceNode]:
        """A list of which each item begins a line of its own."""
        field = self._field(path, key)
        if field is None or not isinstance(field[1], SequenceNode) or field[1].flow_style:
            raise Refusal("in_braces", file=self.name)
        return field[0], field[1]

    def _list(self, path: Path, key: str) -> list[Value]:
        listed = group_at(self.values, path)[key]
        assert isinstance(listed, list)
        return listed

    def _add(self, path: Path, lines: str, after: tuple[str, ...]) -> None:
        fields = self._mapping(path).value
        there = {name.value: (name, value) for name, value in fields}
        before = next((there[key] for key in reversed(after) if key in there), fields[0])
        at = self._end(*before)
        if not self.lines[at - 1].endswith(("\n", "\r")):
            self.lines[at - 1] += self._newline
        margin = " " * before[0].start_mark.column
        self.lines[at:at] = [f"{margin if one else ''}{one}{self._newline}" for one in lines.split("\n")]

    def _replace(self, name: ScalarNode, value: Node, written: str) -> None:
        start, end = value.start_mark, value.end_mark
        if isinstance(value, ScalarNode) and value.style not in ("|", ">") and start.line == end.line:
            line = self.lines[start.line]
            self.lines[start.line] = line[: start.column] + written + line[end.column :]
            return
        first, last = name.start_mark.line, self._end(name, value)
        kept = self.lines[first][: name.end_mark.column]
        self.lines[first:last] = [f"{kept}: {written}{self._newline}"]

    def _end(self, name: ScalarNode, value: Node) -> int:
        """The line after the last one of a field: nothing that follows it is as far in as its key, except a dash."""
        column, first = name.start_mark.column, name.start_mark.line
        end = max(first, min(value.end_mark.line, len(self.lines) - 1)) + 1
        if value.end_mark.column == 0 or end - 1 > first:
            while end > first + 1 and self._is_outside(end - 1, column, value):
                end -= 1
        return end

    def _is_outside(self, index: int, column: int, value: Node) -> bool:
        line = self.lines[index]
        bare = line.strip()
        indent = len(line) - len(line.lstrip(" "))
        if bare and isinstance(value, ScalarNode) and value.style not in ("|", ">"):
            return index > value.end_mark.line
        is_item = indent == column and bare.startswith("-") and isinstance(value, SequenceNode)
        return not bare or (indent <= column and not is_item and not bare.startswith(("]", "}")))
