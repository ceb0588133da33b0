"""The picture of an entry, where the site has it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs.structure.files import Files

from pakten.domain.source import Image
from pakten.writing.pictures.size import size_of


@dataclass(frozen=True, slots=True)
class Pictured:
    path: str
    """From the root of the site."""
    width: int
    height: int


def pictured(image: Image | None, files: Files, content: Path) -> Pictured | None:
    """Nothing for an entry without a picture, or with one that the site does not have."""
    file = files.get_file_from_path(image.file) if image else None
    size = size_of(content / file.src_uri) if file else None
    return Pictured(file.url, *size) if file and size else None
