"""A picture that somebody has put beside the texts, as it goes out: turned, without what it tells, in several sizes.

A telephone writes into a picture where and when it was taken, and with what. Nobody sees it on the page, and everybody
can read it in the file. So nothing of the file goes on but what is seen: its pixels, in the colours of the web (sRGB).
"""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageOps, ImageSequence, features
from PIL import __version__ as pillow
from PIL.ExifTags import Base

from pakten.writing.pictures.kinds import FORMATS

TREATMENT = " ".join(
    ("photo 2", pillow, *(str(features.version(name)) for name in ("avif", "webp", "jpg", "littlecms2", "zlib")))
)
"""Changes when the same picture would come out otherwise."""

MOST_PIXELS = 50_000_000
"""More than any camera that people carry; a file of some hundred bytes can claim to hold a thousand times that."""
MOST_BYTES = 60_000_000
LARGEST = 2400
"""The longest side of any picture that goes out."""

_FILMS = ("GIF", "PNG", "WEBP", "AVIF")
"""A telephone puts several pictures into one JPEG as well: there the first is the one that is seen."""
_MOVING = ("GIF", "PNG", "WEBP")
"""What moves in AVIF says when it was made, so that no two builds would be alike."""
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_LYING = range(5, 9)
"""Orientations of a camera that was held on its side (Exif 2.3, tag 274)."""
_EIGHT_OF_SIXTEEN_BITS = 1 / 256

_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "GIF": {"optimize": True},
    "WEBP": {"quality": 78, "method": 4},
    # One thread, so that every machine writes the same bytes.
    "AVIF": {"quality": 58, "speed": 7, "max_threads": 1},
}
_DRAWN: dict[str, dict[str, Any]] = {"WEBP": {"quality": 90}, "AVIF": {"quality": 75, "subsampling": "4:4:4"}}
"""For what was saved as PNG or GIF: thin lines and letters in colour."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a page must know of a picture before it has come, as it will be turned."""

    width: int
    height: int
    is_drawn: bool
    """Whether it was saved with every pixel as it is, or with holes: then the oldest browsers get it as PNG."""
    moves: bool

    def scaled(self, width: int) -> tuple[int, int]:
        return width, max(1, round(self.height * width / self.width))


def what_is_wrong(content: bytes) -> str:
    """Why it cannot be shown, in a word (`heic`, `size`, `format`); empty for a good picture, whatever its name."""
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        return "heic"
    if len(content) > MOST_BYTES:
        return "size"
    try:
        with _opened(content) as picture:
            if picture.width * picture.height * _frames_of(picture) > MOST_PIXELS:
                return "size"
            for frame in ImageSequence.Iterator(picture) if _frames_of(picture) > 1 else ():
                frame.load()
        _plain(content)
    except Image.DecompressionBombError:
        return "size"
    except Exception:  # a file that somebody has broken on purpose breaks its reader anywhere
        return "format"
    return ""


def shape(content: bytes) -> Shape:
    with _opened(content) as picture:
        turned = picture.getexif().get(Base.Orientation) in _LYING
        width, height = (picture.height, picture.width) if turned else picture.size
        is_drawn = picture.format in ("PNG", "GIF", "ICO") or picture.has_transparency_data
        moves = _frames_of(picture) > 1
    scale = min(1, LARGEST / max(width, height))
    return Shape(max(1, round(width * scale)), max(1, round(height * scale)), is_drawn, moves)


def freed(content: bytes, suffix: str) -> bytes:
    """The picture in its own kind, by the end of its name, and as large as any goes out."""
    if (kind := FORMATS[suffix.lower()]) != "ICO":
        return written(content, kind, LARGEST)
    out = BytesIO()
    with _opened(content) as picture:
        sizes = sorted(picture.info.get("sizes", {picture.size}))
        picture.load()
        _seen(picture.copy()).save(out, "ICO", sizes=sizes)
    return out.getvalue()


def written(content: bytes, kind: str, width: int, still: bool = False) -> bytes:
    """The picture as a file of a kind, at most so many pixels wide; one that moves goes on moving where it can."""
    out = BytesIO()
    options = dict(_OPTIONS[kind])
    if kind in _MOVING and not still and shape(content).moves:
        first, *others = _frames(content, width)
        with _opened(content) as picture:
            # What says nothing moves once.
            often = {"loop": picture.info["loop"]} if "loop" in picture.info else {"loop": 1} if kind == "WEBP" else {}
        lasting = [one.info["duration"] for one in (first, *others)]
        first.save(out, kind, save_all=True, append_images=others, duration=lasting, **often, **options)
        return out.getvalue()
    picture = _scaled(_plain(content), width)
    if shape(content).is_drawn:
        options.update(_DRAWN.get(kind, {}))
    if kind == "JPEG" and picture.mode == "RGBA":
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(picture, mask=picture.getchannel("A"))
        picture = ground
    picture.save(out, kind, **options)
    return out.getvalue()


# All sizes of a picture are made one after the other.
@lru_cache(maxsize=1)
def _plain(content: bytes) -> Image.Image:
    """What is seen of a file, and nothing else that it holds."""
    with _opened(content) as picture:
        picture.load()
        return _scaled(_seen(ImageOps.exif_transpose(picture)), LARGEST)


def _opened(content: bytes) -> Image.Image:
    Image.init()  # else only the oldest formats are known by name
    known = [name for name in dict.fromkeys((*FORMATS.values(), "MPO")) if name in Image.OPEN]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the limit here is lower, and files of others have their flaws
        return Image.open(BytesIO(content), formats=known)


def _frames_of(picture: Image.Image) -> int:
    return int(getattr(picture, "n_frames", 1)) if picture.format in _FILMS else 1


def _seen(picture: Image.Image) -> Image.Image:
    """Its pixels in eight bits of sRGB."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value * _EIGHT_OF_SIXTEEN_BITS).convert("L")
    elif picture.mode not in ("L", "CMYK") or picture.has_transparency_data:
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile:
        picture = _in_srgb(picture, profile, mode)
    picture = picture.convert(mode)
    if mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert("RGB")
    picture.info = {}
    return picture


def _in_srgb(picture: Image.Image, profile: bytes, mode: str) -> Image.Image:
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        shown = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture  # a profile for other pictures than this one, or none at all
    return shown or picture


def _scaled(picture: Image.Image, width: int) -> Image.Image:
    """Never larger than it was."""
    if picture.width <= width and picture.height <= LARGEST:
        return picture
    scale = min(width / picture.width, LARGEST / picture.height)
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _frames(content: bytes, width: int) -> Iterator[Image.Image]:
    with _opened(content) as picture:
        for frame in ImageSequence.Iterator(picture):
            lasts = round(frame.info.get("duration", 100))
            still = _scaled(_seen(frame.copy()), width)
            still.info = {"duration": lasts}
            yield still
