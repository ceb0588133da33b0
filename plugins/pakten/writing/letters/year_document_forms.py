"""The document of a year as Markdown, as a page to print, and as a tagged PDF."""

import importlib
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lxml import html
from lxml.html import builder as tag

from pakten.writing.letters import html_document
from pakten.writing.letters.year_document import Part, YearDocument
from pakten.writing.letters.year_report import Linked
from pakten.writing.letters.year_report_markdown import linked_markdown, plain_markdown
from pakten.writing.letters.year_report_print import STYLE, linked
from pakten.writing.text import clean, one_line

_TABLE = """
table { border-collapse: collapse; width: 100%; margin: 0 0 8pt; font-size: 9.5pt }
th, td { text-align: start; vertical-align: top; padding: 3pt 5pt; border-bottom: .5pt solid #777 }
thead { display: table-header-group }
tr { break-inside: avoid }
h4 { margin: 12pt 0 2pt; break-after: avoid }
"""


class NoPdf(Exception):
    """What makes tagged PDFs is not installed."""


def as_markdown(document: YearDocument) -> str:
    parts = [f"# {plain_markdown(document.title)}", plain_markdown(document.intro), *map(_markdown, document.parts)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _markdown(part: Part) -> str:
    match part.kind:
        case "heading":
            return f"{'#' * part.level} {plain_markdown(part.text)}"
        case "quotation":
            return f"> {plain_markdown(part.text)}" + (f"\n> ({plain_markdown(part.source)})" if part.source else "")
        case "list":
            return "\n".join(f"- {linked_markdown(one)}" for one in part.items)
        case "table":
            rows = [part.header, tuple("---" for _ in part.header), *part.rows]
            return "\n".join(
                f"| {' | '.join(plain_markdown(cell) for cell in row)} |".replace("\\-", "-") for row in rows
            )
        case _:
            return plain_markdown(part.text)


def as_html(document: YearDocument) -> str:
    body = tag.BODY(tag.H1(clean(document.title)), tag.P(clean(document.intro)), *map(_element, document.parts))
    return html_document.document(clean(document.title), body, document.words.language, style=STYLE + _TABLE)


def _element(part: Part) -> html.HtmlElement:
    match part.kind:
        case "heading":
            return getattr(tag, f"H{part.level}")(clean(part.text))
        case "quotation":
            source = (tag.P(clean(part.source), tag.CLASS("source")),) if part.source else ()
            return tag.BLOCKQUOTE(tag.P(clean(part.text)), *source)
        case "list":
            return tag.UL(*(tag.LI(*linked(one)) for one in part.items))
        case "table":
            return tag.TABLE(
                tag.THEAD(tag.TR(*(tag.TH(cell, scope="col") for cell in part.header))),
                tag.TBODY(*(tag.TR(*(tag.TD(clean(cell)) for cell in row)) for row in part.rows)),
            )
        case _:
            return tag.P(clean(part.text))


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
