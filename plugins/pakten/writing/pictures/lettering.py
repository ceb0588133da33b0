"""Letters on a share picture: each is measured and drawn once in its size, and stands in the same pixels ever after.

Words are put together of them, and the latest are kept.

That is so because the faces know no pairs of letters and their letters begin at whole pixels; to a typeface with
either, a text would have to be measured and drawn as one.
"""

from functools import cache, lru_cache

from PIL import Image, ImageDraw, ImageFont

WORDS = 20
"""How many words are kept in each size: those that stand on many pictures, and little memory."""


class Font:
    """A typeface in one size, in pixels."""

    def __init__(self, font: ImageFont.FreeTypeFont) -> None:
        self.width = cache(font.getlength)
        """Of one letter."""
        self.font = font
        self._letter = cache(self._draw)
        self._word = lru_cache(maxsize=WORDS)(self._put_together)

    def length(self, text: str) -> float:
        return sum(map(self.width, text))

    def write(self, sheet: Image.Image, at: tuple[int, int], text: str, *, centred: bool = False) -> None:
        """The text in white, from here on or with its middle here; its height lies around the point."""
        left, middle = at
        if centred:
            left -= round(self.length(text) + 1) // 2
        for word in text.split(" "):
            if word:
                mask, right, down, width = self._word(word)
                sheet.paste(255, (left + right, middle + down), mask)
                left += width
            left += round(self.width(" "))

    def _put_together(self, word: str) -> tuple[Image.Image, int, int, int]:
        """A word, where it begins as seen from its place in the line, and how far it is to the next sign."""
        drawn, at = [], 0
        for letter in word:
            mask, right, down = self._letter(letter)
            drawn.append((mask, at + right, down))
            at += round(self.width(letter))
        left, top = min(x for _, x, _ in drawn), min(y for _, _, y in drawn)
        right = max(x + mask.width for mask, x, _ in drawn)
        bottom = max(y + mask.height for mask, _, y in drawn)
        whole = Image.new("L", (right - left, bottom - top))
        for mask, x, y in drawn:
            whole.paste(255, (x - left, y - top), mask)
        return whole, left, top, at

    def _draw(self, letter: str) -> tuple[Image.Image, int, int]:
        """A letter, and where it begins as seen from its place in the line."""
        left, top, right, bottom = map(round, self.font.getbbox(letter, anchor="lm"))
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).text((-left, -top), letter, fill=255, font=self.font, anchor="lm")
        return mask, left, top
