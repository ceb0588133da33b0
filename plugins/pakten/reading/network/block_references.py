"""Blocks of the texts that ask for an area, theme, goal, way in or type that is not there, told with their line."""

from collections.abc import Iterable, Iterator, Mapping

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.network.markdown import Block, blocks
from pakten.reading.suggestion import near

_KINDS = ("area", "theme", "goal", "way_in", "type")


def dead_block_references(
    bodies: Iterable[tuple[str, str, int]], known: Mapping[str, Mapping[str, str]]
) -> Iterator[Problem]:
    """Of texts, each with its file and first line."""
    for file, body, line in bodies:
        for block in blocks(file, body, line):
            for kind, value, location in _asked(block):
                if kind in _KINDS and value not in known[kind]:
                    meant = near(value, known[kind])
                    yield Problem.of(Code.UNKNOWN_REFERENCE, location, instead=meant, kind=kind, value=value)


def _asked(block: Block) -> Iterator[tuple[str, str, Location]]:
    if block.name in ("events", "examples"):
        for kind, option in block.options.items():
            yield kind, option.value, option.location
    if block.name == "concept" and block.argument:
        yield "area", block.argument, block.location
