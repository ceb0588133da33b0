"""What YAML can do and people do not mean: anchors, aliases, tags, deep nesting, several documents, merge markers.

It is asked before anything is built from the text. A few hundred bytes of aliases can stand for millions of values,
and a parser that recurses can be brought down by brackets alone, so that afterwards would be too late.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, DocumentStartEvent, Event, ScalarEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.yaml.emitter import quoted
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.nodes import Loader

DEEPEST = 30

MOST_REPORTED = 50

# A cheap look that may be wrong in one direction only: text without any of these cannot hold an offence.
_SIGN = re.compile(r"[&*!](?:(?<=!)|(?=\S))")
_BEFORE_A_VALUE = "\n-?:,[{"
_DEEP_INDENT = re.compile(r"^[ \-?]{24}", re.MULTILINE)
_INSIDE = r"""(?:[^\[\]{}"'#]++|"[^"\\\n]*+"|'[^'\n]*+')*+"""
_SHALLOW_BRACKETS = re.compile(rf"\[{_INSIDE}\]|\{{{_INSIDE}\}}")
# Below a key without a dash before it, all that is further in than the key is text, whatever it looks like.
_BLOCK_TEXT = re.compile(r"^( *)\w+: [|>][-+]?\n(?:\1 [^\n]*+\n| *\n)*+", re.MULTILINE)
_ENTRY_OR_KEY = re.compile(r"(?P<indent> *)(?:- +)*[^\W\d]+:(?:\s|$)")
_DOCUMENT = ("---", "...", "%")
_MERGE_MARKER = re.compile(r"^(<{7}|>{7}|\|{7}|={7})(?: .*)?$", re.MULTILINE)


def merge_markers(file: str, text: str) -> list[Problem]:
    """What git leaves in a file that two people changed; a row of `=` alone may be a heading in Markdown."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return []
    found = list(_MERGE_MARKER.finditer(text))
    if not any(match.group(1)[0] in "<>" for match in found):
        return []
    places = [Fragment(file, text).at(text.count("\n", 0, one.start()), 0, len(one.group())) for one in found]
    return [Problem.of(Code.MERGE_MARKER, at, marker=one[1]) for at, one in zip(places, found, strict=True)]


def offences(fragment: Fragment) -> list[Problem]:
    """All of them in the order of the text, until the text cannot be parsed any further."""
    if not (_looks_suspicious(fragment.text) and _looks_suspicious(_BLOCK_TEXT.sub("", fragment.text))):
        return []
    problems: list[Problem] = []
    try:
        for problem in _offences(fragment, yaml.parse(fragment.text, Loader=Loader)):
            problems.append(problem)
            if problem.code == Code.TOO_DEEP or len(problems) == MOST_REPORTED:
                break
    except yaml.YAMLError as error:
        # What cannot be parsed is told about where it is composed, unless an offence is the reason. PyYAML 6.0.4 gives
        # up at a depth of its own, to which it reads ahead before it tells of what lies above.
        if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark and "nesting depth" in (error.problem or ""):
            return offences(replace(fragment, text=fragment.text[: error.problem_mark.index]))
    return problems


def runaway_quote(fragment: Fragment, root: Node | None) -> Problem | None:
    """A quotation that goes on over keys or entries, because another quotation mark far below ends it.

    The parser takes them for text, and they would be lost without a word.
    """
    lines = fragment.lines()
    if root is None or not any(line.count('"') & 1 or line.count("'") & 1 for line in lines):
        return None
    waiting = [(root, 0)]
    while waiting:
        node, column = waiting.pop()
        if isinstance(node, MappingNode):
            waiting.extend((value, node.start_mark.column) for _, value in node.value)
        elif isinstance(node, SequenceNode):
            waiting.extend((item, node.start_mark.column) for item in node.value)
        elif isinstance(node, ScalarNode) and node.style and node.style in "\"'":
            first, last = node.start_mark, node.end_mark.line + 1
            inside = (_ENTRY_OR_KEY.match(line) for line in lines[first.line + 1 : last])
            if any(found is not None and found.end("indent") <= column for found in inside):
                rest = lines[first.line][first.column :].rstrip()
                location = fragment.at(first.line, first.column, first.column + len(rest))
                return Problem.of(Code.OPEN_QUOTE, location, instead=quoted(rest[1:]))
    return None


def has_documents(text: str) -> bool:
    """Whether something may begin or end a document."""
    return text.startswith(_DOCUMENT) or any(f"\n{mark}" in text for mark in _DOCUMENT)


def _looks_suspicious(text: str) -> bool:
    if has_documents(text) or _DEEP_INDENT.search(text):
        return True
    for found in _SIGN.finditer(text):
        at = found.start()
        while at and text[at - 1].isspace() and text[at - 1] != "\n":
            at -= 1
        # Nothing stands before it on its line, or what a value comes after.
        if not at or text[at - 1] in _BEFORE_A_VALUE:
            return True
    return text.count("[") + text.count("{") != len(_SHALLOW_BRACKETS.findall(text))


def _offences(fragment: Fragment, events: Iterator[Event]) -> Iterator[Problem]:
    depth = 0
    documents = 0
    for event in events:
        line, column = _position(event)
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents == 2:
                yield Problem.of(Code.SEVERAL_DOCUMENTS, fragment.at(line, column, 3))
        elif isinstance(event, AliasEvent):
            yield _sign(fragment, event, Code.ALIAS)
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        if isinstance(event, CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                yield Problem.of(Code.TOO_DEEP, fragment.at(line, column), deepest=DEEPEST)
        if isinstance(event, CollectionStartEvent | ScalarEvent):
            if event.anchor is not None:
                yield _sign(fragment, event, Code.ANCHOR)
            if event.tag is not None:
                yield _sign(fragment, event, Code.TAG)


def _position(event: Event) -> tuple[int, int]:
    mark = event.start_mark
    return (0, 0) if mark is None else (mark.line, mark.column)


def _sign(fragment: Fragment, event: Event, code: Code) -> Problem:
    """The rest of the line is what the author meant as a text."""
    line, column = _position(event)
    written = fragment.lines()[line]
    before, rest = written[:column], written[column:].rstrip()
    if before.count("[") + before.count("{") > before.count("]") + before.count("}"):
        rest = re.split(r"[,\]}]", rest, maxsplit=1)[0].rstrip()
    location = fragment.at(line, column, column + len(rest))
    return Problem.of(code, location, instead=quoted(rest), sign=rest[:1])
