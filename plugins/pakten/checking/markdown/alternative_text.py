"""Pictures that say nothing to those who do not see them."""

import re
from collections.abc import Iterator

from pakten.checking.markdown.bodies import Body
from pakten.domain.code import Code
from pakten.domain.problem import Problem

_PICTURE = re.compile(r"!\[(?P<alt>(?:[^\[\]]|\[[^\[\]]*\])*)\](?:\([^)\n]*\)|\[[^\]\n]*\])")
_TAG = re.compile(r"<img\b(?![^>]*\balt\s*=)[^>]*>", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    r"(?:en |ett |the |an? )?(?:bild|bilden|foto|fotot|fotografi|image|img|picture|photo|pic|illustration|logo|logga|"
    r"graf|diagram|skärmbild|skärmdump|screenshot|namnlös|untitled|alt|alt ?text|alternativtext|beskrivning)[ _-]*\d*"
    r"|[\w.() -]+\.(?:jpe?g|png|gif|webp|avif|svg|heic|tiff?|bmp)|(?:img|dsc|dscn|pxl|imag|wp)[_-]?\d[\w-]*|[\d\s._-]+",
    re.IGNORECASE,
)


def silent_pictures(body: Body) -> Iterator[Problem]:
    for found in _PICTURE.finditer(body.prose) if "![" in body.prose else ():
        alt = found["alt"].strip()
        if not alt:
            yield Problem.of(Code.NO_ALTERNATIVE_TEXT, body.at(*found.span()))
        elif says_nothing(alt):
            yield Problem.of(Code.ALT_SAYS_NOTHING, body.at(*found.span("alt")), alt=alt)
    for found in _TAG.finditer(body.prose) if "<" in body.prose else ():
        yield Problem.of(Code.NO_ALTERNATIVE_TEXT, body.at(*found.span()))


def says_nothing(alt: str) -> bool:
    return _SAYS_NOTHING.fullmatch(alt.strip(" .")) is not None
