"""Markdown that leaves the site: as HTML for feeds and letters, and as plain text for calendars.

What stands on somebody else's page is reduced to known tags and safe, absolute addresses.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from urllib.parse import urljoin

from lxml import etree, html
from markdown import Markdown

from pakten.addresses.targets import is_own, is_safe
from pakten.writing.markdown_steps import SparingMarkdown
from pakten.writing.text import clean

_ATTRIBUTES = {"a": ("href", "title"), "img": ("src", "alt"), "th": ("scope",), "ol": ("start",)}


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TAGS = _names(
    "p br hr h2 h3 h4 h5 h6 ul ol li dl dt dd strong em b i code pre blockquote a img "
    "table thead tbody tr th td sup sub abbr q cite del ins span div"
)
_DROPPED = _names("script style iframe object embed form input button textarea select svg math link meta")
_BLOCKS = _names("p h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote table tr dt dd div hr")
_CONTAINERS = _names("ul ol dl table thead tbody tr div blockquote li")


def rendered(markdown: str, base: str) -> str:
    """Markdown as HTML that may stand on somebody else's page: known tags, absolute addresses, no script."""
    root = _tree(markdown)
    if root is None:
        return ""
    _tame(root, base)
    inner = [escape(root.text or "", quote=False)]
    inner += [html.tostring(child, encoding="unicode") for child in root]
    return "".join(inner).strip()


def plain(markdown: str, base: str) -> str:
    """Markdown as somebody would type it in a mail: no marks, lists with dashes, addresses in parentheses."""
    root = _tree(markdown)
    if root is None:
        return ""
    _tame(root, base)
    lines = (line.rstrip() for line in "".join(_text_pieces(root)).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _tree(markdown: str) -> html.HtmlElement | None:
    markup = _markup(markdown)
    return html.fragment_fromstring(markup, create_parent="div") if markup.strip() else None


@lru_cache(maxsize=8192)
def _markup(markdown: str) -> str:
    """Once for the feeds and the calendars that show the text."""
    return _converted(clean(markdown))


_EXTENSIONS = ("tables", "sane_lists")
_converted = SparingMarkdown(lambda: Markdown(extensions=_EXTENSIONS), _EXTENSIONS)


def _tame(root: html.HtmlElement, base: str) -> None:
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *_DROPPED, with_tail=False)
    for element in list(root.iterdescendants()):
        if element.tag not in _TAGS:
            element.tag = "span"
        for name, value in list(element.attrib.items()):
            if name not in _ATTRIBUTES.get(str(element.tag), ()):
                del element.attrib[name]
            elif name in ("href", "src"):
                address = _absolute(str(value), base)
                if address:
                    element.set(name, address)
                else:
                    del element.attrib[name]


def _absolute(address: str, base: str) -> str:
    """The address as seen from anywhere; empty for one that is none, or that would run something."""
    try:
        absolute = urljoin(base, address.strip())
    except ValueError:
        return ""
    return absolute if is_safe(address) and is_safe(absolute) and not is_own(absolute) else ""


def _text_pieces(element: html.HtmlElement, in_code: bool = False) -> Iterator[str]:
    tag = str(element.tag)
    in_code = in_code or tag == "pre"
    if tag in _BLOCKS:
        yield "\n\n" if tag not in ("tr", "dt", "dd") else "\n"
    if tag == "li":
        yield f"\n{_bullet(element)} "
    if tag == "br":
        yield "\n"
    if tag == "img":
        yield element.get("alt") or ""
    yield _flowing(element.text, tag, in_code)
    for child in element:
        yield from _text_pieces(child, in_code)
        yield _flowing(child.tail, tag, in_code)
    address = element.get("href")
    if tag == "a" and address and address.removeprefix("mailto:") not in element.text_content():
        yield f" ({address.removeprefix('mailto:')})"
    if tag in ("td", "th") and element.getnext() is not None:
        yield " | "
    if tag in _BLOCKS:
        yield "\n\n" if tag not in ("tr", "dt", "dd") else ""


def _flowing(text: str | None, within: str, in_code: bool) -> str:
    """Line breaks in the source are spaces, except in code; between blocks they are nothing."""
    if not text or in_code:
        return text or ""
    if not text.strip() and within in _CONTAINERS:
        return " " if "\n" not in text else ""
    return _on_one_line(text)


def _on_one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*| {2,}", " ", text)


def _bullet(item: html.HtmlElement) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "-"
    first = parent.get("start") or "1"
    return f"{(int(first) if first.isdecimal() else 1) + parent.index(item)}."
