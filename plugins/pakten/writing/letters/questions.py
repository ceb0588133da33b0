"""The questions after a meeting: one for each kind of value, as text for any survey tool and as a form on paper.

The kinds are the cycles of value creation in networks after Wenger, Trayner and de Laat (2011).
"""

from collections.abc import Mapping

from lxml.html import builder as tag

from pakten.domain.event import Event
from pakten.domain.event_parts.recap import ValueKind
from pakten.locale import Words
from pakten.writing.letters.html_document import document
from pakten.writing.text import clean
from pakten.writing.when import when

_STYLE = """
@page { size: A4; margin: 20mm }
:root { color-scheme: light }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff;
  font: 12pt/1.4 "Helvetica Neue", "Segoe UI", Roboto, Arial, sans-serif }
h1 { font-size: 22pt; line-height: 1.15; margin: 0 0 6pt }
h2 { font-size: 13pt; line-height: 1.3; margin: 0 0 4pt; break-after: avoid }
li { list-style: none; margin: 0 0 10pt; break-inside: avoid }
ol { padding: 0 }
.lines { height: 26mm; border-bottom: .5pt solid #111;
  background: repeating-linear-gradient(#fff 0 8.5mm, #777 8.5mm 8.7mm) }
img { width: 34mm }
@media print { body { max-width: none; margin: 0; padding: 0 } }
"""


def questions(words: Words) -> Mapping[str, str]:
    """In the order in which one answers, by the kind of value that each is about."""
    return {str(kind): words(f"question.{kind}") for kind in ValueKind}


def as_text(event: Event, words: Words) -> str:
    asked = "\n\n".join(f"{number}. {text}" for number, text in enumerate(questions(words).values(), 1))
    parts = (
        clean(words("question.title", title=event.title, when=when(event.span, words, weekday=False))),
        words("question.intro"),
        asked,
        words("question.voice"),
        words("question.thanks"),
        event.survey,
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def as_form(event: Event, words: Words, code: str = "") -> str:
    """One sheet of paper; `code` is the address of a picture that leads to the same questions."""
    items = [
        tag.LI(tag.H2(f"{number}. {text}"), tag.DIV(tag.CLASS("lines")))
        for number, text in enumerate(questions(words).values(), 1)
    ]
    title = clean(words("question.title", title=event.title, when=when(event.span, words, weekday=False)))
    body = tag.BODY(
        tag.H1(title),
        tag.P(words("question.intro")),
        tag.OL(*items),
        tag.P(words("question.voice"), " ______________________"),
        *((tag.P(tag.IMG(src=code, alt=words("question.code"))),) if code else ()),
        tag.P(words("question.thanks")),
    )
    return document(title, body, words.language, (), _STYLE)
