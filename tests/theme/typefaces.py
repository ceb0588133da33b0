"""The theme's typefaces, cut from their sources to the letters that pages use: run by `make fonts`.

What is cut stands in the theme's stylesheet: each `@font-face` with a file says in its `unicode-range` which letters
that file has. The name of a file ends with the digest of its bytes, so that a browser may keep it for ever.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from importlib import resources
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

THEME = Path(__file__).parents[2] / "plugins" / "pakten" / "theme"
FOLDER = THEME / "assets" / "fonts"
NAMED_IN = (THEME / "assets" / "pakten.css", THEME / "pakten" / "frame.html", THEME / "pakten" / "poster.html")

_RULE = re.compile(
    r'@font-face \{ font-family: "(?P<family>\w+)"; '
    r'src: url\("fonts/(?P<stem>[a-z-]+)-(?P<digest>[0-9a-f]{8})\.woff2"\)'
    r"[^}]*unicode-range: (?P<range>[^;}]+?) \}"
)

_OPTIONS = Options(
    hinting=False,  # for screens of the past, and a fifth of the bytes
    layout_features=["ccmp", "kern", "liga", "mark", "mkmk"],
    name_IDs=[1, 2],  # who made them stands in the licences beside the files
    drop_tables=[*Options().drop_tables, "STAT", "gasp"],
)


@dataclass(frozen=True, slots=True)
class Source:
    """A typeface with axes, and what of each axis the theme uses."""

    package: str
    file: str
    axes: dict[str, float | tuple[float, float]]

    @property
    def licence(self) -> str:
        return (resources.files(self.package) / "LICENSE").read_text("utf-8")

    def font(self) -> TTFont:
        with resources.as_file(resources.files(self.package) / "files" / self.file) as path:
            # The time stamp of the source stays, so that the same sources give the same bytes.
            return TTFont(path, recalcTimestamp=False)


SOURCES = {
    "Sign": Source(
        "fontpkg_bricolage_grotesque",
        "BricolageGrotesque[opsz,wdth,wght].ttf",
        {"opsz": 30, "wdth": 75, "wght": 700},
    ),
    "Text": Source("fontpkg_hanken_grotesk", "HankenGrotesk[wght].ttf", {"wght": (400, 700)}),
}


@dataclass(frozen=True, slots=True)
class Cut:
    """A file of the theme: some letters of a typeface, and the digest that its name carries."""

    family: str
    stem: str
    digest: str
    letters: frozenset[int]

    @property
    def name(self) -> str:
        return f"{self.stem}-{self.digest}.woff2"

    def bytes(self) -> bytes:
        source = SOURCES[self.family]
        font = source.font()
        subsetter = Subsetter(_OPTIONS)
        subsetter.populate(unicodes=self.letters)
        subsetter.subset(font)
        font = instantiateVariableFont(font, source.axes)
        font.flavor = "woff2"
        file = BytesIO()
        font.save(file)
        return file.getvalue()


def cuts() -> list[Cut]:
    """The files that the stylesheet names."""
    rules = _RULE.finditer(NAMED_IN[0].read_text("utf-8"))
    return [Cut(rule["family"], rule["stem"], rule["digest"], letters(rule["range"])) for rule in rules]


def letters(unicode_range: str) -> frozenset[int]:
    """The code points of a `unicode-range` (CSS Fonts, section 4.5) without wildcards."""
    ends = [part.strip().removeprefix("U+").split("-") for part in unicode_range.split(",")]
    return frozenset(code for end in ends for code in range(int(end[0], 16), int(end[-1], 16) + 1))


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:8]


def main() -> None:
    """Cut every file anew, under a name with its digest, and name it so where it is used."""
    FOLDER.mkdir(exist_ok=True)
    for cut in cuts():
        content = cut.bytes()
        (FOLDER / cut.name).unlink(missing_ok=True)
        name = f"{cut.stem}-{digest(content)}.woff2"
        (FOLDER / name).write_bytes(content)
        for file in NAMED_IN:
            file.write_text(file.read_text("utf-8").replace(cut.name, name), "utf-8")
        print(f"{name}: {len(content)} bytes")
    for source in SOURCES.values():
        family = source.file.partition("[")[0]
        (FOLDER / f"{family}-OFL.txt").write_text(source.licence, "utf-8")


if __name__ == "__main__":
    main()
