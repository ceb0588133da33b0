"""A paper as Markdown, as a page to print, and as a tagged PDF.

The page brings its own style and needs nothing else. It is a document that is handed over, and never a page of the
site, whose policy forbids styles inside a page.
"""

import importlib
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lxml import html
from lxml.html import builder as tag

from pakten.writing.letters import html_document
from pakten.writing.letters.paper import Linked, Part
from pakten.writing.letters.year_document import YearDocument
from pakten.writing.letters.year_report import Document
from pakten.writing.text import clean, one_line

_MARKS = re.compile(r"([\\`*_\[\]<>|])")

STYLE = """
@page { size: A4; margin: 22mm 20mm }
:root { color-scheme: light }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff;
  font: 11.5pt/1.5 "Helvetica Neue", "Segoe UI", Roboto, Arial, sans-serif }
h1 { font-size: 26pt; line-height: 1.1; margin: 0 0 12pt }
h2 { font-size: 17pt; line-height: 1.2; margin: 28pt 0 8pt; padding-top: 10pt; border-top: 2pt solid #111 }
h3 { font-size: 12.5pt; margin: 16pt 0 2pt }
p, ul, blockquote { margin: 0 0 8pt }
blockquote { padding-left: 10pt; border-left: 3pt solid #111 }
.facts, .note, .source { color: #444; font-size: 10pt }
.gaps { padding: 8pt 12pt; border: 1.5pt solid #111 }
.gaps h3 { margin-top: 0 }
a { color: inherit }
h1, h2, h3, .facts { break-after: avoid }
li, blockquote, .gaps { break-inside: avoid }
p { orphans: 3; widows: 3 }
@media print { body { max-width: none; margin: 0; padding: 0 } a { text-decoration: none } }
"""
TABLE = """
table { border-collapse: collapse; width: 100%; margin: 0 0 8pt; font-size: 9.5pt }
th, td { text-align: start; vertical-align: top; padding: 3pt 5pt; border-bottom: .5pt solid #777 }
thead { display: table-header-group }
tr { break-inside: avoid }
h4 { margin: 12pt 0 2pt; break-after: avoid }
"""
"""What a paper with tables needs besides."""


class NoPdf(Exception):
    """What makes tagged PDFs is not installed."""


