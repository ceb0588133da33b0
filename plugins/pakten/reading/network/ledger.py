"""The ledger of addresses: every address that has ever been published, one a line, sorted, so that versions merge.

It is made by the machine. A line is taken out by hand where an address is meant to die.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pakten.domain.problem import Location

FILE = "addresses.txt"


def read_ledger(root: Path) -> Mapping[str, Location]:
    """Each path, as in `addresses.urls`, with its line; none where nothing has been published."""
    path = root / FILE
    if not path.is_file():
        return {}
    lines = enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
    return {line.strip()[1:]: Location(FILE, number) for number, line in lines if line.startswith("/")}


def ledger_text(paths: Iterable[str]) -> str:
    return "".join(sorted(f"/{path}\n" for path in set(paths)))
