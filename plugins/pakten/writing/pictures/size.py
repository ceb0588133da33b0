"""How large a picture is, so that a page keeps its room before it has come."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, UnidentifiedImageError


def size_of(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels; nothing for what is no picture."""
    try:
        if path.suffix.lower() == ".svg":
            return _of_drawing(ElementTree.parse(path).getroot())
        with Image.open(path) as picture:
            return picture.size
    except (OSError, UnidentifiedImageError, ElementTree.ParseError, ValueError):
        return None


def _of_drawing(root: ElementTree.Element) -> tuple[int, int]:
    """What its frame says; a drawing has no pixels, only a shape."""
    *_, width, height = map(float, root.get("viewBox", "").replace(",", " ").split())
    return round(width), round(height)
