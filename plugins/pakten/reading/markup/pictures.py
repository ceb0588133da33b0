"""A text in Markdown without pictures that must not be shown: none is named any more, and links to one become text."""

import re
from collections.abc import Collection, Iterator
from html import unescape
from unicodedata import normalize
from urllib.parse import unquote

from pakten.addresses.targets import path_within
from pakten.reading.markup.code import without_code

Span = tuple[int, int]

_TARGET = r"[ \t]*\n?[ \t]*(?:<(?P<angled>[^>\n]*)>|(?P<plain>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*))"
_INLINE = re.compile(rf"\({_TARGET}[^()]*(?:\([^()]*\)[^()]*)*\)")
_REFERENCE = re.compile(r"[ \n]?\[(?P<name>[^\]]*)\]")
_DEFINITION = re.compile(
    rf"^[ \t>]*\[(?P<name>[^\]^\n][^\]\n]*)\]:{_TARGET}[^\n]*(?:\n[ \t]+[\"'(][^\n]*)?\n?", re.MULTILINE
)
_ELEMENT = re.compile(r"""<(?P<name>img|a)\b(?P<inside>(?:"[^"]*"|'[^']*'|[^>"'])*)>""", re.IGNORECASE)
_ADDRESS = re.compile(
    r"""\b(?:src|href)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'<>]+))""", re.IGNORECASE
)


def without_pictures(text: str, gone: Collection[str]) -> str:
    """`gone` are paths below the content folder."""
    shown = normalize("NFC", unquote(unescape(text))).casefold()
    if not any(path.rpartition("/")[2].casefold() in shown for path in gone):
        return text
    prose = without_code(text)
    spans = sorted({*_brackets(prose, gone), *_elements(prose, gone)})
    kept, end = [], 0
    for first, last in spans:
        kept.append(text[end : max(first, end)])
        end = max(last, end)
    return "".join((*kept, text[end:]))


def _leads(found: re.Match[str], gone: Collection[str], *groups: str) -> bool:
    target = next((found[group] for group in groups if found[group] is not None), "")
    return path_within(unescape(target)) in gone


def _brackets(prose: str, gone: Collection[str]) -> Iterator[Span]:
    definitions = [one for one in _DEFINITION.finditer(prose) if _leads(one, gone, "angled", "plain")]
    yield from (one.span() for one in definitions)
    names = {_name(one["name"]) for one in definitions}
    open_: list[int] = []
    for sign in re.finditer(r"\\.|[\[\]]", prose, re.DOTALL):
        if sign.group() == "[":
            open_.append(sign.start())
        elif sign.group() == "]" and open_:
            start, end = open_.pop(), sign.end()
            inline, reference = _INLINE.match(prose, end), _REFERENCE.match(prose, end)
            if inline:
                is_gone, last = _leads(inline, gone, "angled", "plain"), inline.end()
            else:
                name = (reference and reference["name"]) or prose[start + 1 : end - 1]
                is_gone, last = _name(name) in names, reference.end() if reference else end
            if is_gone and prose[start - 1 : start] == "!":
                yield start - 1, last
            elif is_gone:
                yield from ((start, start + 1), (end - 1, last))


def _name(written: str) -> str:
    return " ".join(written.split()).casefold()


def _elements(prose: str, gone: Collection[str]) -> Iterator[Span]:
    for tag in _ELEMENT.finditer(prose):
        for address in _ADDRESS.finditer(tag["inside"]):
            if _leads(address, gone, "double", "single", "bare"):
                # Of a link only its address goes: its end stands somewhere else.
                start = tag.start("inside")
                yield tag.span() if tag["name"].lower() == "img" else (start + address.start(), start + address.end())
