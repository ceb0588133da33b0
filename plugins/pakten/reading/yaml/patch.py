"""A patch: a mapping that says what is different in another, as JSON Merge Patch does (RFC 7396).

Groups are changed key by key, and lists of which each item has an `id` are changed item by item; everything else takes
the place of what was there. What goes away is named by its path, since nothing at all is a mistake where people write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeVar

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from pakten.domain.problem import Location
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.nodes import ParsedEntry, SourceRange, is_nothing
from pakten.reading.yaml.values import Path, Value

N = TypeVar("N", MappingNode, SequenceNode, Node)
Name = tuple[str, ...]
"""The way to a value with the ids of items instead of their positions: `("occasions", "evening", "status")`."""


@dataclass(frozen=True, slots=True)
class Patch:
    range: SourceRange
    own: frozenset[str]
    """Keys that are about the patch itself."""
    removed: tuple[tuple[Name, Location], ...] = ()

    def parsed(self) -> ParsedEntry:
        return self.range.entry()

    def leaves(self) -> dict[Name, tuple[Value, Location]]:
        """All that it says, each where it says it; what it removes has no value."""
        entry = self.parsed()
        said = {name: (values_of(node), entry.span(node)) for name, node in _leaves(_without(entry.node, self.own))}
        return said | {name: ("", location) for name, location in self.removed}


@dataclass(frozen=True, slots=True)
class PatchedEntry(ParsedEntry):
    """An entry of which parts stand elsewhere."""

    patches: tuple[Patch, ...] = ()
    elsewhere: Mapping[int, tuple[Node, Fragment]] = field(default_factory=dict)
    """The nodes of patches by their identity, each held for as long as that counts, and where they stand."""

    def span(self, node: Node) -> Location:
        _, fragment = self.elsewhere.get(id(node), (node, self.fragment))
        return fragment.span(node)

    @property
    def range(self) -> PatchedRange:
        start, end = self.node.start_mark, self.node.end_mark
        where = (self.origin, start.line, start.column, start.index, end.index)
        return PatchedRange(self.fragment, *where, self.called, self.patches)

    def locate(self, path: Path, *, key: bool = False) -> Location:
        return self._gone(path) or ParsedEntry.locate(self, path, key=key)

    def locate_missing(self, path: Path) -> Location:
        return self._gone(path) or ParsedEntry.locate_missing(self, path)

    def _gone(self, path: Path) -> Location | None:
        """What is missing because a patch removes it is missed there."""
        removed = {name: location for patch in self.patches for name, location in patch.removed}
        return None if self.has(path) else removed.get(tuple(step for step in path if isinstance(step, str)))


@dataclass(frozen=True, slots=True)
class PatchedRange(SourceRange):
    patches: tuple[Patch, ...] = ()

    def texts(self) -> tuple[str, ...]:
        patches = ((*patch.range.texts(), repr((sorted(patch.own), patch.removed))) for patch in self.patches)
        return (*SourceRange.texts(self), *chain.from_iterable(patches))

    def entry(self) -> ParsedEntry:
        return patched(SourceRange.entry(self), self.patches)

    def about(self, _key: str) -> ParsedEntry:
        return self.entry()


def patched(entry: ParsedEntry, patches: tuple[Patch, ...]) -> ParsedEntry:
    """The entry with all patches, the first one first."""
    node: Node = entry.node
    elsewhere: dict[int, tuple[Node, Fragment]] = {}
    for patch in patches:
        part = patch.parsed()
        node = _merged(node, _without(part.node, patch.own))
        for name, _ in patch.removed:
            node = _removed(node, name)
        elsewhere |= {id(one): (one, part.fragment) for one in _all(part.node)}
    assert isinstance(node, MappingNode)
    values = values_of(node)
    assert isinstance(values, dict)
    return PatchedEntry(entry.fragment, node, values, entry.problems, entry.called, patches, elsewhere)


def value_called(node: Node, name: Name) -> Value | None:
    """What stands at a name; None when nothing does."""
    for step in name:
        found = _named(node).get(step)
        if found is None:
            return None
        node = found
    return values_of(node)


def values_of(node: Node) -> Value:
    """What is written, as the parser reads it; what it tells about is passed over."""
    if isinstance(node, MappingNode):
        return {key: values_of(value) for key, value in _named(node).items() if not is_nothing(value)}
    if isinstance(node, SequenceNode):
        return [values_of(item) for item in node.value if not is_nothing(item)]
    return str(node.value)


def _merged(base: Node, change: Node) -> Node:
    if isinstance(base, MappingNode) and isinstance(change, MappingNode):
        changes = {key.value: (key, value) for key, value in change.value}
        kept = [
            (changes[key.value][0], _merged(value, changes.pop(key.value)[1])) if key.value in changes else (key, value)
            for key, value in base.value
        ]
        return _as_is(base, [*kept, *changes.values()])
    if _has_ids(base) and _has_ids(change):
        items = _named(change)
        same = [_merged(item, items.pop(name)) if name in items else item for name, item in _named(base).items()]
        return _as_is(base, [*same, *items.values()])
    return change


def _removed(node: Node, name: Name) -> Node:
    """Without what stands at the name, if anything does."""
    first, rest = name[0], name[1:]
    pairs = node.value if isinstance(node, MappingNode) else [(_id(item), item) for item in node.value]
    kept: list[object] = []
    for key, value in pairs:
        is_meant = (key if isinstance(key, str) else key.value) == first
        if is_meant and not rest:
            continue
        inside = _removed(value, rest) if is_meant and not isinstance(value, ScalarNode) else value
        kept.append((key, inside) if isinstance(node, MappingNode) else inside)
    return _as_is(node, kept)


def _leaves(node: Node, name: Name = ()) -> Iterator[tuple[Name, Node]]:
    if isinstance(node, MappingNode) or _has_ids(node):
        for step, inner in _named(node).items():
            if not (step == "id" and name):
                yield from _leaves(inner, (*name, step))
    else:
        yield name, node


def _named(node: Node) -> dict[str, Node]:
    """The values of a mapping by their keys, the items of a list by their ids; the first of each."""
    found: dict[str, Node] = {}
    if isinstance(node, MappingNode):
        for key, value in node.value:
            found.setdefault(str(key.value), value)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            found.setdefault(_id(item), item)
    return found


def _has_ids(node: Node) -> bool:
    return isinstance(node, SequenceNode) and bool(node.value) and all(map(_id, node.value))


def _id(node: Node) -> str:
    held = _named(node).get("id") if isinstance(node, MappingNode) else None
    return held.value if isinstance(held, ScalarNode) else ""


def _without(node: MappingNode, keys: frozenset[str]) -> MappingNode:
    return _as_is(node, [pair for pair in node.value if pair[0].value not in keys])


def _as_is(node: N, value: list[Any]) -> N:
    """The same node, where it stands, with another content."""
    made = copy(node)
    made.value = value
    return made


def _all(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield from (*_all(key), *_all(value))
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _all(item)
