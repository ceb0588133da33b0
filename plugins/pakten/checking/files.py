"""Which files beside the texts are published, and what is told of the others.

Everything in the content folder would be: somebody's draft in Word, copies that editors keep, scripts, whole folders of
tools. So only kinds that a site is made of go out, and every other file is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem, Severity
from pakten.reading.markup.svg import what_it_does
from pakten.reading.network.folder import files_below
from pakten.reading.network.text import name_of
from pakten.writing.pictures.photo import is_photo, what_is_wrong

KINDS = frozenset(
    (
        *(".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".ico"),
        *(".pdf", ".csv", ".ics", ".txt", ".odt", ".ods", ".xlsx"),
        *(".mp3", ".m4a", ".ogg", ".mp4", ".webm", ".vtt"),
        *(".css", ".woff2"),
    )
)
"""What may be published beside Markdown."""
TRUSTED = frozenset((".html", ".js", ".json", ".xml"))
"""And this too where all who may write pages are trusted."""
_KEEPERS = (".gitkeep", ".gitignore", ".gitattributes", ".meta.yml")


def is_published(path: Path, trusted: bool) -> bool:
    """Whether a file of the content folder goes onto the site."""
    if path.name.startswith((".", "~")) or not path.is_file():
        return False
    kind = path.suffix.lower()
    if kind == ".svg":
        return trusted or not what_it_does(path.read_bytes())
    return path.suffix == ".md" or kind in KINDS or (trusted and kind in TRUSTED)


def file_problems(content: Path, root: Path, trusted: bool) -> Iterator[Problem]:
    """All that lies in the content folder and is left out."""
    for path in files_below(content):
        if is_photo(path.suffix) and path.is_file() and (wrong := what_is_wrong(path.read_bytes())):
            name = name_of(path, root)
            yield Problem.of(Code.PICTURE_TOO_LARGE if wrong == "size" else Code.NO_PICTURE, Location(name), file=name)
        if path.name in _KEEPERS or is_published(path, trusted):
            continue
        name = name_of(path, root)
        if path.suffix.lower() == ".svg" and path.is_file():
            yield Problem.of(Code.DRAWING_THAT_ACTS, Location(name), file=name, value=what_it_does(path.read_bytes()))
        elif path.is_file() or path.is_dir():
            yield Problem.of(Code.FILE_LEFT_OUT, Location(name), severity=Severity.WARNING, file=name)
