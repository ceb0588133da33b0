"""Where values stand, and the lines around them: from what was read, when somebody asks."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Protocol

from pakten.domain.problem import Location
from pakten.domain.rules.entry import Locate
from pakten.reading.yaml.nodes import ParsedEntry, SourceRange
from pakten.reading.yaml.patch import values_of
from pakten.reading.yaml.values import Path, Value

Lines = Callable[[str], list[str]]
"""The lines of a source file by its name; none of a file that could not be read."""


class Written(Protocol):
    """The values of an entry as they are written, with those that files of changes say."""

    def __call__(self, origin: Location, key: str | None = None, /) -> Value:
        """By where the entry begins; when only what stands at a key is wanted, whatever else is near."""


WrittenTexts = Callable[[Location], tuple[str, ...]]
"""All that says them: where it is the same, so are they."""


def positions(ranges: Iterable[SourceRange]) -> tuple[Locate, Written, WrittenTexts]:
    """Where values stand and what they are: what is asked for both is read once."""
    known = {one.origin: one for one in ranges}

    @lru_cache(maxsize=64)
    def entry(origin: Location, key: str | int | None) -> ParsedEntry:
        return known[origin].about(key) if isinstance(key, str) else known[origin].entry()

    def locate(origin: Location, path: Path, *, key: bool = False) -> Location:
        return entry(origin, *path[:1] or ("",)).locate(path, key=key) if origin in known else origin

    def written(origin: Location, key: str | None = None) -> Value:
        # Whole entries are asked for once each, one after the other: to keep them makes collecting garbage dear.
        return values_of((entry(origin, key) if key else known[origin].entry()).node)

    return locate, written, lambda origin: known[origin].texts()


def source_lines(texts: Mapping[str, str]) -> Lines:
    @cache
    def lines(file: str) -> list[str]:
        return texts[file].split("\n") if file in texts else []

    return lines
