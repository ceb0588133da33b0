"""YAML that was written for another program: read as far as it concerns us, with what we do not know left out."""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.parser import parse_entry


class BrokenYaml(Exception):
    """The text cannot be read; `location` says where it was given up."""

    def __init__(self, location: Location) -> None:
        super().__init__(str(location))
        self.location = location


def loaded(text: str, file: str, environ: Mapping[str, str]) -> tuple[yaml.Node, dict[str, Any]]:
    """The mapping that a text holds, and the node that knows where each key stands."""
    try:
        node, written = _read(text, yaml.CSafeLoader, environ)
    except _BROKEN:
        # The slow parser says the place more exactly, and reads what MkDocs reads.
        try:
            node, written = _read(text, yaml.SafeLoader, environ)
        except _BROKEN as error:
            mark = getattr(error, "problem_mark", None)
            at = Location(file, mark.line + 1, mark.column + 1) if mark else Location(file)
            raise BrokenYaml(at) from error
    if not isinstance(written, dict) or node is None:
        raise BrokenYaml(Location(file))
    return node, written


_Loader = yaml.SafeLoader | yaml.CSafeLoader
_BROKEN = (yaml.YAMLError, RecursionError, ValueError)


def _read(text: str, kind: type[_Loader], environ: Mapping[str, str]) -> tuple[yaml.Node | None, Any]:
    loader = _knowing(kind, environ)(text)
    node = loader.get_single_node()
    return node, loader.construct_document(node) if node is not None else None


_OF_ITS_OWN = re.compile(r"(?<=[\s\[,{(])(?:![\w!:./-]*|[&*][\w-]+(?=\s|$))")
_TOLD = frozenset(
    (
        *(Code.TAB, Code.DUPLICATE_KEY, Code.OPEN_QUOTE, Code.COLON_IN_TEXT, Code.INDENTATION, Code.OPEN_BRACKET),
        *(Code.STARTS_WITH_SIGN, Code.BACKSLASH, Code.NO_COLON, Code.TEXT_AFTER_QUOTE, Code.NO_SPACE_AFTER_DASH),
        *(Code.ODD_SPACE, Code.BULLET, Code.MERGE_MARKER),
    )
)


def mistakes(text: str, file: str) -> tuple[Problem, ...]:
    """What is written wrongly, as it is told in our own files; tags, anchors and empty values are fine elsewhere."""
    plain = _OF_ITS_OWN.sub(lambda found: " " * len(found.group()), text)
    parsed = parse_entry(Fragment(file, plain))
    return tuple(one for one in parsed.problems if one.code in _TOLD)


def nodes_of(root: yaml.Node | None) -> Iterator[yaml.Node]:
    """The node and all inside it, each once: by its names a text may hold itself."""
    waiting, seen = deque([root] if root is not None else []), set[int]()
    while waiting:
        one = waiting.popleft()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        if isinstance(one, yaml.MappingNode):
            waiting += [part for pair in one.value for part in pair]
        elif isinstance(one, yaml.SequenceNode):
            waiting += one.value


def child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """What stands right below a node under this key."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)


def key_location(root: yaml.Node, key: str, file: str) -> Location:
    """Where a key stands, however deep; the top of the file for one that is missing."""
    return location_of(next((name for name, _ in pairs_of(root, key)), None), file)


def value_location(root: yaml.Node, key: str, file: str) -> Location:
    """Where the value of a key stands, if it is a single one that can be written anew; else its key."""
    value = next((value for _, value in pairs_of(root, key) if isinstance(value, yaml.ScalarNode)), None)
    return location_of(value, file) if value is not None else key_location(root, key, file)


def pairs_of(root: yaml.Node | None, key: str) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """The keys of this name with their values, however deep."""
    mappings = (node for node in nodes_of(root) if isinstance(node, yaml.MappingNode))
    return ((name, value) for node in mappings for name, value in node.value if name.value == key)


def scalar_of(root: yaml.Node | None, text: str) -> yaml.Node | None:
    """The first single key or value that says this."""
    return next((one for one in nodes_of(root) if isinstance(one, yaml.ScalarNode) and one.value == text), None)


def location_of(node: yaml.Node | None, file: str) -> Location:
    """The first line of a node; the top of the file where there is none."""
    if node is None:
        return Location(file)
    start, end = node.start_mark, node.end_mark
    return Location(file, start.line + 1, start.column + 1, end.column + 1 if end.line == start.line else 0)


def _knowing(kind: type[_Loader], environ: Mapping[str, str]) -> type[_Loader]:
    """A safe loader that knows `!ENV` and reads past what it does not know."""

    class Loader(kind):  # type: ignore[valid-type, misc] # one of two known ones
        pass

    def from_environment(loader: _Loader, node: yaml.Node) -> object:
        """`!ENV NAME` or `!ENV [NAME, OTHER, default]`, as MkDocs reads it."""
        if isinstance(node, yaml.SequenceNode):
            *names, default = loader.construct_sequence(node) or [""]
            return next((environ[str(name)] for name in names if str(name) in environ), default)
        return environ.get(str(loader.construct_scalar(node))) if isinstance(node, yaml.ScalarNode) else None

    def nothing(_loader: _Loader, _suffix: str, _node: yaml.Node) -> None:
        return None

    Loader.add_constructor("!ENV", from_environment)
    Loader.add_multi_constructor("", nothing)
    return Loader
