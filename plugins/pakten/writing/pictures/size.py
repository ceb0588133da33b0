"""How large a picture is, so that a page keeps its room before it has come."""

import re
from pathlib import Path
from xml.etree import ElementTree

from pakten.writing.pictures import photo

_LENGTH = re.compile(r"\s*([0-9.]+)\s*(?:px)?\s*")


def size_of(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels, when it has been turned the right way; nothing for what is no picture."""
    try:
        content = path.read_bytes()
        if path.suffix.lower() == ".svg":
            return _of_drawing(ElementTree.fromstring(content))
        shape = photo.shape(content)
    except (OSError, ElementTree.ParseError, ValueError):
        return None
    return shape.width, shape.height


def _of_drawing(root: ElementTree.Element) -> tuple[int, int]:
    """What its frame says; a drawing has no pixels, only a shape."""
    lengths = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    if root.get("viewBox"):
        *_, width, height = map(float, root.get("viewBox", "").replace(",", " ").split())
    else:
        width, height = (float(length[1]) if length else 0 for length in lengths)
    if width <= 0 or height <= 0:
        raise ValueError(root.attrib)
    return max(1, round(width)), max(1, round(height))
