"""The colours of a site, made of the one that a network has chosen: text on each of them can be read (WCAG 1.4.3)."""

import re
from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

READABLE = 4.5
"""What text needs of contrast."""
DEFAULT = "#2f5f9e"
_MOST_INK = 0.4
"""With more ink than this in it, nobody would know the colour again."""
_TURNS = (0.0, 0.52, 0.24, 0.78)
"""How far round the circle of colours the four tones lie."""
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")

Colours = Mapping[str, str]
"""By the names that the style sheet has for them."""


@dataclass(frozen=True, slots=True)
class Palette:
    light: Colours
    dark: Colours


def is_colour(text: str) -> bool:
    return _HEX.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """Between 1 and 21 (WCAG 2.2, contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def reads(accent: str) -> bool:
    """Whether links in the colour, or in one that is known for it, can be read on the site's paper."""
    ink, paper = _ink(accent), _paper(accent)
    return contrast(mixed(ink, accent, _MOST_INK), paper) >= READABLE


def readable(accent: str) -> str:
    """The nearest colour that can be read."""
    return next(one for step in range(21) if reads(one := mixed(_ink(accent), accent, step / 20)))


def palette(accent: str) -> Palette:
    return Palette(_light(accent), _dark(accent))


def mixed(one: str, other: str, part: float) -> str:
    """This part of the first colour, and the rest of the other."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return _written(tuple(part * first + (1 - part) * second for first, second in pairs))


def _light(accent: str) -> Colours:
    ink, paper = _ink(accent), _paper(accent)
    poster, deep = mixed(accent, "#ffffff", 0.16), mixed(accent, "#0b0d0f", 0.3)
    return {
        "paper": paper,
        "sheet": "#ffffff",
        "ink": ink,
        "soft": mixed(ink, paper, 0.74),
        "rule": mixed(ink, paper, 0.22),
        "line": mixed(ink, paper, 0.6),
        "link": _reaching(accent, ink, poster, paper),
        "highlight": mixed(accent, "#ffffff", 0.28),
        "on-highlight": ink,
        "in-highlight": "#ffffff",
        "poster": poster,
        "on-poster": ink,
        "motto": _reaching(accent, ink, poster),
        "deep": deep,
        "on-deep": paper,
        "alert": "#9c2413",
        **{f"tone-{number}": _turned(accent, turn, 0.83, 0.5) for number, turn in enumerate(_TURNS, 1)},
        "tone": mixed(ink, paper, 0.13),
        "on-tone": ink,
    }


def _dark(accent: str) -> Colours:
    paper, ink = mixed(accent, "#0e1113", 0.1), mixed(accent, "#f4f4f1", 0.04)
    poster, sheet = mixed(accent, "#14181b", 0.25), mixed(accent, "#181c1f", 0.16)
    return {
        "paper": paper,
        "sheet": sheet,
        "ink": ink,
        "soft": mixed(ink, paper, 0.76),
        "rule": mixed(ink, paper, 0.22),
        "line": mixed(ink, paper, 0.58),
        "link": _reaching(accent, ink, poster, sheet, paper),
        "poster": poster,
        "on-poster": ink,
        "motto": _reaching(accent, ink, poster),
        "deep": mixed(accent, "#06080a", 0.12),
        "on-deep": ink,
        "alert": "#ffb09c",
        **{f"tone-{number}": _turned(accent, turn, 0.26, 0.4) for number, turn in enumerate(_TURNS, 1)},
        "tone": mixed(ink, paper, 0.16),
        "on-tone": ink,
    }


def _ink(accent: str) -> str:
    return mixed(accent, "#12161a", 0.1)


def _paper(accent: str) -> str:
    return mixed(accent, "#ffffff", 0.04)


def _reaching(colour: str, towards: str, *grounds: str) -> str:
    """The colour, with as much of another as it takes to be read on all of the grounds."""
    steps = (mixed(towards, colour, step / 50) for step in range(51))
    return next((one for one in steps if min(contrast(one, ground) for ground in grounds) >= READABLE), towards)


def _turned(colour: str, turn: float, lightness: float, saturation: float) -> str:
    hue, _, strength = rgb_to_hls(*_channels(colour))
    return _written(hls_to_rgb((hue + turn) % 1, lightness, min(strength, saturation)))


def _luminance(colour: str) -> float:
    red, green, blue = ((c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for c in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    bare = colour[1:] if len(colour) == len("#rrggbb") else "".join(2 * one for one in colour[1:])
    red, green, blue = bytes.fromhex(bare)
    return red / 255, green / 255, blue / 255


def _written(channels: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(255 * one):02x}" for one in channels)
