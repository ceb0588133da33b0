"""What one build remembers for the next, so that only what has changed is made, read and judged again.

Everything is kept under a digest of all that it was made of, never under a name or a time: what is found under the
digest is what would be made. Each file of the store ends with a digest of what it holds and of the machinery (our code
with its words and templates, the libraries, Python). A file of other machinery, one that was cut short or changed is
therefore as if it were not there; so is a store that cannot be written. It may be thrown away at any time. Builds that
run at once share it: each puts whole files in place, and any of them is true.

It holds what a build has asked for and nothing older, so that it is never larger than the site.
"""

import marshal
import os
import pickle
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields
from functools import cache, cached_property, partial
from hashlib import blake2b
from io import BytesIO
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any, Generic, TypeVar

import pakten
from pakten.atomic import put
from pakten.reading.memory.held import Held

FOLDER = ".cache/pakten/store"
"""Beside mkdocs.yml."""

V = TypeVar("V")


def digest(*parts: bytes | memoryview) -> bytes:
    """Of all parts, each with its length: what is parted otherwise is something else."""
    found = blake2b(digest_size=20)
    for part in parts:
        found.update(b"%d:" % len(part))
        found.update(part)
    return found.digest()


def digest_of(value: object, part: Callable[[object], bytes | None] = lambda _: None) -> bytes:
    """Of anything that can be written down: as pickle does it, whatever the order of sets and whoever shares a part.

    `part` may know the digest of something in it.
    """
    written = BytesIO()
    pickler = _Canonical(written, protocol=5)
    pickler.part = part
    pickler.fast = True  # no part is written as "the one from before"
    pickler.dump(value)
    return digest(written.getbuffer())


class _Canonical(pickle.Pickler):
    part: Callable[[object], bytes | None]

    def reducer_override(self, value: object) -> Any:
        """A dataclass by its fields, all taken at once: pickle asks for them one by one."""
        kind: Any = type(value)
        held = _held(kind)
        return NotImplemented if held is None else (kind, held(value))

    def persistent_id(self, value: object) -> object:
        """Asked for everything that is written; a set has no order of its own."""
        kind = type(value)
        if kind in _PLAIN:
            return None
        return ("set", sorted(value)) if kind in (frozenset, set) else self.part(value)  # type: ignore[call-overload] # a set


@cache
def _held(kind: Any) -> Callable[[object], Any] | None:
    """What takes the fields of a dataclass; none for anything else."""
    names = tuple(field.name for field in fields(kind)) if "__dataclass_fields__" in kind.__dict__ else ()
    return attrgetter(*names) if len(names) > 1 else None  # of one name it gives no tuple


_PLAIN = frozenset((str, int, bool, type(None), tuple, list, dict, type))


class Kept(Generic[V]):
    """Answers of one kind by the digest of what they follow from: plain values, as `marshal` writes them."""

    def __init__(self, read: Callable[[], dict[bytes, V]] = dict) -> None:
        self._read = read
        self.asked: dict[bytes, V] = {}
        """All that this build has asked for."""

    @cached_property
    def known(self) -> dict[bytes, V]:
        """What earlier builds have answered, when somebody wants to know."""
        return self._read()

    def get(self, key: bytes, answer: Callable[[], V]) -> V:
        known = self.known.get(key)
        found = self.asked[key] = answer() if known is None else known
        return found


