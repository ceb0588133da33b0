"""The entries of a calendar file as they are written: properties with their parameters, whole or cut off.

A file is read line by line and never given up: programs break it off, forget an END, put several calendars after
each other. What is broken is one entry, and that is told.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pakten.importing.decoding import decoded

_BREAK = re.compile(rb"\r\n|\r|\n")
_LINE = re.compile(r"""([A-Za-z0-9-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)""", re.DOTALL)
_PARAMETER = re.compile(r""";\s*([A-Za-z0-9-]+)\s*=((?:"[^"]*"|[^";])*)""")
_ESCAPED = re.compile(r"\\([\\;,nN])")
_QUOTED = re.compile(rb"[^:]*ENCODING=QUOTED-PRINTABLE", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Property:
    value: str
    parameters: dict[str, str]

    @property
    def text(self) -> str:
        """Without the backslashes of the format, lines ended by LF."""
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.value).strip()


@dataclass(slots=True)
class Component:
    kind: str
    line: int
    properties: dict[str, list[Property]] = field(default_factory=dict)
    parts: list[Component] = field(default_factory=list)
    is_whole: bool = False
    odd_lines: list[str] = field(default_factory=list)
    """What is no property: text that was broken without the space that joins it."""

    def all(self, name: str) -> list[Property]:
        return self.properties.get(name, [])

    def first(self, name: str) -> Property | None:
        return next(iter(self.all(name)), None)

    def text(self, name: str) -> str:
        found = self.first(name)
        return found.text if found else ""


def components(data: bytes, name: str) -> list[Component]:
    """The outermost components of a file, in its order."""
    root = Component("", 0)
    open_ = [root]
    for number, line in _lines(data, name):
        found = _LINE.fullmatch(line)
        if found is None:
            open_[-1].odd_lines.append(line)
            continue
        key, value = found[1].upper(), found[3]
        if key == "BEGIN":
            _begin(open_, Component(value.strip().upper(), number))
        elif key == "END":
            kind = value.strip().upper()
            if any(one.kind == kind for one in open_[1:]):
                while open_[-1].kind != kind:
                    open_.pop()
                open_.pop().is_whole = True
        else:
            given = {one.upper(): said.strip('" ') for one, said in _PARAMETER.findall(found[2])}
            open_[-1].properties.setdefault(key, []).append(Property(_plain(value, given), given))
    return root.parts


def _lines(data: bytes, name: str) -> Iterator[tuple[int, str]]:
    """Joined before they are decoded, since programs fold in the middle of a letter; with the number of the first."""
    if b"\0" in data[:4000]:
        data = decoded(data, name).encode()
    joined: list[tuple[int, list[bytes]]] = []
    for number, line in enumerate(_BREAK.split(data), 1):
        parts = joined[-1][1] if joined else [b""]
        if line[:1] in (b" ", b"\t"):
            parts.append(line[1:])
        elif parts[-1].endswith(b"=") and _QUOTED.match(parts[0]):
            # Lines of the old vCalendar go on behind an equals sign.
            parts[-1:] = [parts[-1][:-1], line]
        elif line:
            joined.append((number, [line]))
    text = decoded(b"\n".join(b"".join(parts) for _, parts in joined), name)
    for (number, _), line in zip(joined, text.split("\n"), strict=False):
        if line.strip():
            yield number, line.strip("\ufeff")


def _begin(open_: list[Component], fresh: Component) -> None:
    """No event stands within another: the one that is open has lost its end."""
    while len(open_) > 1 and fresh.kind in ("VEVENT", "VCALENDAR") and open_[-1].kind not in ("VCALENDAR", ""):
        open_.pop()
    if fresh.kind == "VCALENDAR":
        del open_[1:]
    open_[-1].parts.append(fresh)
    open_.append(fresh)


def _plain(value: str, parameters: dict[str, str]) -> str:
    if parameters.get("ENCODING", "").upper() != "QUOTED-PRINTABLE":
        return value
    return decoded(quopri.decodestring(value.encode()), "").replace("\r\n", "\\n").replace("\n", "\\n")
