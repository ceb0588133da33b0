"""Drawings in SVG are documents that can run scripts and fetch: only those that draw and nothing else go out."""

import re
from pathlib import Path
from xml.etree import ElementTree

_DRAWS = re.compile(
    "svg|g|defs|title|desc|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|textPath|use|symbol|marker|"
    "linearGradient|radialGradient|stop|clipPath|mask|pattern|style|metadata|filter|fe[A-Z][A-Za-z]+"
)
# A backslash hides what a style says: no program for drawing writes one.
_FETCHES = re.compile(
    r"url\(\s*[\"']?(?!#)|@(?:import|namespace|font-face)|\\|(?:image|image-set|src|cross-fade|expression)\("
    r"|javascript:|data:|//",
    re.IGNORECASE,
)
_DECLARES = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]*\[|<\?(?!xml[ ?])|\x00", re.IGNORECASE)
_RUN = ("w3.org/1999/xhtml", "w3.org/1998/Math")
"""Namespaces of what browsers act on wherever it stands; that of a drawing program they pass over."""
_BROWSERS_OWN = ("w3.org/1999/xlink", "xml/1998/namespace", "w3.org/2000/svg")
"""Namespaces of attributes that count."""
_MOST = 2_000_000


def what_file_does(path: Path) -> str:
    size = path.stat().st_size
    return f"{size} byte" if size > _MOST else what_it_does(path.read_bytes())


def what_it_does(content: bytes) -> str:
    """The first thing in a drawing that is not drawing; empty when there is none."""
    if declared := _DECLARES.search(content):
        return declared.group()[:9].decode("ascii", "replace")
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        return "XML"
    return next((found for element in root.iter() if (found := _of(element))), "")


def _of(element: ElementTree.Element) -> str:
    namespace, _, name = str(element.tag).rpartition("}")
    is_drawn = not namespace or "w3.org/2000/svg" in namespace
    if (is_drawn and not _DRAWS.fullmatch(name)) or any(known in namespace for known in _RUN):
        return name
    if name == "style" and _FETCHES.search("".join(element.itertext())):
        return "style"
    for key, value in element.attrib.items():
        namespace, _, name = key.lower().rpartition("}")
        if namespace and not namespace.endswith(_BROWSERS_OWN):
            continue  # a drawing program's note to itself, which is taken away
        leads = name == "base" or (name in ("href", "src") and not value.startswith("#"))
        if name.startswith("on") or leads or _FETCHES.search(value):
            return name
    return ""
