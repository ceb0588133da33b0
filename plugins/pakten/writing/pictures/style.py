"""How share pictures look: the theme's colours and drawings, and the typefaces that its signs and its text are set in.

Both come whole (SIL Open Font License), while the theme's files are cut to what pages need: a picture has no other face
to borrow a rare letter from.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources

from PIL import Image, ImageDraw, ImageFont

from pakten.writing.pictures.lettering import Font
from pakten.writing.pictures.svg_shape import figures, mask


@dataclass(frozen=True, eq=False, slots=True)
class _Face:
    """A typeface with axes, and where on each of them it stands."""

    package: str
    file: str
    axes: Mapping[str, float]

    def font(self, size: int) -> ImageFont.FreeTypeFont:
        path = str(resources.files(self.package) / "files" / self.file)
        # Without the optional library for complex scripts letters stand alike on every machine.
        font = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
        # Axes are looked up by name: their order in the file is not the one in its name.
        font.set_variation_by_axes([self.axes[(axis["name"] or b"").decode()] for axis in font.get_variation_axes()])
        return font


_TONE = re.compile(r'\.pakten-tone--(\w+) \{ --tone: var\(--([\w-]+)\); --ground: url\("([^"]+)"\)')
_DRAWN = re.compile(r'--ground: url\("([^"]+)"\)')
_DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{\s*:root \{[^}]*\}\s*\}")
_COLOUR = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6});")
_DRAWN_HEIGHT = 780
"""Taller than the card: the stalk stands behind the band at its foot."""
_MARK_HEIGHT = 58
_SIGN = _Face(
    "fontpkg_bricolage_grotesque",
    "BricolageGrotesque[opsz,wdth,wght].ttf",
    {"Optical size": 30, "Width": 75, "Weight": 700},
)
_TEXT = _Face("fontpkg_hanken_grotesk", "HankenGrotesk[wght].ttf", {"Weight": 400})


class Look:
    """The colours by the names that the theme's stylesheet gives them, and the drawing of each tone."""

    def __init__(self, css: str, asset: Callable[[str], str], initials: str) -> None:
        """`css` is the theme's stylesheet; `asset` gives the text of a file that stands beside it.

        The initials of the network are its mark where it has drawn none.
        """
        self._colours: dict[str, str] = dict(_COLOUR.findall(_DARK.sub("", css)))
        self._tones: dict[str, str] = {}
        drawings = {"": figures(asset(next(iter(_DRAWN.findall(css)))))[0]}
        beside: Counter[str] = Counter()
        for tone, colour, file in _TONE.findall(css):
            # Tones that share a file have its drawings in their own order.
            drawings[tone] = figures(asset(file))[beside[file]]
            self._tones[tone] = colour
            beside[file] += 1
        self._drawings = {tone: mask(drawing, _DRAWN_HEIGHT) for tone, drawing in drawings.items()}
        mark = asset("mark.svg")
        self.mark = mask(figures(mark)[0], _MARK_HEIGHT) if mark else self._lettered(initials)
        self.ink = self._colours["ink"]
        self.deep = self._colours["deep"]
        self.paper = self._colours["on-deep"]
        self.alert = self._colours["alert"]
        self.digest = sha256(repr((self._colours, self._tones, drawings, mark, initials)).encode()).hexdigest()
        """Changes when pictures would look different."""

    def ground(self, tone: str) -> str:
        """The tone of an area, or the colour of the posters for what concerns them all."""
        return self._colours[self._tones.get(tone, "poster")]

    def leaf(self, tone: str) -> str:
        return self._colours["highlight" if tone in self._tones else "sheet"]

    def drawing(self, tone: str) -> Image.Image:
        return self._drawings[tone if tone in self._tones else ""]

    def _lettered(self, letters: str) -> Image.Image:
        """Letters in a frame: white where ink goes."""
        font = self.bold(_MARK_HEIGHT * 2 // 3)
        width = max(_MARK_HEIGHT, round(font.length(letters)) + 20)
        image = Image.new("L", (width, _MARK_HEIGHT))
        frame = (1, 1, width - 2, _MARK_HEIGHT - 2)
        ImageDraw.Draw(image).rounded_rectangle(frame, 10, outline=255, width=4)
        font.write(image, (width // 2, _MARK_HEIGHT // 2), letters, centred=True)
        return image

    def bold(self, size: int) -> Font:
        return _font(_SIGN, size)

    def plain(self, size: int) -> Font:
        return _font(_TEXT, size)


@cache
def _font(face: _Face, size: int) -> Font:
    return Font(face.font(size))
