"""Markdown bodies, as far as they must be checked: links, and the blocks that put lists and wordings into a page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.markup.code import without_code
from pakten.reading.markup.limits import excesses
from pakten.reading.markup.targets import targets
from pakten.reading.suggestion import key_for, value_for

_BEGIN = re.compile(r"^ {0,3}(?P<fence>/{3,}) *(?P<name>[\w-]+) *(?:\| *(?P<argument>.*?) *)?$")
_END = re.compile(r"^ {0,3}(?P<fence>/{3,}) *$")
_OPTION = re.compile(r"^ {4,}(?P<key>[\w-]+): *(?P<value>.*?) *$")

_ANY: tuple[str, ...] = ()
OPTIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "events": {
        **dict.fromkeys(("area", "theme", "goal", "way_in", "type", "limit"), _ANY),
        "when": ("upcoming", "past"),
    },
    "examples": dict.fromkeys(("area", "theme", "goal", "way_in", "limit"), _ANY),
    "terms": {"kind": ("areas", "themes", "goals", "ways_in")},
    "wording": {"area": _ANY},
    "chart": {
        **dict.fromkeys(("question", "base", "response_rate", "note", "source"), _ANY),
        "columns": ("1", "2", "3", "4"),
    },
    "chain": {},
    "concept": {},
}
"""The blocks of the network, their options, and what may be chosen; nothing to choose from means any text."""

ARGUMENTS = {"wording": ("tagline", "motto", "vision", "purpose", "delimitation"), "chart": _ANY, "chain": _ANY}
_FOREIGN = frozenset(
    (
        *("admonition", "note", "attention", "caution", "danger", "error", "tip", "hint", "warning", "important"),
        *("details", "definition", "html", "tab", "caption", "figure-caption", "table-caption"),
    )
)
"""Blocks that come with the Markdown extensions."""


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    key_location: Location
    location: Location


@dataclass(frozen=True, slots=True)
class Block:
    """`/// name | argument`, its options, and where it stands."""

    name: str
    argument: str
    location: Location
    options: Mapping[str, Option] = field(default_factory=dict)
    is_closed: bool = True
    end: int = field(default=0, compare=False)
    """The column behind its argument."""


def links(file: str, body: str, first_line: int) -> list[tuple[str, Location]]:
    """The targets of all links and pictures, as they are written; code is passed over."""
    found = []
    for target in targets(without_code(body)):
        line = body.count("\n", 0, target.start)
        column = target.start - body.rfind("\n", 0, target.start)
        location = Location(file, first_line + line, column, column + target.end - target.start)
        found.append((target.text, location))
    return sorted(found, key=lambda link: link[1])


def blocks(file: str, body: str, first_line: int) -> list[Block]:
    """All blocks in the order in which they begin."""
    found: list[Block] = []
    open_: list[tuple[int, str]] = []
    heading = False
    lines = without_code(body, indented=False).split("\n") if "///" in body else []
    for line, text in enumerate(lines, first_line):
        begin, end = _BEGIN.match(text), _END.match(text)
        if begin is not None:
            location = Location(file, line, begin.start("name") + 1, begin.end("name") + 1)
            open_.append((len(found), begin["fence"]))
            last = begin.end("argument") if begin["argument"] else begin.end("name")
            found.append(Block(begin["name"], begin["argument"] or "", location, {}, False, last + 1))
            heading = True
        elif end is not None and end["fence"] in [fence for _, fence in open_]:
            while open_ and open_[-1][1] != end["fence"]:
                open_.pop()
            index, _ = open_.pop()
            found[index] = replace(found[index], is_closed=True)
            heading = False
        elif heading and (option := _OPTION.match(text)) is not None:
            key, value = (
                Location(file, line, option.start(group) + 1, option.end(group) + 1) for group in ("key", "value")
            )
            options = {**found[-1].options, option["key"]: Option(option["value"].strip("\"'"), key, value)}
            found[-1] = replace(found[-1], options=options)
        elif text.strip() or not heading:
            heading = False
    return found


def block_problems(file: str, body: str, first_line: int) -> Iterator[Problem]:
    """What is too long or too deep to be looked into; else blocks that are not closed and options that they lack."""
    if tangled := tuple(excesses(file, body, first_line)):
        yield from tangled
        return
    for block in blocks(file, body, first_line):
        if block.name not in OPTIONS and block.name not in _FOREIGN:
            guess = key_for(block.name, OPTIONS)
            yield Problem.of(Code.UNKNOWN_BLOCK, block.location, instead=guess, block=block.name)
        elif not block.is_closed:
            yield Problem.of(Code.OPEN_BLOCK, block.location, block=block.name)
        if block.name not in OPTIONS:
            continue
        choices = ARGUMENTS.get(block.name)
        if choices is not None and not block.argument:
            yield Problem.of(Code.NO_ARGUMENT, block.location, block=block.name)
        elif choices and block.argument not in choices:
            guess = value_for(block.argument, choices)
            instead = f"{block.name} | {guess}" if guess else ""
            yield _wrong_option(
                replace(block.location, end_column=block.end), instead, block.name, block.argument, choices
            )
        yield from _option_problems(block, OPTIONS[block.name])


def _option_problems(block: Block, allowed: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    for key, option in block.options.items():
        if key not in allowed:
            guess = key_for(key, allowed)
            yield Problem.of(Code.UNKNOWN_OPTION, option.key_location, instead=guess, block=block.name, field=key)
        elif key == "limit" and not re.fullmatch("[1-9][0-9]{0,3}", option.value):
            yield Problem.of(Code.NOT_A_NUMBER, option.location, field=key, value=option.value)
        elif allowed[key] and option.value not in allowed[key]:
            instead = value_for(option.value, allowed[key])
            yield _wrong_option(option.location, instead, key, option.value, allowed[key])


def _wrong_option(location: Location, instead: str, field: str, value: str, choices: tuple[str, ...]) -> Problem:
    known = ", ".join(choices)
    return Problem.of(Code.WRONG_OPTION, location, instead=instead, field=field, value=value, choices=known)
