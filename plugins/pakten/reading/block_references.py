"""Blocks of the texts that ask for an area, theme, goal, way in or type that is not there, told with their line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.markdown import Block, blocks
from pakten.reading.pages import Page
from pakten.reading.suggestion import near


def dead_block_references(catalogue: Catalogue, pages: Iterable[Page]) -> Iterator[Problem]:
    """Of the pages and of the bodies of examples."""
    known: Mapping[str, Mapping[str, object]] = {
        "area": catalogue.area,
        "theme": catalogue.theme,
        "goal": catalogue.goal,
        "way_in": catalogue.way_in,
        "type": catalogue.vocabulary.types,
    }
    texts = [(page.origin.file, page.body, page.body_line) for page in pages]
    texts += [(example.origin.file, example.body, example.body_line) for example in catalogue.examples]
    for file, body, line in texts:
        for block in blocks(file, body, line):
            for kind, value, location in _asked(block):
                if kind in known and value not in known[kind]:
                    meant = near(value, known[kind])
                    yield Problem.of(Code.UNKNOWN_REFERENCE, location, instead=meant, kind=kind, value=value)


def _asked(block: Block) -> Iterator[tuple[str, str, Location]]:
    if block.name in ("events", "examples"):
        for kind, option in block.options.items():
            yield kind, option.value, option.location
    if block.name == "concept" and block.argument:
        yield "area", block.argument, block.location
