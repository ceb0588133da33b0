"""The report of a year as one HTML file made for print: it brings its own style and needs nothing else.

It is a document that is handed over, and never a page of the site, whose policy forbids styles inside a page.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml import html
from lxml.html import builder as tag

from pakten.writing.letters import html_document
from pakten.writing.letters.year_report import Account, Document, Linked, Told
from pakten.writing.text import clean

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


def as_html(document: Document) -> str:
    body = tag.BODY(tag.H1(clean(document.title)), tag.P(clean(document.intro)))
    for chapter in document.chapters:
        body.extend(_chapter(chapter, document))
    return html_document.document(clean(document.title), body, document.words.language, style=STYLE)


def _chapter(chapter: Told, document: Document) -> Iterator[html.HtmlElement]:
    words = document.words
    yield tag.H2(clean(chapter.heading))
    if chapter.wording:
        source = (tag.P(clean(chapter.decided), tag.CLASS("source")),) if chapter.decided else ()
        yield tag.BLOCKQUOTE(tag.P(f"”{clean(chapter.wording)}”"), *source)
    if chapter.nothing:
        yield tag.P(chapter.nothing)
    for account in chapter.accounts:
        yield from _account(account, document)
    yield from _listed(words("report.examples"), chapter.examples)
    if chapter.gaps:
        yield tag.DIV(tag.CLASS("gaps"), *_listed(words("report.gaps"), chapter.gaps))
    yield from _listed(words("report.called_off"), chapter.called_off)
    yield from _listed(words("report.ahead"), chapter.ahead)


def _account(account: Account, document: Document) -> Iterator[html.HtmlElement]:
    words = document.words
    yield tag.H3(tag.A(clean(account.title), href=account.url))
    yield tag.P(clean(", ".join(account.facts)), tag.CLASS("facts"))
    yield tag.P(clean(account.summary))
    if account.values:
        yield tag.UL(*(tag.LI(clean(value)) for value in account.values))
    for text, who in account.voices:
        source = (tag.P(clean(who), tag.CLASS("source")),) if who else ()
        yield tag.BLOCKQUOTE(tag.P(clean(text)), *source)
    if account.onward:
        yield tag.P(f"{words('recap.next')}:")
        yield _list(account.onward)
    if account.outcome:
        yield tag.P(f"{words('recap.outcome')}: {clean(account.outcome)}")
    if account.note:
        yield tag.P(f"{words('notice.note')}: {clean(account.note)}", tag.CLASS("note"))


def _listed(heading: str, listed: Sequence[Linked]) -> Iterator[html.HtmlElement]:
    if listed:
        yield tag.H3(heading)
        yield _list(listed)


def _list(listed: Iterable[Linked]) -> html.HtmlElement:
    return tag.UL(*(tag.LI(*linked(one)) for one in listed))


def linked(one: Linked) -> Iterator[Any]:
    yield tag.A(clean(one.title), href=one.url) if one.url else clean(one.title)
    if one.text:
        yield f": {clean(one.text)}"