class Store:
    """The folder of one network; without a folder nothing is remembered."""

    def __init__(self, folder: Path | None, machinery: bytes | None = None, held: Held | None = None) -> None:
        self._folder = folder
        self.held = held
        """What this process itself knows, where it goes on."""
        self._machinery = machinery or machinery_of_this() if folder else b""
        self._kept: dict[str, Kept[Any]] = {}

    def kept(self, kind: str) -> Kept[Any]:
        """The answers of a kind, those of earlier builds with them."""
        if kind not in self._kept:
            self._kept[kind] = Kept(partial(self._read, kind))
        return self._kept[kind]

    def save(self, *kinds: str) -> None:
        """Keep what has been asked for, of all kinds or of some: true whether the build comes to an end or not.

        Then let go of it.
        """
        for kind in kinds or tuple(self._kept):
            kept = self._kept.pop(kind, Kept())
            if self._folder and kept.asked != kept.known:
                # Also where nobody has told git of caches: a check may be the first that is called in a folder.
                if not (ignored := self._folder / ".gitignore").exists():
                    put(ignored, (b"*\n",))
                put(self._folder / kind, self._written(kind, kept.asked))
            kept.known, kept.asked = {}, {}

    def let_go(self, *kinds: str) -> None:
        """Another process keeps them."""
        for kind in kinds:
            self._kept.pop(kind, None)

    # Contents, each under its own digest

    def put(self, content: bytes) -> bytes:
        """Keep what a file holds; its digest is how it is asked for, and whether it is whole."""
        name = digest(content)
        if path := self._place(name):
            with suppress(OSError):
                try:
                    file = open(path, "xb")  # noqa: SIM115, PTH123 (there are thousands)
                except FileNotFoundError:
                    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
                    file = open(path, "xb")  # noqa: SIM115, PTH123
                with file:
                    file.write(content)
        return name

    def content(self, name: bytes) -> bytes | None:
        path = self._place(name)
        try:
            with open(path, "rb") as file:  # noqa: PTH123 (there are thousands)
                content = file.read()
        except OSError:
            return None
        if digest(content) == name:
            return content
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108
        return None

    def forget_all_but(self, wanted: Collection[bytes]) -> None:
        """Contents that this build has not asked for."""
        names = {name.hex() for name in wanted}
        for folder, _, files in os.walk(self._folder / _CONTENTS) if self._folder else ():
            for name in set(files) - names:
                with suppress(OSError):
                    os.unlink(f"{folder}/{name}")  # noqa: PTH108

    def _place(self, name: bytes) -> str:
        written = name.hex()
        return f"{self._folder}/{_CONTENTS}/{written[:2]}/{written}" if self._folder else ""

    def _read(self, kind: str) -> dict[bytes, Any]:
        if self._folder is None:
            return {}
        try:
            written = memoryview((self._folder / kind).read_bytes())
        except OSError:
            return {}
        whole, known = written[:-_LENGTH], dict[bytes, Any]()
        if bytes(written[-_LENGTH:]) != self._begun(kind, whole).digest():
            return known
        while whole:
            end = 8 + int.from_bytes(whole[:8], "big")
            known |= marshal.loads(whole[8:end])
            whole = whole[end:]
        return known

    def _written(self, kind: str, asked: Mapping[bytes, Any]) -> Iterator[bytes]:
        """Some at a time, each with its length, since all at once takes as much memory as what is kept."""
        whole, entries = self._begun(kind), iter(asked.items())
        while some := dict(islice(entries, _TOGETHER)):
            piece = marshal.dumps(some)
            for part in (len(piece).to_bytes(8, "big"), piece):
                whole.update(part)
                yield part
        yield whole.digest()

    def _begun(self, kind: str, written: bytes | memoryview = b"") -> blake2b:
        whole = blake2b(digest(self._machinery, kind.encode()), digest_size=_LENGTH)
        whole.update(written)
        return whole


_LENGTH = len(digest())
_CONTENTS = "contents"
_TOGETHER = 100


@cache
def machinery_of_this() -> bytes:
    """What makes, reads and judges: every file of ours, and the versions of all that is installed."""
    ours = os.path.dirname(pakten.__file__)  # noqa: PTH120 (there are hundreds of paths below it)
    installed = (name for folder in map(Path, sys.path) if folder.is_dir() for name in _distributions(folder))
    return digest(sys.version.encode(), *map(str.encode, sorted(installed)), *_contents(ours))


def _distributions(folder: Path) -> Iterable[str]:
    """The names of their folders hold name and version."""
    return (one for one in os.listdir(folder) if one.endswith((".dist-info", ".egg-info")))  # noqa: PTH208 (names only)


def _contents(folder: str, name: str = "") -> Iterable[bytes]:
    """Names and contents of all files, without links to other folders."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=attrgetter("name"))
    for one in entries:
        below = f"{name}/{one.name}"
        if one.is_dir(follow_symlinks=False):
            yield from _contents(one.path, below) if one.name != "__pycache__" else ()
        elif one.is_file():
            yield below.encode()
            with open(one.path, "rb", buffering=0) as file:  # noqa: PTH123 (as above)
                yield file.read()
