"""What was read before of texts that have not changed since.

Places in a part of a list are written as they lie in the part and read as they lie in its file, so that a line that is
added above changes nothing of what is known.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from importlib import import_module
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from pakten.domain.code import Code
from pakten.domain.problem import Location
from pakten.reading.memory.store import Store, digest, digest_of
from pakten.reading.network.file_contents import FileContents
from pakten.reading.shares import Shares, in_shares
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.nodes import Called, SourceRange
from pakten.reading.yaml.parts import Part, parts

TOGETHER = 100_000
"""Signs that are read in one share: some tens of entries."""


class ReadBefore:
    """What is known of texts that are read in one manner: all else that it hangs on what is read of them."""

    def __init__(self, store: Store | None, *manner: object) -> None:
        self._kept = store.kept("read") if store else None
        self.held = store.held if store else None
        self.manner = digest_of(manner) if store else b""

    def contents(self, kind: str, whole: Fragment, read: Callable[[], FileContents]) -> FileContents:
        """What a file holds."""
        known = self._known(kind, whole, Part(whole.text))
        if known.contents is not None:
            return known.contents
        found = read()
        if self._kept is not None:
            self._keep(known, found, _written(found, known.whole, known.part))
        return found

    def parts(self, whole: Fragment) -> tuple[Part, ...]:
        """The parts of a list, with as much as may be of what is known of its text before."""
        found = parts(whole.text, (self.held.get(whole.file) if self.held else None) or ())
        if self.held:
            self.held.keep(whole.file, found)
        return found

    def of_parts(
        self, kind: str, whole: Fragment, parts: Sequence[Part], read: Callable[[int], FileContents | None]
    ) -> list[FileContents] | None:
        """What each part of a list holds, by all cores; nothing where one of them cannot be read by itself."""
        known = [self._known(kind, whole, part) for part in parts]
        found = {number: one.contents for number, one in enumerate(known) if one.contents is not None}
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
                    said = one if isinstance(one, bytes) else _written(one, whole, part)
                    self._keep(known[number], contents, said)
        return [found[number] for number in range(len(parts))]

    def _known(self, kind: str, whole: Fragment, part: Part) -> _Known:
        name = kind, self.manner, whole.file, part.text
        held: _Known | None = self.held.get(name) if self.held else None
        known = held.moved(whole, part) if held else _Known(name, self._key(name), whole, part)
        # A process that goes on knows itself what was there the last time.
        written = self._kept.known.get(known.key) if self._kept and (self.held is None or self.held.is_empty) else None
        if written:
            with suppress(pickle.UnpicklingError):
                known = replace(known, written=written, contents=_Reader(written, whole, part).contents())
        if known.contents:
            self._keep(known, known.contents, known.written)
        return known

    def _key(self, name: _Name) -> bytes:
        kind, manner, file, text = name
        return digest(manner, *map(str.encode, (kind, file, text)))

    def _keep(self, known: _Known, contents: FileContents, written: bytes) -> None:
        assert self._kept is not None
        if any(one.code == Code.DAY_RECKONED for one in contents.problems):
            return  # tomorrow it is another day
        self._kept.asked[known.key] = written
        if self.held:
            self.held.keep(known.name, replace(known, contents=contents, written=written))


_Name = tuple[str, bytes, str, str]


@dataclass(frozen=True, slots=True)
class _Known:
    """What a text holds, as it was the last time."""

    name: _Name
    key: bytes
    whole: Fragment
    part: Part
    contents: FileContents | None = None
    written: bytes = b""

    def moved(self, whole: Fragment, part: Part) -> _Known:
        """In another text that has the part as well, perhaps on other lines."""
        if self.contents is None or (whole is self.whole and part.start == self.part.start):
            return self
        lines, by = part.lines - self.part.lines, part.start - self.part.start
        held = self.contents

        @cache
        def moved(place: Location) -> Location:
            return Location(place.file, place.line + lines, place.column, place.end_column)

        ranges = (
            SourceRange(
                whole, moved(one.origin), one.line + lines, one.column, one.start + by, one.end + by, one.called
            )
            for one in held.ranges
        )
        contents = replace(held, ranges=tuple(ranges))
        if lines:
            # A part that is kept has no problems, and what it holds knows its line.
            contents = replace(
                contents,
                events=tuple(replace(one, origin=moved(one.origin)) for one in held.events),
                ids=tuple((kind, id_, moved(place)) for kind, id_, place in held.ids),
                named=tuple((moved(place), named) for place, named in held.named),
            )
        return replace(self, whole=whole, part=part, contents=contents)


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
        if isinstance(value, Enum):
            # Python 3.11.2 (Debian 12) has it got by its name, which a reader would have to be allowed.
            return type(value), (value.value,)
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
        self.memo.clear()  # it knows how this one finds places: a circle, which would hold all that it has read
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