def as_markdown(paper: Document | YearDocument) -> str:
    parts = [f"# {_plain(paper.title)}", _plain(paper.intro), *map(_markdown, paper.parts)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _markdown(part: Part) -> str:
    text, listed = _plain(part.text), "\n".join(f"- {_linked(one)}" for one in part.items)
    match part.kind:
        case "heading":
            return f"{'#' * part.level} {f'[{text}]({part.url})' if part.url else text}"
        case "quotation":
            source = _plain(part.source) if part.tone == "decided" else f"({_plain(part.source)})"
            return f"> {text}\n> {source}" if part.source else f"> {text}"
        case "list":
            return listed
        case "gaps":
            return f"{'#' * part.level} {text}\n\n{listed}"
        case "table":
            rows = [part.header, tuple("---" for _ in part.header), *part.rows]
            return "\n".join(f"| {' | '.join(map(_plain, row))} |".replace("\\-", "-") for row in rows)
        case _:
            return f"*{text}*" if part.tone == "facts" else text


def _linked(one: Linked) -> str:
    link = f"[{_plain(one.title)}]({one.url})" if one.url else _plain(one.title)
    return f"{link}: {_plain(one.text)}" if one.text else link


def _plain(text: str) -> str:
    """Words that Markdown takes for nothing but words."""
    line = _MARKS.sub(r"\\\1", one_line(text))
    return re.sub(r"^(#|[-+]\s|\d+[.)]\s)", r"\\\1", line)


def as_html(paper: Document | YearDocument, style: str = STYLE) -> str:
    body = tag.BODY(tag.H1(clean(paper.title)), tag.P(clean(paper.intro)), *map(_element, paper.parts))
    return html_document.document(clean(paper.title), body, paper.words.language, style=style)


def _element(part: Part) -> html.HtmlElement:
    text = clean(part.text)
    listed = tag.UL(*(_item(one) for one in part.items))
    match part.kind:
        case "heading":
            return getattr(tag, f"H{part.level}")(tag.A(text, href=part.url) if part.url else text)
        case "quotation":
            source = (tag.P(clean(part.source), tag.CLASS("source")),) if part.source else ()
            return tag.BLOCKQUOTE(tag.P(text), *source)
        case "list":
            return listed
        case "gaps":
            return tag.DIV(tag.CLASS("gaps"), getattr(tag, f"H{part.level}")(text), listed)
        case "table":
            return tag.TABLE(
                tag.THEAD(tag.TR(*(tag.TH(cell, scope="col") for cell in part.header))),
                tag.TBODY(*(tag.TR(*(tag.TD(clean(cell)) for cell in row)) for row in part.rows)),
            )
        case _:
            return tag.P(text, *((tag.CLASS(part.tone),) if part.tone else ()))


def _item(one: Linked) -> html.HtmlElement:
    title = tag.A(clean(one.title), href=one.url) if one.url else clean(one.title)
    return tag.LI(title, f": {clean(one.text)}" if one.text else "")


def as_pdf(document: YearDocument) -> bytes:
    """Tagged for assistive technology (PDF/UA-1, ISO 14289-1): Typst refuses to write what would not conform.

    The same document gives the same bytes: it carries no date, and only the typefaces that come with Typst.
    """
    try:
        typst: Any = importlib.import_module("typst")
    except ImportError:
        raise NoPdf from None
    with TemporaryDirectory() as folder:
        source = Path(folder) / "year.typ"
        source.write_text(as_typst(document), "utf-8")
        made: bytes = typst.compile(source, ignore_system_fonts=True, pdf_standards=["ua-1"])
    return made


def as_typst(document: YearDocument) -> str:
    words = document.words
    return "\n\n".join(
        (
            f'#set document(title: "{_quoted(document.title)}", date: none)',
            f'#set text(lang: "{words.language}", size: 11pt)',
            '#set page(paper: "a4", margin: 22mm, numbering: "1")',
            "#set par(justify: false)",
            "#show link: underline",
            f"= {_typst(document.title)}",
            _typst(document.intro),
            *map(_typst_part, document.parts),
        )
    )


def _typst_part(part: Part) -> str:
    match part.kind:
        case "heading":
            return f"{'=' * part.level} {_typst(part.text)}"
        case "quotation":
            source = f", attribution: [{_typst(part.source)}]" if part.source else ""
            return f"#quote(block: true{source})[{_typst(part.text)}]"
        case "list":
            return "\n".join(f"- {_typst_item(one)}" for one in part.items)
        case "table":
            header = ", ".join(f"[*{_typst(cell)}*]" for cell in part.header)
            cells = ",\n".join(", ".join(f"[{_typst(cell)}]" for cell in row) for row in part.rows)
            columns = f"({', '.join('auto' if at == 0 else '1fr' for at in range(len(part.header)))})"
            size = "#set text(size: 8pt, hyphenate: true)"
            return f"#[{size}\n#table(columns: {columns}, stroke: 0.5pt + gray, table.header({header}),\n{cells})]"
        case _:
            return _typst(part.text)


def _typst_item(one: Linked) -> str:
    title = f'#link("{_quoted(one.url)}")[{_typst(one.title)}]' if one.url else _typst(one.title)
    return f"{title}: {_typst(one.text)}" if one.text else title


def _typst(text: str) -> str:
    """Words that Typst takes for nothing but words."""
    return re.sub(r"([\\#*_`$<>@\[\]=~/+\"'-])", r"\\\1", one_line(clean(text)))


def _quoted(text: str) -> str:
    return one_line(clean(text)).replace("\\", "\\\\").replace('"', '\\"')
