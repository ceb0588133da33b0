"""How a network looks: what its settings and its own files say over the styles and the drawings of the theme.

A network sets one colour (`accent`), of which the others are made, or all of them and more in `assets/look.css` of its
`custom_dir`. Both become part of the theme's style sheet, so that a browser fetches one file and prints on plain paper.
"""

import re
from html import escape
from pathlib import Path

from mkdocs.theme import Theme

import pakten.theme
from pakten.domain.palette import Colours, palette

STYLES, FAVICON = "assets/pakten.css", "assets/favicon.svg"
_OURS = Path(pakten.theme.__file__).parent
OWN = "assets/look.css"
"""The styles of a network, which become a part of those."""
_HERE = "/* What a network sets stands here. */\n"
_PAPER = re.compile(r"--paper: (#[0-9a-f]{6});")
_DARK = "@media (prefers-color-scheme: dark)"
_MOST_INITIALS = 2


def asset(theme: Theme, name: str) -> str:
    """A file of the theme, or the network's own in its place; empty where there is none."""
    places = (Path(folder) / name for folder in [*theme.dirs, str(_OURS)])
    return next((place.read_text("utf-8") for place in places if place.is_file()), "")


def styles(theme: Theme) -> str:
    accent = str(theme.get("accent") or "")
    before, here, after = asset(theme, STYLES).partition(_HERE)
    if accent:
        made = palette(accent)
        here += f":root, :where(.poster, .leaf) {{\n{_lines(made.light)}}}\n"
        here += f"{_DARK} {{\n:root {{\n{_lines(made.dark)}}}\n}}\n"
    return f"{before}{here}{asset(theme, OWN)}{after}"


def papers(css: str) -> dict[str, str]:
    """The ground of pages in light and in the dark, which a browser takes for its own frame."""
    blocks = css.split(_DARK)
    # What a dark block declares ends where it does; what stands after it is light again.
    dark = [found for block in blocks[1:] for found in _PAPER.findall(block.partition("}")[0])]
    light = _PAPER.findall(blocks[0]) + [
        found for block in blocks[1:] for found in _PAPER.findall(block.partition("}")[2])
    ]
    return {"light": light[-1], "dark": dark[-1]}


def favicon(name: str, css: str) -> str:
    """The sign of a site that has none: the initials of its name, in its colours."""
    paper = papers(css)
    letters = f'text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="34">{escape(initials(name))}'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<path fill="{paper["dark"]}" d="M0 0h64v64H0z"/>'
        f'<text x="32" y="44" fill="{paper["light"]}" {letters}</text></svg>\n'
    )


def initials(name: str) -> str:
    """`MC` for Mill Circle; one letter for a name of one word."""
    return "".join(word[0] for word in re.findall(r"[^\W_]+", name)[:_MOST_INITIALS]).upper()


def _lines(colours: Colours) -> str:
    return "".join(f"  --{name}: {value};\n" for name, value in colours.items())
