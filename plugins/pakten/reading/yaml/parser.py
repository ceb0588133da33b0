"""A source: YAML text as entries whose every value knows its line and column.

Scalars are read as the text that is written, so that `no`, `10:00` and `0701234567` mean themselves. What YAML can
do beyond that (anchors, aliases, tags, several documents) surprises people, and is named instead of obeyed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from frontmatter.default_handlers import YAMLHandler
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem, Severity
from pakten.reading.yaml.nodes import Fragment, Loader, Value, Written
from pakten.reading.yaml.recovery import legible_part
from pakten.reading.yaml.unsafe import MOST_REPORTED, offences, runaway_quote

_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_HASH = re.compile(r"[^\s] +#[^\s#]")


@dataclass(frozen=True, slots=True)
class Legible:
    """What can be read of a list."""

    passage: Fragment
    entries: tuple[Written, ...]
    is_whole: bool
    """Whether it is all that is written."""


def entries(passage: Fragment, problems: list[Problem]) -> list[Written] | None:
    """The entries of a top-level list; None when they are not all that is written, with all that is wrong told."""
    read = legible_entries(passage, problems)
    return list(read.entries) if read is not None and read.is_whole else None


def legible_entries(passage: Fragment, problems: list[Problem]) -> Legible | None:
    """The entries of a top-level list, as far as they can be read; None when nothing can."""
    found = _compose(passage, problems, listed=True)
    if found is None:
        return None
    part, root = found
    if root is None or _is_nothing(root):
        return Legible(part, (), part is passage)
    is_list = isinstance(root, SequenceNode)
    if not is_list:
        problems.append(Problem.of(Code.NOT_A_LIST_OF_ENTRIES, _first(part, root)))
        root = _only_value(root)
        if root is None:
            return None
    written = (_written(part, node, problems) for node in root.value)
    return Legible(part, tuple(one for one in written if one is not None), is_list and part is passage)


def entry(passage: Fragment, problems: list[Problem]) -> Written | None:
    """The one entry of a file or of a front matter; None when it does not hold all that is written."""
    written = legible_entry(passage, problems)
    return written if written is not None and written.passage is passage else None


def legible_entry(passage: Fragment, problems: list[Problem]) -> Written | None:
    """The one entry of a file or of a front matter, as far as it can be read."""
    found = _compose(passage, problems, listed=False)
    if found is None:
        return None
    part, root = found
    if root is None:
        problems.append(Problem.of(Code.NOT_AN_ENTRY, passage.at(0)))
        return None
    return _written(part, root, problems)


def front_matter(file: str, text: str, problems: list[Problem]) -> tuple[Fragment, str, int] | None:
    """The front matter of a Markdown file, its body, and the line on which the body begins."""
    handler = YAMLHandler()
    boundaries = list(handler.FM_BOUNDARY.finditer(text))[:2] if handler.FM_BOUNDARY and handler.detect(text) else []
    if len(boundaries) < 2:
        code = Code.OPEN_FRONT_MATTER if boundaries else Code.NO_FRONT_MATTER
        problems.append(Problem.of(code, Location(file, 1, 1, 4 if boundaries else 0)))
        return None
    matter, body = handler.split(text)
    above, body_above = (text.count("\n", 0, boundary.end()) for boundary in boundaries)
    return Fragment(file, matter, above), body, body_above + 1


def _compose(passage: Fragment, problems: list[Problem], *, listed: bool) -> tuple[Fragment, Node | None] | None:
    """The passage with what it holds; where it cannot be parsed, what is left of it."""
    root: Node | None = None
    found = offences(passage)
    if len(found) == MOST_REPORTED:
        # Nobody wrote this by mistake.
        problems.extend(found)
        return None
    broken = bool(found)
    if not broken:
        try:
            root = yaml.compose(passage.text, Loader=Loader)
            broken = runaway_quote(passage, root) is not None
        except yaml.YAMLError:
            broken = True
    if broken:
        part, mistakes = legible_part(passage, listed=listed)
        problems.extend(mistakes)
        if part is None:
            return None
        passage, root = part
    if root is not None and " #" in passage.text and _HASH.search(passage.text):
        problems.extend(_cut_texts(passage, root))
    return passage, root


def _only_value(root: Node) -> SequenceNode | None:
    """The list below the one key of a text."""
    values = [value for _, value in root.value] if isinstance(root, MappingNode) else []
    return values[0] if len(values) == 1 and isinstance(values[0], SequenceNode) else None


def _written(passage: Fragment, node: Node, problems: list[Problem]) -> Written | None:
    if not isinstance(node, MappingNode):
        problems.append(Problem.of(Code.NOT_AN_ENTRY, passage.span(node)))
        return None
    return Written(passage, node, _mapping(node, passage, problems))


def _plain(node: Node, passage: Fragment, problems: list[Problem]) -> Value:
    """The text, list or mapping that a node stands for."""
    if isinstance(node, SequenceNode):
        return [
            _plain(item, passage, problems)
            for item in node.value
            if not (_is_nothing(item) and _told_empty(item, "", passage, problems))
        ]
    if not isinstance(node, ScalarNode):
        return _mapping(node, passage, problems)
    text: str = node.value
    if node.style == '"' and not text.isprintable() and (found := _UNSEEN.search(text)):
        character = f"U+{ord(found.group()):04X}"
        problems.append(Problem.of(Code.CONTROL_CHARACTER, passage.span(node), character=character))
    return text


def _mapping(node: Node, passage: Fragment, problems: list[Problem]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key, value in node.value:
        name = key.value
        if type(key) is not ScalarNode or name in values or not name or name == "<<":
            problems.extend(_no_key(node, key, passage))
        elif type(value) is not ScalarNode or value.style:
            values[name] = _plain(value, passage, problems)
        elif value.value not in _NOTHING:
            # Most values are plain texts, and there are very many of them.
            values[name] = value.value
        else:
            _told_empty(key, name, passage, problems)
    return values


def _no_key(mapping: Node, key: Node, passage: Fragment) -> Iterator[Problem]:
    """Why this cannot be a key."""
    if not isinstance(key, ScalarNode) or not key.value:
        yield Problem.of(Code.STRANGE_KEY, passage.span(key))
    elif key.value == "<<":
        yield Problem.of(Code.MERGE_KEY, passage.span(key))
    elif not passage.has_gap(mapping):
        # After a gap it may well be the key of another entry, whose dash could not be read.
        first = next(known for known, _ in mapping.value if known.value == key.value)
        yield Problem.of(Code.DUPLICATE_KEY, passage.span(key), field=key.value, line=passage.span(first).line)


def _told_empty(at: Node, key: str, passage: Fragment, problems: list[Problem]) -> bool:
    """Nothing is written, which is a mistake wherever something could be."""
    problems.append(Problem.of(Code.EMPTY_FIELD, passage.span(at), field=key))
    return True


def _cut_texts(passage: Fragment, root: Node) -> Iterator[Problem]:
    """Texts that end at ` #`: what follows is a comment for YAML, and seldom meant as one without a space."""
    lines = passage.lines()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ScalarNode):
            end = node.end_mark
            rest = lines[end.line][end.column :] if end.line < len(lines) else ""
            if not node.style and node.value and re.match(r" +#\S", rest):
                yield Problem.of(
                    Code.CUT_AT_HASH,
                    passage.at(end.line, end.column + rest.index("#"), len(lines[end.line].rstrip())),
                    severity=Severity.WARNING,
                )
        elif isinstance(node, SequenceNode):
            waiting.extend(node.value)
        else:
            waiting.extend(value for _, value in node.value)


def _first(passage: Fragment, root: Node) -> Location:
    start = root.start_mark
    return passage.at(start.line, start.column)


def _is_nothing(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.style and node.value in _NOTHING
