"""Drawings in SVG are documents that can run scripts and fetch: only those that draw and nothing else go out."""

from __future__ import annotations

import re
from xml.etree import ElementTree

_DRAWS = re.compile(
    "svg|g|defs|title|desc|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|textPath|use|symbol|marker|"
    "linearGradient|radialGradient|stop|clipPath|mask|pattern|style|metadata|filter|fe[A-Z][A-Za-z]+"
)
_FETCHES = re.compile(r"url\(\s*[\"']?(?!#)|@import|\\\\|javascript:|data:", re.IGNORECASE)
_DECLARES = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]*\[|<\?(?!xml[ ?])|\x00", re.IGNORECASE)
_RUN = ("w3.org/1999/xhtml", "w3.org/1998/Math")
"""Namespaces of what browsers act on wherever it stands; that of a drawing program they pass over."""
_MOST = 2_000_000


def what_it_does(content: bytes) -> str:
    """The first thing in a drawing that is not drawing; empty when there is none."""
    if len(content) > _MOST:
        return f"{len(content)} byte"
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
    return _runs(element)


def _runs(element: ElementTree.Element) -> str:
    for key, value in element.attrib.items():
        name = key.rpartition("}")[2].lower()
        if name.startswith("on") or (name in ("href", "src") and not value.startswith("#")) or _FETCHES.search(value):
            return name
    return ""
