"""A picture that somebody has put beside the texts, as it goes out: turned the right way, and without what it tells.

A telephone writes into a picture where and when it was taken, and with what. Nobody sees it on the page, and everybody
can read it in the file.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Any

import PIL
from PIL import Image, ImageOps

TREATMENT = f"photo 1, Pillow {PIL.__version__}"
"""Changes when the same picture would come out otherwise."""

MOST_PIXELS = 50_000_000
"""More than any camera that people carry; a file of some hundred bytes can claim to hold a thousand times that."""

_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF"}
_KEPT = ("icc_profile", "transparency")
_QUALITY = 90


def is_photo(suffix: str) -> bool:
    """Whether pictures of this kind are treated, by the end of their name."""
    return suffix.lower() in _FORMATS


def what_is_wrong(content: bytes) -> str:
    """`format` for what is no picture, `size` for one that is too large to open; empty when it is a good one."""
    try:
        with _opened(content) as picture:
            width, height = picture.size
    except Image.DecompressionBombError:
        return "size"
    except (OSError, ValueError, SyntaxError, EOFError):
        return "format"
    return "size" if width * height > MOST_PIXELS else ""


def freed(content: bytes, suffix: str) -> bytes:
    """The picture without its metadata; its colours are kept."""
    kind = _FORMATS[suffix.lower()]
    with _opened(content) as picture:
        kept: dict[Any, Any] = {
            name: picture.info[name] for name in ("icc_profile", "transparency") if name in picture.info
        }
        # A telephone puts several pictures into one JPEG: the first is the one that is seen.
        moves = kind != "JPEG" and getattr(picture, "n_frames", 1) > 1
        turned = picture if moves else ImageOps.exif_transpose(picture)
        if not moves:
            turned.info = kept
        if kind == "JPEG" and turned.mode not in ("L", "RGB", "CMYK"):
            turned = turned.convert("RGB")
        out = BytesIO()
        turned.save(out, kind, quality=_QUALITY, optimize=True, exif=b"", save_all=moves, **kept)
    return out.getvalue()


def _opened(content: bytes) -> Image.Image:
    Image.init()  # else only the oldest formats are known by name
    known = [name for name in dict.fromkeys((*_FORMATS.values(), "MPO")) if name in Image.OPEN]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit here is lower
        return Image.open(BytesIO(content), formats=known)
