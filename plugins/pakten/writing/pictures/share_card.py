"""A share picture: what others see of an entry when somebody passes its link on.

It is drawn as ink on flat fields. One mask says how much ink lies on each pixel, each field has a ground and an ink,
and a pixel is a step on the way from one to the other. So the picture has few colours from the start, is small without
being reduced afterwards, and the same card gives the same bytes.
"""

from dataclasses import dataclass
from io import BytesIO
from zlib import Z_RLE

from PIL import Image

from pakten.writing.pictures.style import Look
from pakten.writing.pictures.text_fitting import Setting, fit, shrink

SIZE = (1200, 630)
DRAWING = 4
"""Goes up when cards are drawn in another way, so that none is taken from the cache."""

_MARGIN = 64
_BAND = 78
"""The height of the field at the foot, where the network stands."""
_DRAWN = 852
"""Where the drawing begins: text keeps to the left of it."""
_LEAF = (176, 196)
_TITLE = 98
"""Where the title may begin."""
_AIR = 22
_STEPS = 16

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Leaf:
    """The date as on a wall calendar; without a figure the words stand alone."""

    above: str = ""
    figure: str = ""
    below: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What a share picture says, in the order in which it is read."""

    kicker: str
    title: str
    foot: str
    """Who says it: the tagline, or the network's name."""
    lines: tuple[str, ...] = ()
    """When and where, or by whom."""
    leaf: Leaf | None = None
    status: str = ""
    is_off: bool = False
    tone: str = ""
    """The tone of the theme that it stands in; empty for what concerns every area."""
    alt: str = ""
    """The picture in words."""


@dataclass(frozen=True, slots=True)
class _Field:
    box: Box
    ground: str
    ink: str


def png(card: Card, look: Look) -> bytes:
    """The picture in 1200 by 630 pixels, the size that both Open Graph and Twitter ask for."""
    sheet = Image.new("L", SIZE)
    fields = _draw(card, look, sheet)
    return _inked(sheet, fields)


def _draw(card: Card, look: Look, sheet: Image.Image) -> list[_Field]:
    width, height = SIZE
    foot = height - _BAND
    sheet.paste(look.drawing(card.tone), (_DRAWN + 32, 34))
    fields = [_Field((0, 0, width, height), look.ground(card.tone), look.ink)]
    fields += _kicker(card, look, sheet)
    top = _details(card, look, sheet, fields, foot)
    room = fit(
        card.title,
        look.bold,
        width=_DRAWN - _MARGIN,
        height=top - _TITLE,
        largest=100 if card.lines or card.leaf else 210,
        smallest=40,
        leading=1.04,
    )
    _lines(sheet, look, room, (_MARGIN, _TITLE + (top - _TITLE - room.height) // 3), bold=True)
    # The band lies over the drawing, which grows out of it.
    sheet.paste(0, (0, foot, width, height))
    fields.append(_Field((0, foot, width, height), look.deep, look.paper))
    sheet.paste(look.mark, (_MARGIN - 8, foot + (_BAND - look.mark.height) // 2))
    left = _MARGIN + look.mark.width + 10
    size = shrink(card.foot, look.bold, width=width - left - _MARGIN, largest=34).size
    look.bold(size).write(sheet, (left, foot + _BAND // 2), card.foot)
    return fields


def _kicker(card: Card, look: Look, sheet: Image.Image) -> list[_Field]:
    """The status as a word on a field of its own, then what kind of entry it is."""
    left, fields = _MARGIN, []
    if card.status:
        box = (left, 42, left + round(look.bold(34).length(card.status)) + 36, 92)
        fields.append(_Field(box, look.alert if card.is_off else look.ink, look.paper))
        look.bold(34).write(sheet, (left + 18, 67), card.status)
        left = box[2] + 24
    kicker = shrink(card.kicker, look.plain, width=_DRAWN + 40 - left, largest=36)
    look.plain(kicker.size).write(sheet, (left, 67), card.kicker)
    return fields


def _details(card: Card, look: Look, sheet: Image.Image, fields: list[_Field], foot: int) -> int:
    """When and where, at the foot of the sheet; gives the height where they begin."""
    left, bottom = _MARGIN, foot - 36
    top = bottom
    if card.leaf:
        top = bottom - _LEAF[1]
        box = (left, top, left + _LEAF[0], bottom)
        fields.append(_Field(box, look.leaf(card.tone), look.ink))
        _leaf(card.leaf, look, sheet, box)
        left += _LEAF[0] + 32
    if not card.lines:
        return top - _AIR
    width = _DRAWN + 20 - left
    settings = [
        fit(line, look.bold if bold else look.plain, width=width, height=92, largest=42, smallest=26, leading=1.16)
        for bold, line in zip((True, *(False for _ in card.lines)), card.lines, strict=False)
    ]
    height = sum(setting.height for setting in settings)
    top = min(top, bottom - height)
    at = bottom - height if not card.leaf else max(top, bottom - (_LEAF[1] + height) // 2)
    for number, setting in enumerate(settings):
        _lines(sheet, look, setting, (left, at), bold=number == 0)
        at += setting.height
    return top - _AIR


def _leaf(leaf: Leaf, look: Look, sheet: Image.Image, box: Box) -> None:
    left, top, right, bottom = box
    middle, width = (left + right) // 2, right - left - 20
    sheet.paste(255, (left, top, right, top + 12))
    if not leaf.figure:
        words = [part for part in (leaf.above, leaf.below, leaf.year) if part]
        for number, word in enumerate(words):
            at = (top + bottom + 12) // 2 + round((number - (len(words) - 1) / 2) * 48)
            size = shrink(word, look.bold, width=width, largest=44).size
            look.bold(size).write(sheet, (middle, at), word, centred=True)
        return
    for word, at, largest in ((leaf.above, 35, 30), (leaf.figure, 88, 88), (leaf.below, 141, 32), (leaf.year, 173, 28)):
        size = shrink(word, look.bold, width=width, largest=largest).size
        look.bold(size).write(sheet, (middle, top + at), word, centred=True)


def _lines(sheet: Image.Image, look: Look, setting: Setting, at: tuple[int, int], *, bold: bool) -> None:
    font = (look.bold if bold else look.plain)(setting.size)
    for number, line in enumerate(setting.lines):
        font.write(sheet, (at[0], at[1] + round((number + 0.5) * setting.leading)), line)


def _inked(sheet: Image.Image, fields: list[_Field]) -> bytes:
    """Each pixel as a step between the ground and the ink of the topmost field that it lies in."""
    picture = sheet.point(_STEP_OF)
    palette: list[int] = []
    for number, field in enumerate(fields):
        ends = list(zip(bytes.fromhex(field.ground[1:]), bytes.fromhex(field.ink[1:]), strict=True))
        for step in range(_STEPS):
            palette += (round(ground + (ink - ground) * step / (_STEPS - 1)) for ground, ink in ends)
        if number:
            table = [number * _STEPS + step for step in _STEP_OF]
            picture.paste(sheet.crop(field.box).point(table), field.box)
    picture.putpalette(palette)
    file = BytesIO()
    # Runs of one colour are most of it: looking for more makes the picture little smaller (5 % at the third level, a
    # quarter at the ninth) and takes a fifth longer, or twenty times as long.
    picture.save(file, "PNG", compress_type=Z_RLE)
    return file.getvalue()


_STEP_OF = [(coverage * (_STEPS - 1) + 127) // 255 for coverage in range(256)]
