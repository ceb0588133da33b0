"""A chain of steps, drawn in a lane for everyone who takes one: who does what, and where it is handed over."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_LANES = 3
"""With more there is no room for words side by side; then the steps stand below one another."""


@dataclass(frozen=True)
class ChainStep:
    who: str
    what: str
    lane: int
    """From 1, in the order in which they first take a step."""
    from_lane: int
    """The lane of the step before it; its own for the first."""


@dataclass(frozen=True)
class Chain:
    steps: tuple[ChainStep, ...]
    lanes: int


def chain_of(table: Sequence[Sequence[str]]) -> Chain:
    """The steps of a table with two columns: who, and what."""
    rows = [(row[0], row[-1]) for row in table[1:]]
    names = list(dict.fromkeys(who for who, _ in rows))
    lanes = [names.index(who) + 1 for who, _ in rows] if len(names) <= MOST_LANES else [1] * len(rows)
    before = lanes[:1] + lanes
    return Chain(
        tuple(ChainStep(*row, *lane) for row, lane in zip(rows, zip(lanes, before, strict=False), strict=True)),
        max(lanes, default=1),
    )
