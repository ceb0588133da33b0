"""Letters on a share picture: each is measured and drawn once in its size, and stands in the same pixels ever after.

That is so because the faces know no pairs of letters and their letters begin at whole pixels; to a typeface with
either, a text would have to be measured and drawn as one.
"""

from functools import cache

from PIL import Image, ImageDraw, ImageFont


class Font:
    """A typeface in one size, in pixels."""

    def __init__(self, font: ImageFont.FreeTypeFont) -> None:
        self.width = cache(font.getlength)
        """Of one letter."""
        self.font = font
        self._drawn = cache(self._draw)

    def length(self, text: str) -> float:
        return sum(map(self.width, text))

    def write(self, sheet: Image.Image, at: tuple[int, int], text: str, *, centred: bool = False) -> None:
        """The text in white, from here on or with its middle here; its height lies around the point."""
        left, middle = at
        if centred:
            left -= round(self.length(text) + 1) // 2
        for letter in text:
            mask, right, down = self._drawn(letter)
            sheet.paste(255, (left + right, middle + down), mask)
            left += round(self.width(letter))

    def _draw(self, letter: str) -> tuple[Image.Image, int, int]:
        """A letter, and where it begins as seen from its place in the line."""
        left, top, right, bottom = map(round, self.font.getbbox(letter, anchor="lm"))
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).text((-left, -top), letter, fill=255, font=self.font, anchor="lm")
        return mask, left, top
