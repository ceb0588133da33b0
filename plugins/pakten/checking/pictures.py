"""The pictures that entries name: whether they are there, and when they must be gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from unicodedata import normalize

from pakten.domain.code import Code
from pakten.domain.problem import Problem, Severity
from pakten.domain.source import Image
from pakten.reading.network.catalogue import Reading
from pakten.reading.network.folder import files_below
from pakten.reading.suggestion import near
from pakten.writing.pictures.photo import is_photo

_SOON = timedelta(days=10)

_COMPUTER = re.compile(
    r"\s*(?:[a-z]:|file:|\\\\[^\\/]+\\|~[\\/]|/(?:Users|home|root|Volumes|mnt|media|private|tmp|var)/)",
    re.IGNORECASE,
)
_OTHERS = {
    **dict.fromkeys(("heic", "heif"), Code.PICTURE_OF_A_PHONE),
    **dict.fromkeys(("tif", "tiff", "bmp", "psd", "pdf", "docx", "pptx", "mp4", "mov"), Code.NO_PICTURE),
}
"""What people save pictures as, and no page can show."""
_WEB = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)


def is_on_a_computer(target: str) -> bool:
    """Whether it leads to a folder of somebody's computer, where nobody else finds it."""
    return _COMPUTER.match(target) is not None


def picture_problems(reading: Reading, content: Path, today: date) -> Iterator[Problem]:
    if reading.catalogue is None:
        return
    pictured = tuple(reading.catalogue.pictured)
    files = picture_files(content) if pictured else frozenset()
    for entry, image in pictured:
        wrong = _wrong(image, files, content.name)
        if wrong is not None:
            code, instead = wrong
            location = reading.locate(entry.origin, ("image", "file"))
            yield Problem.of(code, location, instead=instead, file=image.file, value=image.file)
        if image.remove_by is not None and image.remove_by - _SOON <= today:
            code = Code.REMOVAL_PASSED if image.remove_by < today else Code.REMOVAL_NEAR
            location = reading.locate(entry.origin, ("image", "remove_by"))
            yield Problem.of(code, location, severity=Severity.WARNING, value=image.remove_by, file=image.file)


def picture_files(content: Path) -> frozenset[str]:
    """All below the content folder that a page can show, by where they lie."""
    shown = (path for path in files_below(content) if is_photo(path.suffix) or path.suffix.lower() == ".svg")
    return frozenset(normalize("NFC", path.relative_to(content).as_posix()) for path in shown)


def _wrong(image: Image, files: frozenset[str], folder: str) -> tuple[Code, str] | None:
    """What is wrong with where a picture lies, and where it may be meant to lie."""
    if image.path in files:
        return None
    if _WEB.match(image.file):
        return Code.FOREIGN_PICTURE, ""
    written = image.file.replace("\\", "/")
    meant = _meant(written, files, folder)
    if is_on_a_computer(image.file):
        return Code.ON_A_COMPUTER, meant
    return _OTHERS.get(written.lower().rpartition(".")[2], Code.NO_SUCH_PICTURE), meant


def _meant(written: str, files: frozenset[str], folder: str) -> str:
    """The file of that name in another folder, or of nearly that name."""
    whole = written.removeprefix(f"{folder}/").lstrip("./")
    name = written.rpartition("/")[2].casefold()
    same = sorted(path for path in files if path.rpartition("/")[2].casefold() == name)
    return whole if whole in files else same[0] if same else near(whole, sorted(files))
