"""A letter or a paper as one HTML file, which needs nothing else."""

from collections.abc import Iterable, Mapping

from lxml import etree, html
from lxml.html import builder as tag

WIDTH = {"name": "viewport", "content": "width=device-width, initial-scale=1"}
"""What a page says that fits any window."""


def document(
    title: str, body: html.HtmlElement, language: str, metas: Iterable[Mapping[str, str]] = (WIDTH,), style: str = ""
) -> str:
    head = tag.HEAD(tag.META(charset="utf-8"), *(tag.META(dict(one)) for one in metas), tag.TITLE(title))
    if style:
        head.append(tag.STYLE(style))
    page = tag.HTML(head, body, lang=language)
    etree.indent(page, " ")
    text: str = html.tostring(page, encoding="unicode", doctype="<!DOCTYPE html>")
    return text + "\n"
