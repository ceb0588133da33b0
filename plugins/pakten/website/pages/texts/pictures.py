"""The pictures in the HTML of a text, in the sizes and formats that there are, and without those that must be gone."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import unescape
from typing import Protocol

from markupsafe import Markup

from pakten.addresses.targets import path_within

_TAG = re.compile(
    r"""<(?P<whole>picture|script|style|template|textarea)\b.*?</(?P=whole)\s*>"""
    r"""|(?P<open><p>)?<(?P<name>img|a)\b(?P<inside>(?:"[^"]*"|'[^']*'|[^>"'])*)>(?P<close>(?(open)</p>)|)""",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""")

_FIGURE = Markup('<figure class="pakten-figure">{}<figcaption class="pakten-soft">{}</figcaption></figure>')

SHOWN_AT_MOST = 640
"""The width of a text in pixels (40rem), below which a picture is shown as wide as it is."""


@dataclass(frozen=True, slots=True)
class Version:
    path: str
    """From the root of the site."""
    width: int


@dataclass(frozen=True, slots=True)
class Source:
    """The same picture in one format."""

    type: str
    versions: tuple[Version, ...]
    still: bool = False
    """For those who have asked that nothing moves."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """What a page says of a picture."""

    path: str
    width: int
    height: int
    sources: tuple[Source, ...] = ()
    fallback: tuple[Version, ...] = ()
    """For browsers that know none of the formats."""
    sizes: str = ""


class Known(Protocol):
    """The pictures of a build, by where they lie below the content folder."""

    def __getitem__(self, path: str) -> Pictured | None: ...

    @property
    def gone(self) -> frozenset[str]:
        """Those that must not be shown."""


Draw = Callable[[Pictured, Mapping[str, str], str, bool], str]
"""A picture as HTML: what is known of it, the attributes of its element, the page, and whether it is seen at once."""


class TextPictures:
    """Puts the pictures of a build into texts."""

    def __init__(self, pictures: Known, draw: Draw) -> None:
        self._pictures = pictures
        self._draw = draw

    def __call__(self, html: str, page: str, is_below: bool = False) -> str:
        """`page` is where the text is shown, from the root; a text that is below a picture does not begin with one."""
        if "<img" not in html and not self._pictures.gone:
            return html
        is_first = not is_below

        def shown(tag: re.Match[str]) -> str:
            nonlocal is_first
            if not tag["name"]:
                return tag.group()
            attributes = _attributes(tag["inside"])
            is_picture = tag["name"].lower() == "img"
            place = path_within(attributes.get("src" if is_picture else "href", ""), page)
            if place in self._pictures.gone:
                return _without(tag, is_picture)
            picture = self._pictures[place] if is_picture else None
            if picture is None:
                return tag.group()
            caption = attributes.pop("title", "") if tag["close"] else ""
            drawn = self._draw(sized(picture, attributes), attributes, page, is_first)
            is_first = False
            # With what its author has written as its title: who made it, as a rule.
            return _FIGURE.format(Markup(drawn), caption) if caption else f"{tag['open'] or ''}{drawn}{tag['close']}"

        return _TAG.sub(shown, html)


def sized(picture: Pictured, attributes: Mapping[str, str]) -> Pictured:
    """As wide as its author wants it, and else as it is; of two sides the other follows."""
    width, height = picture.width, picture.height
    if attributes.get("width", "").isdecimal():
        width = int(attributes["width"]) or 1
        height = max(1, round(picture.height * width / picture.width))
    elif attributes.get("height", "").isdecimal():
        height = int(attributes["height"]) or 1
        width = max(1, round(picture.width * height / picture.height))
    sizes = picture.sizes if width >= SHOWN_AT_MOST else f"min({width}px, 100vw)"
    return replace(picture, width=width, height=height, sizes=sizes)


def _attributes(inside: str) -> dict[str, str]:
    return {name.lower(): unescape(next(filter(None, values), "")) for name, *values in _ATTRIBUTE.findall(inside)}


def _without(tag: re.Match[str], is_picture: bool) -> str:
    """The text without a picture that must be gone, or without a link to it."""
    opened = tag["open"] or ""
    if is_picture:
        return "" if tag["close"] else opened
    return f"{opened}<a>{tag['close']}"
