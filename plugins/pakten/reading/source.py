"""A source: YAML text as entries whose every value knows its line and column.

Scalars are read as the text that is written, so that `no`, `10:00` and `0701234567` mean themselves. What YAML can
do beyond that (anchors, aliases, tags, several documents) surprises people, and is named instead of obeyed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml
from frontmatter.default_handlers import YAMLHandler
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem, Severity
from pakten.reading.guard import offences
from pakten.reading.passage import Loader, Passage, Value, Written
from pakten.reading.recovery import mistakes_in_list, mistakes_in_mapping

_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_HASH = re.compile(r"[^\s] +#[^\s#]")


def entries(passage: Passage, problems: list[Problem]) -> list[Written] | None:
    """The entries of a top-level list; None when the text cannot be parsed, with all that is wrong with it told."""
    before = len(problems)
    root = _compose(passage, problems, mistakes_in_list)
    if root is None or _is_nothing(root):
        return None if len(problems) > before else []
    if not isinstance(root, SequenceNode):
        problems.append(Problem.of(Code.NOT_A_LIST_OF_ENTRIES, _first(passage, root)))
        return None
    written = [_written(passage, node, problems) for node in root.value]
    return [one for one in written if one is not None]


def entry(passage: Passage, problems: list[Problem]) -> Written | None:
    """The one entry of a file or of a front matter."""
    before = len(problems)
    root = _compose(passage, problems, mistakes_in_mapping)
    if root is None:
        if len(problems) == before:
            problems.append(Problem.of(Code.NOT_AN_ENTRY, passage.at(0)))
        return None
    return _written(passage, root, problems)


def front_matter(file: str, text: str, problems: list[Problem]) -> tuple[Passage, str, int] | None:
    """The front matter of a Markdown file, its body, and the line on which the body begins."""
    handler = YAMLHandler()
    boundaries = list(handler.FM_BOUNDARY.finditer(text))[:2] if handler.FM_BOUNDARY and handler.detect(text) else []
    if len(boundaries) < 2:
        code = Code.OPEN_FRONT_MATTER if boundaries else Code.NO_FRONT_MATTER
        problems.append(Problem.of(code, Location(file, 1, 1, 4 if boundaries else 0)))
        return None
    matter, body = handler.split(text)
    above, body_above = (text.count("\n", 0, boundary.end()) for boundary in boundaries)
    return Passage(file, matter, above), body, body_above + 1


def _compose(
    passage: Passage, problems: list[Problem], recover: Callable[[Passage, yaml.MarkedYAMLError], list[Problem]]
) -> Node | None:
    found = offences(passage)
    if found:
        problems.extend(found)
        return None
    try:
        root: Node | None = yaml.compose(passage.text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        problems.extend(recover(passage, error))
        return None
    except yaml.YAMLError:
        # Characters that YAML forbids; a text that comes from a file has none of them left.
        problems.append(Problem.of(Code.UNREADABLE_YAML, passage.at(0)))
        return None
    if root is not None and " #" in passage.text and _HASH.search(passage.text):
        problems.extend(_cut_texts(passage, root))
    return root


def _written(passage: Passage, node: Node, problems: list[Problem]) -> Written | None:
    if not isinstance(node, MappingNode):
        problems.append(Problem.of(Code.NOT_AN_ENTRY, passage.span(node)))
        return None
    return Written(passage, node, _mapping(node, passage, problems))


def _plain(node: Node, passage: Passage, problems: list[Problem]) -> Value:
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


def _mapping(node: Node, passage: Passage, problems: list[Problem]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key, value in node.value:
        name = key.value
        if type(key) is not ScalarNode or name in values or not name or name == "<<":
            problems.append(_no_key(node, key, passage))
        elif type(value) is not ScalarNode or value.style:
            values[name] = _plain(value, passage, problems)
        elif value.value not in _NOTHING:
            # Most values are plain texts, and there are very many of them.
            values[name] = value.value
        else:
            _told_empty(key, name, passage, problems)
    return values


def _no_key(mapping: Node, key: Node, passage: Passage) -> Problem:
    """Why this cannot be a key."""
    if not isinstance(key, ScalarNode) or not key.value:
        return Problem.of(Code.STRANGE_KEY, passage.span(key))
    if key.value == "<<":
        return Problem.of(Code.MERGE_KEY, passage.span(key))
    first = next(known for known, _ in mapping.value if known.value == key.value)
    return Problem.of(Code.DUPLICATE_KEY, passage.span(key), field=key.value, line=passage.span(first).line)


def _told_empty(at: Node, key: str, passage: Passage, problems: list[Problem]) -> bool:
    """Nothing is written, which is a mistake wherever something could be."""
    problems.append(Problem.of(Code.EMPTY_FIELD, passage.span(at), field=key))
    return True


def _cut_texts(passage: Passage, root: Node) -> Iterator[Problem]:
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


def _first(passage: Passage, root: Node) -> Location:
    start = root.start_mark
    return passage.at(start.line, start.column)


def _is_nothing(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.style and node.value in _NOTHING
