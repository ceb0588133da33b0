"""The small network that the reader is tried with, and the way to look it through."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pakten.addresses.segments import facet_segments, segments_of
from pakten.addresses.urls import Urls
from pakten.checking.review import reader, review
from pakten.domain.problem import Problem
from pakten.locale import words
from pakten.reading.network.catalogue import Reading
from pakten.reading.network.options import Options
from tests.reading.conftest import layout_of, network, reading

__all__ = ["network", "reading"]

DAY = date(2026, 12, 1)


def reviewed(reading: Reading, root: Path) -> tuple[Problem, ...]:
    """Everything that is told about a network: what is wrong, and what deserves a second look."""
    swedish = words("sv")
    urls = Urls(segments_of(swedish, {}), facet_segments(swedish))
    looking = reader(DAY, swedish, Options("https://kvarnkretsen.example/"), "content", urls)
    return tuple(sorted({*reading.problems, *review(reading, layout_of(root), looking)}))


@pytest.fixture
def told(reading: Callable[[], Reading], network: Path) -> Callable[[], tuple[Problem, ...]]:
    return lambda: reviewed(reading(), network)
