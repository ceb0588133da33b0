"""Blocks of the texts that ask for an area, theme, goal, way in or type that is not there, told with their line."""

from collections.abc import Iterable, Iterator, Mapping

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.network.markdown import blocks
from pakten.reading.suggestion import near

_KINDS = ("area", "theme", "goal", "way_in", "type")


def dead_block_references(
    bodies: Iterable[tuple[str, str, int]], known: Mapping[str, Mapping[str, str]]
) -> Iterator[Problem]:
    """Of texts, each with its file and first line."""
    for file, body, line in bodies:
        for block in blocks(file, body, line):
            options = block.options if block.name in ("events", "examples", "wording") else {}
            asked = [(kind, one.value, one.location) for kind, one in options.items() if kind in _KINDS]
            if block.name == "concept" and block.argument:
                asked.append(("area", block.argument, block.location))
            for kind, value, location in asked:
                if value not in known[kind]:
                    meant = near(value, known[kind])
                    yield Problem.of(Code.UNKNOWN_REFERENCE, location, instead=meant, kind=kind, value=value)
