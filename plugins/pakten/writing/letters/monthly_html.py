"""The letter as HTML for mail programs.

They are twenty years behind browsers: layout by tables, styles on each element, no script, no picture that must load.
This is the only HTML of ours with inline styles; it is never served as a page.
"""

import re

from lxml import etree, html
from lxml.html import builder as tag

from pakten.writing.letters.html_document import WIDTH, document
from pakten.writing.letters.monthly import Item, Letter

_BROKEN = "overflow-wrap:anywhere;word-break:break-word;"
"""An address or a long word must not widen the letter on a telephone."""
_FONT = "font-family:Verdana,Geneva,sans-serif;color:#1d1d1d;"
_ADDRESS = re.compile(r"(https?://[^\s<>\"]*[^\s<>\".,;:!?)])")
_STYLES = {
    "body": "margin:0;padding:0;background-color:#f4f2ec;",
    "outer": "width:100%;table-layout:fixed;background-color:#f4f2ec;",
    "sheet": f"{_FONT}max-width:600px;width:100%;table-layout:fixed;background-color:#ffffff;",
    "cell": f"{_FONT}{_BROKEN}padding:24px 16px;font-size:16px;line-height:24px;text-align:left;",
    "h1": f"{_FONT}margin:0 0 8px 0;font-size:24px;line-height:32px;",
    "h2": f"{_FONT}margin:32px 0 8px 0;font-size:20px;line-height:28px;border-bottom:2px solid #1d1d1d;",
    "h3": f"{_FONT}margin:16px 0 4px 0;font-size:16px;line-height:24px;",
    "p": f"{_FONT}margin:0 0 8px 0;font-size:16px;line-height:24px;",
    "a": "color:#00458a;text-decoration:underline;",
}

WRITTEN = r'name="date" content="(?P<html>\d{4}-\d\d-\d\d)"|(?P<text>\d{4}-\d\d-\d\d)\.?\s*\Z'
"""How a letter says when it was written, as HTML or as text."""


def as_html(one: Letter) -> str:
    """A whole document, to paste into or send with any mail program."""
    cell = tag.TD(style=_STYLES["cell"])
    cell.append(tag.H1(one.subject, style=_STYLES["h1"]))
    if one.tagline:
        cell.append(_paragraph(one.tagline))
    for section in one.sections:
        cell.append(tag.H2(section.heading, style=_STYLES["h2"]))
        for item in section.items:
            cell.extend(_item(item))
        if not section.items:
            cell.append(_paragraph(section.empty))
    words, address = one.subscribe
    cell.append(tag.P(tag.A(words, href=address, style=_STYLES["a"]), style=f"{_STYLES['p']}margin-top:32px;"))
    cell.append(_paragraph(one.online[0]))
    cell.append(_paragraph(one.written_on))
    sheet = _table(_STYLES["sheet"], tag.TR(cell), width="600")
    outer = _table(_STYLES["outer"], tag.TR(tag.TD(sheet, align="center", style="padding:16px 8px;")), width="100%")
    metas = (
        WIDTH,
        # Programs that darken letters by guess make some of the text unreadable.
        {"name": "color-scheme", "content": "light only"},
        {"name": "date", "content": one.written.isoformat()},
    )
    return document(one.subject, tag.BODY(outer, style=_STYLES["body"]), one.language, metas)


def _table(style: str, row: html.HtmlElement, width: str) -> html.HtmlElement:
    """A table that screen readers take for layout and not for data."""
    look = {"role": "presentation", "cellpadding": "0", "cellspacing": "0", "border": "0"}
    return tag.TABLE(row, look, width=width, style=style)


def _item(item: Item) -> list[html.HtmlElement]:
    title = tag.A(item.title, href=item.url, style=_STYLES["a"]) if item.url else item.title
    parts = [tag.H3(title, style=_STYLES["h3"])]
    if item.facts:
        parts.append(_paragraph("\n".join(item.facts), strong=True))
    parts.append(_paragraph(item.text))
    return parts


def _paragraph(text: str, *, strong: bool = False) -> html.HtmlElement:
    """Lines of text; addresses in them are links."""
    paragraph = tag.P(style=_STYLES["p"])
    holder = etree.SubElement(paragraph, "strong") if strong else paragraph
    for number, line in enumerate(text.split("\n")):
        last = etree.SubElement(holder, "br") if number else None
        for part in _ADDRESS.split(line):
            if _ADDRESS.fullmatch(part):
                last = etree.SubElement(holder, "a", href=part, style=_STYLES["a"])
                last.text = part
            elif last is None:
                holder.text = part
            else:
                last.tail = part
    return paragraph
