"""Where the links and pictures of a text lead, by their place in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A target may hold spaces, as Python-Markdown reads it; a title in quotation marks may follow.
_LINK = re.compile(
    r"\]\(\s*(?:<(?P<angled>[^>\n]*)>"
    r"|(?P<plain>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*(?:[ \t]+[^\s()\"'<>]+(?=[^()\n]*\)))*))"
)
# It may stand in a quote or a list, and its target on the next line.
_DEFINITION = re.compile(
    r"^(?:[ \t>]|[-+*][ \t]|\d+\.[ \t])*\[[^\]^\n][^\]\n]*\]:[ \t>]*(?:\n[ \t>]*)?<?(?P<plain>[^\s>]+)", re.MULTILINE
)
_AUTOMATIC = re.compile(r"<(?P<plain>[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]+)>")
_ELEMENT = re.compile(
    r"<(?P<name>a|img)\s(?:[^<>]*?\s)?(?:href|src)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>]+))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Target:
    start: int
    end: int
    text: str
    """As it is written."""
    is_picture: bool = False


def targets(prose: str) -> Iterator[Target]:
    """Of a text without code; in no particular order."""
    yield from links(prose)
    for found in _ELEMENT.finditer(prose) if "<" in prose else ():
        group = next(name for name in ("double", "single", "bare") if found[name] is not None)
        yield Target(*found.span(group), found[group], found["name"].lower() == "img")


def links(prose: str) -> Iterator[Target]:
    """Those that Markdown has signs for."""
    for found in _LINK.finditer(prose) if "](" in prose else ():
        group = "plain" if found["angled"] is None else "angled"
        yield Target(*found.span(group), found[group], _is_picture(prose, found.start()))
    for pattern in (_DEFINITION, _AUTOMATIC):
        for found in pattern.finditer(prose):
            yield Target(*found.span("plain"), found["plain"])


def _is_picture(prose: str, end: int) -> bool:
    """Whether the brackets that end here have an exclamation mark before them."""
    depth = 0
    for index in range(end, max(end - 1000, -1), -1):
        depth += {"]": 1, "[": -1}.get(prose[index], 0)
        if not depth:
            return prose[index - 1 : index] == "!"
    return False
