"""A share picture: what others see of an entry when somebody passes its link on.

It is drawn as ink on flat fields. One mask says how much ink lies on each pixel, each field has a ground and an ink,
and a pixel is a step on the way from one to the other. So the picture has few colours from the start, is small without
being reduced afterwards, and the same card gives the same bytes.
"""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from pakten.writing.pictures.style import Look
from pakten.writing.pictures.text_fitting import Setting, fit, shrink

SIZE = (1200, 630)
DRAWING = 2
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
    pen = ImageDraw.Draw(sheet)
    foot = height - _BAND
    sheet.paste(look.drawing(card.tone), (_DRAWN + 32, 34))
    fields = [_Field((0, 0, width, height), look.ground(card.tone), look.ink)]
    fields += _kicker(card, look, pen)
    top = _details(card, look, pen, fields, foot)
    room = fit(
        card.title,
        look.bold,
        width=_DRAWN - _MARGIN,
        height=top - _TITLE,
        largest=100 if card.lines or card.leaf else 210,
        smallest=40,
        leading=1.04,
    )
    _lines(pen, look, room, (_MARGIN, _TITLE + (top - _TITLE - room.height) // 3), bold=True)
    # The band lies over the drawing, which grows out of it.
    pen.rectangle((0, foot, width, height), fill=0)
    fields.append(_Field((0, foot, width, height), look.deep, look.paper))
    _foot(card, look, sheet, pen, foot)
    return fields


def _kicker(card: Card, look: Look, pen: ImageDraw.ImageDraw) -> list[_Field]:
    """The status as a word on a field of its own, then what kind of entry it is."""
    left, fields = _MARGIN, []
    if card.status:
        box = (left, 42, left + round(look.bold(34).getlength(card.status)) + 36, 92)
        fields.append(_Field(box, look.alert if card.is_off else look.ink, look.paper))
        pen.text((left + 18, 67), card.status, fill=255, font=look.bold(34), anchor="lm")
        left = box[2] + 24
    kicker = shrink(card.kicker, look.plain, width=_DRAWN + 40 - left, largest=36)
    pen.text((left, 67), card.kicker, fill=255, font=look.plain(kicker.size), anchor="lm")
    return fields


def _details(card: Card, look: Look, pen: ImageDraw.ImageDraw, fields: list[_Field], foot: int) -> int:
    """When and where, at the foot of the sheet; gives the height where they begin."""
    left, bottom = _MARGIN, foot - 36
    top = bottom
    if card.leaf:
        top = bottom - _LEAF[1]
        box = (left, top, left + _LEAF[0], bottom)
        fields.append(_Field(box, look.leaf(card.tone), look.ink))
        _leaf(card.leaf, look, pen, box)
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
        _lines(pen, look, setting, (left, at), bold=number == 0)
        at += setting.height
    return top - _AIR


def _leaf(leaf: Leaf, look: Look, pen: ImageDraw.ImageDraw, box: Box) -> None:
    left, top, right, bottom = box
    middle, width = (left + right) // 2, right - left - 20
    pen.rectangle((left, top, right - 1, top + 11), fill=255)
    if not leaf.figure:
        words = [part for part in (leaf.above, leaf.below, leaf.year) if part]
        for number, word in enumerate(words):
            at = (top + bottom + 12) // 2 + round((number - (len(words) - 1) / 2) * 48)
            size = shrink(word, look.bold, width=width, largest=44).size
            pen.text((middle, at), word, fill=255, font=look.bold(size), anchor="mm")
        return
    for word, at, largest in ((leaf.above, 35, 30), (leaf.figure, 88, 88), (leaf.below, 141, 32), (leaf.year, 173, 28)):
        size = shrink(word, look.bold, width=width, largest=largest).size
        pen.text((middle, top + at), word, fill=255, font=look.bold(size), anchor="mm")


def _foot(card: Card, look: Look, sheet: Image.Image, pen: ImageDraw.ImageDraw, foot: int) -> None:
    sheet.paste(look.mark, (_MARGIN - 8, foot + (_BAND - look.mark.height) // 2))
    left = _MARGIN + look.mark.width + 10
    setting = shrink(card.foot, look.bold, width=SIZE[0] - left - _MARGIN, largest=34)
    pen.text((left, foot + _BAND // 2), card.foot, fill=255, font=look.bold(setting.size), anchor="lm")


def _lines(pen: ImageDraw.ImageDraw, look: Look, setting: Setting, at: tuple[int, int], *, bold: bool) -> None:
    font = (look.bold if bold else look.plain)(setting.size)
    for number, line in enumerate(setting.lines):
        pen.text((at[0], at[1] + round((number + 0.5) * setting.leading)), line, fill=255, font=font, anchor="lm")


def _inked(sheet: Image.Image, fields: list[_Field]) -> bytes:
    """Each pixel as a step between the ground and the ink of the topmost field that it lies in."""
    picture = Image.new("P", SIZE)
    palette: list[int] = []
    for number, field in enumerate(fields):
        palette += _shades(field.ground, field.ink)
        table = [number * _STEPS + (coverage * (_STEPS - 1) + 127) // 255 for coverage in range(256)]
        picture.paste(sheet.crop(field.box).point(table), field.box)
    picture.putpalette(palette)
    file = BytesIO()
    # One size further down would be 8 % smaller and take seven times as long.
    picture.save(file, "PNG", compress_level=6)
    return file.getvalue()


def _shades(ground: str, ink: str) -> list[int]:
    first, last = bytes.fromhex(ground[1:]), bytes.fromhex(ink[1:])
    return [
        round(start + (end - start) * step / (_STEPS - 1))
        for step in range(_STEPS)
        for start, end in zip(first, last, strict=True)
    ]
