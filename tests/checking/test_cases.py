"""Each file in `cases/` shows a text that comes out otherwise than it looks (or as it looks), and what is told of it.

They are written like those of the reader.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from pakten.domain.problem import Problem
from tests.reading.test_cases import parts, put, told_in_words

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=[path.stem for path in CASES])
def test_author_is_told(case: Path, network: Path, told: Callable[[], tuple[Problem, ...]]) -> None:
    files, expected = parts(case.read_text(encoding="utf-8"))
    for name, text in files:
        put(network / name, text)
    assert "\n".join(told_in_words(told())) == expected
