"""What Markdown makes nothing of, so that visitors see the signs: half links, half emphasis, code by accident."""

import re
from collections.abc import Iterator

from pakten.checking.markdown.bodies import Body
from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.markup.code import indented_code

_TO = r"(?:https?://|mailto:|tel:|www\.|\.{0,2}/|#)[^\s()\[\]<>]*|[\w./-]+\.md(?:#[\w-]*)?"
_LINKS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"(?<![!\]\\])\[(?P<text>[^\[\]\n]+)\][ \t]+\((?P<to>{_TO})\)",
        rf"\((?P<text>[^()\n]+)\)\[(?P<to>{_TO})\]",
        rf"(?<![!\]\\])\[(?P<text>[^\[\]\n]+)\]\((?P<to>{_TO})(?=[ \t]+[^\s\"')][^)\n]*$|[ \t]*$)",
    )
)
"""A space between the two halves, the halves turned round, and a bracket that nobody closed."""
_WIKI = re.compile(r"(?<![\w\[!])\[\[(?P<to>[^\[\]\n]+)\]\](?![\[(])")

_LOOSE = re.compile(r"(?<![\w*])\*\*(?: (?P<one>[^*\n]*?\w[^*\n]*?) ?|(?P<two>\w[^*\n]*?) )\*\*(?![\w*])")
_TEMPLATE = re.compile(r"\{\{[^{}\n]+\}\}|\{%[^{}\n]+%\}")
_PROSE = re.compile(r"[^\W\d_]{2,}[,;]? (?:\w+[,;]? )*\w+|\w+\.$")
_OF_PROGRAMS = re.compile(r"[{}<>=;$|\\`]|^\s*(?:#|//|\w+:(?:\s|$)|- \w+:|\w+ --?\w)|\(\)|\w\(")


def shown_as_written(body: Body) -> Iterator[Problem]:
    for pattern in _LINKS if "[" in body.prose else ():
        for link in pattern.finditer(body.prose):
            instead = f"[{link['text']}]({link['to']})"
            yield Problem.of(Code.NO_LINK, body.at(*link.span()), instead=instead, value=link.group())
    for wiki in _WIKI.finditer(body.prose) if "[[" in body.prose else ():
        yield Problem.of(Code.NO_LINK, body.at(*wiki.span()), value=wiki.group())
    for loose in _LOOSE.finditer(body.prose) if "**" in body.prose else ():
        instead = f"**{(loose['one'] or loose['two']).strip()}**"
        yield Problem.of(Code.LOOSE_EMPHASIS, body.at(*loose.span()), instead=instead, value=loose.group())
    for template in _TEMPLATE.finditer(body.prose) if "{" in body.prose else ():
        # A plugin of somebody else may make something of it.
        place = body.at(*template.span())
        yield Problem.of(Code.TEMPLATE_IN_TEXT, place, value=template.group())
    for block in indented_code(body.text) if body.keeps_lines else ():
        written = [body.text[start:end] for start, end in block]
        if all(_PROSE.search(line) and not _OF_PROGRAMS.search(line) for line in written):
            for (start, end), line in zip(block, written, strict=True):
                yield Problem.of(Code.INDENTED_TEXT, body.at(start, end), instead=line.strip(" \t"))
