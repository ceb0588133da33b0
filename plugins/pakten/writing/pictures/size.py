"""How large a picture is, so that a page keeps its room before it has come."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, UnidentifiedImageError
from PIL.ExifTags import Base

_LYING = range(5, 9)
"""Orientations of a camera that was held on its side (Exif 2.3, tag 274)."""


def size_of(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels, when it has been turned the right way; nothing for what is no picture."""
    try:
        if path.suffix.lower() == ".svg":
            return _of_drawing(ElementTree.parse(path).getroot())
        with Image.open(path) as picture:
            width, height = picture.size
            return (height, width) if picture.getexif().get(Base.Orientation) in _LYING else (width, height)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ElementTree.ParseError, ValueError):
        return None


def _of_drawing(root: ElementTree.Element) -> tuple[int, int]:
    """What its frame says; a drawing has no pixels, only a shape."""
    *_, width, height = map(float, root.get("viewBox", "").replace(",", " ").split())
    return round(width), round(height)
