"""What was read before of texts that have not changed since.

Places in a part of a list are written as they lie in the part and read as they lie in its file, so that a line that is
added above changes nothing of what is known.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib import import_module
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from pakten.domain.problem import Location
from pakten.reading.memory.store import Store, digest, digest_of
from pakten.reading.network.file_contents import FileContents
from pakten.reading.shares import Shares, in_shares
from pakten.reading.yaml.nodes import Called, Fragment, SourceRange
from pakten.reading.yaml.parts import Part

TOGETHER = 100_000
"""Signs that are read in one share: some tens of entries."""


class ReadBefore:
    """What is known of texts that are read in one manner: all else that it hangs on what is read of them."""

    def __init__(self, store: Store | None, *manner: object) -> None:
        self._kept = store.kept("read") if store else None
        self._manner = digest_of(manner) if store else b""

    def contents(self, kind: str, whole: Fragment, read: Callable[[], FileContents]) -> FileContents:
        """What a file holds."""
        part = Part(whole.text)
        key = self._key(kind, whole, part)
        known = self._known_of(key, whole, part)
        if known is not None:
            return known
        found = read()
        if self._kept is not None:
            self._kept.asked[key] = _written(found, whole, part)
        return found

    def of_parts(
        self, kind: str, whole: Fragment, parts: Sequence[Part], read: Callable[[int], FileContents | None]
    ) -> list[FileContents] | None:
        """What each part of a list holds, by all cores; nothing where one of them cannot be read by itself."""
        keys = [self._key(kind, whole, part) for part in parts]
        listed = ((number, self._known_of(key, whole, parts[number])) for number, key in enumerate(keys))
        found = {number: known for number, known in listed if known is not None}
        unknown = [number for number in range(len(parts)) if number not in found]
        together = in_shares(unknown, lambda number: len(parts[number].text), TOGETHER)

        def written(number: int, one: FileContents | bytes | None) -> FileContents | bytes | None:
            return _written(one, whole, parts[number]) if isinstance(one, FileContents) else one

        shares = Shares[list[FileContents | bytes | None]](
            len(together),
            lambda share: [read(number) for number in together[share]],
            send=lambda done: {share: [*map(written, together[share], some)] for share, some in done.items()},
        )
        for share, some in shares.done():
            for number, one in zip(together[share], some, strict=True):
                if one is None:
                    return None
                part = parts[number]
                contents = _Reader(one, whole, part).contents() if isinstance(one, bytes) else one
                found[number] = contents
                # Beside others some problems have more to say.
                if self._kept is not None and not (contents.problems and len(parts) > 1):
                    self._kept.asked[keys[number]] = one if isinstance(one, bytes) else _written(one, whole, part)
        return [found[number] for number in range(len(parts))]

    def _key(self, kind: str, whole: Fragment, part: Part) -> bytes:
        return digest(self._manner, *map(str.encode, (kind, whole.file, part.text)))

    def _known_of(self, key: bytes, whole: Fragment, part: Part) -> FileContents | None:
        if self._kept is None or (known := self._kept.known.get(key)) is None:
            return None
        try:
            contents = _Reader(known, whole, part).contents()
        except pickle.UnpicklingError:
            return None
        self._kept.asked[key] = known
        return contents


def _written(found: FileContents, whole: Fragment, part: Part) -> bytes:
    written = BytesIO()
    writer = _Writer(written, protocol=5)
    writer.whole, writer.part = whole, part
    writer.dump(found)
    return written.getvalue()


class _Writer(pickle.Pickler):
    whole: Fragment
    part: Part

    def reducer_override(self, value: object) -> Any:
        if type(value) is Location:
            is_here = value.file == self.whole.file
            line = value.line - self.part.lines if is_here else value.line
            return Location, (value.file, line, value.column, value.end_column)
        if type(value) is ZoneInfo:
            return ZoneInfo, (value.key,)
        if type(value) is SourceRange:
            is_here = value.fragment is self.whole
            lines, begin = (self.part.lines, self.part.start) if is_here else (0, 0)
            fragment, start, end = None if is_here else value.fragment, value.start - begin, value.end - begin
            where = (fragment, value.origin, value.line - lines, value.column, start, end)
            return SourceRange, (*where, value.called)
        kind: Any = type(value)
        names = _given_to(kind)
        return (kind, tuple(getattr(value, name) for name in names)) if names else NotImplemented


@cache
def _given_to(kind: type) -> tuple[str, ...]:
    """What it is made of again, which takes half as long as to set each part of one that is frozen."""
    parts = fields(kind) if is_dataclass(kind) and not hasattr(kind, "__post_init__") else ()
    return tuple(one.name for one in parts) if all(one.init and not one.kw_only for one in parts) else ()


class _Reader(pickle.Unpickler):
    """Makes nothing but what stands in a catalogue: whoever can write the store runs no program by it."""

    def __init__(self, written: bytes, whole: Fragment, part: Part) -> None:
        super().__init__(BytesIO(written))
        self._whole = whole
        self._part = part

    def contents(self) -> FileContents:
        found = self.load()
        assert isinstance(found, FileContents)
        return found

    def find_class(self, module: str, name: str) -> Any:
        if name == "Location":
            return self._location
        return self._range if name == "SourceRange" else _made(module, name)

    def _location(self, file: str, line: int, column: int, end_column: int) -> Location:
        return Location(file, line + self._part.lines if file == self._whole.file else line, column, end_column)

    def _range(
        self,
        fragment: Fragment | None,
        origin: Location,
        line: int,
        column: int,
        start: int,
        end: int,
        called: Called,
    ) -> SourceRange:
        if fragment is not None:
            return SourceRange(fragment, origin, line, column, start, end, called)
        lines, begin = self._part.lines, self._part.start
        return SourceRange(self._whole, origin, line + lines, column, start + begin, end + begin, called)


_OTHERS = {(one.__module__, one.__name__): one for one in (date, datetime, time, timedelta, ZoneInfo)}


@cache
def _made(module: str, name: str) -> Any:
    made = _OTHERS.get((module, name))
    if made is None and module.startswith(("pakten.domain.", "pakten.reading.")):
        made = vars(import_module(module)).get(name)
    if isinstance(made, type) and made.__module__ == module:
        return made
    raise pickle.UnpicklingError(f"{module}.{name}")
