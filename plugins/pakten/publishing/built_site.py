"""A built site as a folder of files, and whether it is whole.

What cuts a copy or a build short leaves its marks: a file that ends in the middle, or one that others lead to and that
is not there.
"""

import hashlib
import html
import os
import posixpath
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from pakten.publishing.formats import is_json, is_xml

FOLDER, FILE = 0o755, 0o644
"""What a web server may read, whatever the umask says of who builds or publishes."""
NEEDED = ("index.html", "404.html", "build.json", "sitemap.xml")
"""What every site has, whatever its network is."""

_LINK = re.compile(rb"""<(?:a|link|img|source|script)\s[^>]*?(?:href|src)=(?:"([^"]*)"|([^\s"'>]+))""")
# What scripts fill in holds patterns, of entries that do not exist yet.
_TEMPLATE = re.compile(rb"<template\b.*?</template>", re.DOTALL)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#|$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a folder is no whole site: `reason` has a sentence."""

    reason: str
    file: str


@dataclass(frozen=True)
class BuiltSite:
    folder: Path

    @cached_property
    def files(self) -> tuple[str, ...]:
        """All paths below the folder, with slashes, sorted; links are among them and not followed."""
        return tuple(sorted(_below(self.folder)))

    def read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    @cached_property
    def digest(self) -> str:
        """A name by content: the same files under the same names, and nothing else."""
        whole = hashlib.sha256()
        for name in self.files:
            whole.update(f"{name}\0{hashlib.sha256(self.read(name)).hexdigest()}\n".encode())
        return whole.hexdigest()[:16]

    def flaws(self) -> Iterator[Flaw]:
        there = frozenset(self.files)
        missing = {name for name in NEEDED if name not in there}
        for name in self.files:
            path = self.folder / name
            if path.is_symlink() or not path.is_file():
                yield Flaw("no_file", name)
                continue
            content = self.read(name)
            is_whole = _WHOLE.get(posixpath.splitext(name)[1])
            if is_whole and not is_whole(content):
                yield Flaw("cut_short", name)
            elif name.endswith(".html"):
                missing |= _targets(name, content) - there
        yield from (Flaw("missing", name) for name in sorted(missing))


def open_to_readers(folder: Path) -> None:
    """All but the `.git` of a branch of pages."""
    below = [os.fspath(folder)]
    while below:
        place = below.pop()
        os.chmod(place, FOLDER)  # noqa: PTH101 (there are thousands, as below)
        with os.scandir(place) as found:
            for one in found:
                if one.is_symlink():
                    continue
                if not one.is_dir():
                    if stat.S_IMODE(one.stat().st_mode) != FILE:
                        os.chmod(one, FILE)  # noqa: PTH101
                elif one.name != ".git":
                    below.append(one.path)


def raised(error: OSError) -> None:
    """For `os.walk`, which passes over a folder that cannot be listed as if it were empty."""
    raise error


def _below(folder: Path) -> Iterator[str]:
    for path, folders, names in os.walk(folder, onerror=raised):
        below = Path(path).relative_to(folder)
        for name in (*names, *(one for one in folders if (Path(path) / one).is_symlink())):
            yield (below / name).as_posix()


def _targets(page: str, content: bytes) -> set[str]:
    """The files of the site that a page leads to; links from the root hang on the site's address and are left out."""
    found = {
        html.unescape((one or other).decode("utf-8", "replace"))
        for one, other in set(_LINK.findall(_TEMPLATE.sub(b"", content)))
    }
    paths = (unquote(re.split(r"[?#]", link)[0]) for link in found if not _ELSEWHERE.match(link))
    return {_file(posixpath.normpath(posixpath.join(posixpath.dirname(page), path)), path) for path in paths if path}


def _file(place: str, written: str) -> str:
    is_folder = written.endswith(("/", ".")) or "." not in posixpath.basename(written)
    return posixpath.normpath(f"{place}/index.html") if is_folder else place


_WHOLE: Mapping[str, Callable[[bytes], bool]] = {
    # A piece for other sites has one element, which is closed at its end as well.
    ".html": lambda content: content.rstrip().endswith((b"</html>", b"</div>")),
    ".json": is_json,
    ".xml": is_xml,
    ".svg": is_xml,
    ".ics": lambda content: content.endswith(b"END:VCALENDAR\r\n"),
    ".png": lambda content: content.endswith(b"IEND\xaeB`\x82"),
    ".css": bool,
    ".js": bool,
}
"""How the kinds of files end when they are whole."""
