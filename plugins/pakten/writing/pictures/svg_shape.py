"""A drawing on a share picture: the theme's own drawings, from SVG paths to a mask that ink is laid through.

Only what those drawings use is read: an `svg`, or several side by side in one, with `path` elements of M, L, C, Q and
Z and their relative forms, in strokes and fills of one colour. A library that draws any SVG would weigh more than the
rest of the card.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from xml.etree import ElementTree

from PIL import Image, ImageDraw

_SVG = "{http://www.w3.org/2000/svg}"
_TOKEN = re.compile(r"[MLCQZmlcqz]|-?(?:\d+\.?\d*|\.\d+)")
_NUMBERS = {"M": 2, "L": 2, "C": 6, "Q": 4, "Z": 0}
_STEPS = 12
"""How many straight pieces a curve becomes; at four times the size of the mask none of them shows."""
_FINE = 4
"""How much larger a mask is drawn than used: the edges become smooth when it shrinks."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing in its own coordinates: filled outlines and strokes with their width."""

    width: float
    height: float
    fills: tuple[tuple[Point, ...], ...]
    strokes: tuple[tuple[tuple[Point, ...], float], ...]


def figures(svg: str) -> tuple[Figure, ...]:
    """Read the drawings of a file of the theme: those that stand side by side in it, or the one that it is."""
    root = ElementTree.fromstring(svg)
    return tuple(_figure(drawing, root) for drawing in root.findall(f"{_SVG}svg") or [root])


def _figure(drawing: ElementTree.Element, root: ElementTree.Element) -> Figure:
    _, _, width, height = (float(number) for number in drawing.attrib["viewBox"].split())
    fills: list[tuple[Point, ...]] = []
    strokes: list[tuple[tuple[Point, ...], float]] = []
    for path in drawing.iter(f"{_SVG}path"):
        drawn = {**root.attrib, **drawing.attrib, **path.attrib}
        lines = tuple(_lines(drawn["d"]))
        if drawn.get("fill", "none") != "none":
            fills.extend(lines)
        if drawn.get("stroke", "none") != "none":
            strokes.extend((line, float(drawn["stroke-width"])) for line in lines)
    return Figure(width, height, tuple(fills), tuple(strokes))


def mask(drawing: Figure, height: int) -> Image.Image:
    """The drawing this many pixels high: white where ink goes."""
    scale = height * _FINE / drawing.height
    size = (round(drawing.width * scale), height * _FINE)
    image = Image.new("L", size)
    pen = ImageDraw.Draw(image)
    for outline in drawing.fills:
        pen.polygon([(x * scale, y * scale) for x, y in outline], fill=255)
    for line, width in drawing.strokes:
        pen.line([(x * scale, y * scale) for x, y in line], fill=255, width=max(1, round(width * scale)), joint="curve")
    return image.reduce(_FINE)


def _lines(path: str) -> Iterator[tuple[Point, ...]]:
    """The pieces of a path, each from one M to the next, with its curves as straight pieces."""
    line: list[Point] = []
    for command, numbers in _commands(path):
        if command in "Mm" and line:
            yield tuple(line)
        x, y = line[-1] if line else (0.0, 0.0)
        if command.islower():
            numbers = [number + (x, y)[index % 2] for index, number in enumerate(numbers)]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        match command.upper():
            case "M":
                line = points
            case "Z":
                line.append(line[0])
            case _:
                line.extend(_curve([line[-1], *points]) if len(points) > 1 else points)
    if line:
        yield tuple(line)


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    tokens = _TOKEN.findall(path)
    index, command = 0, "M"
    while index < len(tokens):
        if tokens[index].isalpha():
            command = tokens[index]
            index += 1
        count = _NUMBERS[command.upper()]
        yield command, [float(token) for token in tokens[index : index + count]]
        index += count
        # Further pairs after a move are lines (SVG 1.1, section 8.3.2).
        command = {"M": "L", "m": "l"}.get(command, command)


def _curve(points: list[Point]) -> Iterator[Point]:
    """A Bézier curve of any degree, by de Casteljau's construction."""
    for step in range(1, _STEPS + 1):
        part, between = step / _STEPS, points
        while len(between) > 1:
            between = [(ax + (bx - ax) * part, ay + (by - ay) * part) for (ax, ay), (bx, by) in pairwise(between)]
        yield between[0]
