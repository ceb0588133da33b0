"""Proofreading: what a careful colleague notices in the texts themselves, with line and column.

Sources are read as they are written: comments and drafts too are public in a repository.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pakten.checking.finding import words_of
from pakten.checking.positions import Positions
from pakten.checking.wordings.readability import lix
from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.forms.pages import Page
from pakten.reading.network.catalogue import Reading

_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n\s*\n|\n(?=\s*[-*#])|(?<=\n)\s*[a-z_]+: ")
_QUOTED = re.compile(r"”[^”\n]{1,300}”|»[^»«\n]{1,300}[»«]|“[^”“\n]{1,300}[”“]|\"[^\"\n]{1,300}\"")
_IN_QUOTES = re.compile(r"^ *(?:- +)*(?:title|summary|site_name): +(?P<text>[“”„][^“”„\n]+[“”]) *$", re.MULTILINE)
_OPENED = re.compile("^[“”„]", re.MULTILINE)
EASY = 30
"""The highest LIX of an easy text; the easiest books for children have about as much."""
LONGEST = 65
"""Signs in a line of an easy text."""
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
# What begins a line begins here with the end of the line above it (see `blanked`): a pattern that begins with a sign
# is tried where that sign stands, and one that begins with a place in the line at every sign of the text.
# What people search for is in their words, not in ours.
_NOT_SAID = re.compile(
    r"[\]h\n](?:(?<=\])\([^)\n]*\)|(?<=h)ttps?://\S+"
    r"|(?<=\n)(?:\s*(?:- )?(?:id|file|url|part_of|aliases|to): .*|also:.*(?:\n(?: |- ).*)*))"
)


# Where a text is known from, what is uncertain and what is not known stand folded at one place of a page.
_FOLDED = re.compile(
    r"\n(?:(?P<in> *)(?P<first>- )?(?:sources|unknown):.*(?:\n(?P=in)(?(first)  )(?: |- ).*|\n[ \t]*(?=\n))*"
    r"| *(?:- )?source: .*)"
)
_OWN_NOTE = re.compile(r"\n(?:(?:  )?(?:- )?note:.*(?:\n {3,}.*)*| *#.*)")


@dataclass(frozen=True, slots=True)
class Usage:
    """How a network wants to be written about."""

    left_words: Mapping[str, str]
    """Words left behind, and what to say instead."""
    history: frozenset[str]
    """Files that tell about what was, where such a word is right."""
    allowed: re.Pattern[str]
    """What makes a sentence one about the past, where it is right too."""
    hardest: int
    """The highest LIX that passes without a word."""
    archive: re.Pattern[str]
    """How an archivist would say it, to whom the sources matter more than the reader."""
    pages: str
    """The folder of pages, which show every note; that of an event or example is folded with its sources."""
    kept: tuple[str, ...] = ()
    """Words in which a word that was left stands by chance, or means something else."""
    since: int = 0
    """The year from which the words count as left; a sentence about an earlier one may use them."""
    names: tuple[str, ...] = ()
    """What the network is called."""

    def is_past(self, sentence: str) -> bool:
        """Whether a sentence is about what was, or about what is not."""
        said = (found.group() for found in self.allowed.finditer(sentence))
        return any(not word.isdecimal() or not self.since or int(word) < self.since for word in said)


def shown_quotes(file: str, text: str) -> Iterator[Problem]:
    """Quotation marks of a word processor around a whole text, which YAML takes for signs like any other."""
    at = Positions(file, text)
    yield from (
        Problem.of(Code.QUOTES_SHOWN, at(*found.span("text")))
        for found in words_of(text).found(_IN_QUOTES, sign=_OPENED)
    )


def proofread(file: str, text: str, usage: Usage) -> Iterator[Problem]:
    """What is found in one file."""
    at = Positions(file, text)
    yield from shown_quotes(file, text)
    if usage.left_words and file not in usage.history:
        yield from _left_words(text, usage, at)
    yield from _of_sources(file, text, usage, at)


def hard_texts(reading: Reading, catalogue: Catalogue, hardest: int, language: str) -> Iterator[Problem]:
    """Longer texts that few read with ease; pages in another language are measured by nobody's scale."""
    pages = [page for page in reading.pages if not page.language]
    texts: Iterable[tuple[Location, str, int]] = (
        *(
            (Location(one.origin.file, one.body_line, 1, 1), one.body, EASY if one.easy_to_read_of else hardest)
            for one in pages
        ),
        *((example.body_at, example.body, hardest) for example in catalogue.examples),
        *((event.origin, event.description, hardest) for event in catalogue.events if event.description),
    )
    for location, text, limit in texts if language == "sv" else ():
        measure = lix(text)
        if measure is not None and measure > limit:
            yield Problem.of(Code.HARD_TO_READ, location, lix=measure, limit=limit)


def long_lines(pages: Iterable[Page]) -> Iterator[Problem]:
    """A line of an easy text is one thought: it is shown as it is written."""
    for page in pages:
        for number, line in enumerate(page.body.splitlines() if page.easy_to_read_of else (), page.body_line):
            shown = _LINK.sub(r"\1", line).strip()
            if len(shown) > LONGEST and not shown.startswith("|"):
                location = Location(page.origin.file, number, 1, len(line) + 1)
                yield Problem.of(Code.LONG_LINE, location, length=len(shown), most=LONGEST)


_COMPOUNDING = 5
"""Letters that a word must have to be looked for in compounds: shorter ones stand in too many others."""


def _left_words(text: str, usage: Usage, at: Callable[[int, int], Location]) -> Iterator[Problem]:
    """Each of them, also where it is a part of a longer word: the one that says most of it is meant."""
    said = said_in(text)
    instead = {word.casefold(): better for word, better in usage.left_words.items()}
    ordered = sorted(usage.left_words, key=len, reverse=True)
    compounds = "|".join(re.escape(word) for word in ordered if len(word) >= _COMPOUNDING) or "(?!)"
    words = "|".join(map(re.escape, ordered))
    pattern = rf"(?<![\w-])(?:(?P<whole>{words})s?(?![\w-])|(?:[\w-]{{3,}})?(?P<part>{compounds})[\w-]*)"
    for found in words_of(text).found(re.compile(pattern, re.IGNORECASE), said):
        kept = found.group().casefold().startswith(usage.kept)
        if not kept and not usage.is_past(said[slice(*sentence_around(said, *found.span()))]):
            better = instead[(found["whole"] or found["part"]).casefold()]
            yield Problem.of(Code.LEFT_WORD, at(*found.span()), word=found.group(), better=better)


def _of_sources(file: str, text: str, usage: Usage, at: Callable[[int, int], Location]) -> Iterator[Problem]:
    """What visitors read in a public place and only an archivist would tell them."""
    folded = (_FOLDED,) if file.startswith(usage.pages) else (_FOLDED, _OWN_NOTE)
    said = blanked(text, *folded, _NOT_SAID, _QUOTED)
    for found in words_of(text).found(usage.archive, said, lines=1):
        yield Problem.of(Code.OF_SOURCES, at(*found.span()), text=found.group())


_CITED = re.compile(
    r"\n(?: *(?:- )?(?:sources?|number): .*| *> .*"
    r"|(?P<in> *)(?P<first>- )?sources:(?=\n)(?:\n(?P=in)(?(first)  )(?: |- ).*(?=\n))*)"
)
"""What others have said, and where."""


@lru_cache(maxsize=2)
def said_in(text: str, *, quotations: bool = True) -> str:
    """The text with addresses, ids and sources blanked out, and what is quoted, so that positions stay."""
    return blanked(said_in(text, quotations=False), _QUOTED, _CITED) if quotations else blanked(text, _NOT_SAID)


def blanked(text: str, *patterns: re.Pattern[str]) -> str:
    """The text with spaces in place of what the patterns find, for which each line has one above it."""
    said = f"\n{text}"
    for pattern in patterns:
        said = pattern.sub(_blank, said)
    return said[1:]


def _blank(found: re.Match[str]) -> str:
    return "\n".join(" " * len(line) for line in found.group().split("\n"))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where they begin and end."""
    first = 0
    for found in _SENTENCE_END.finditer(text):
        yield first, found.start()
        first = found.end()
    yield first, len(text)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The one around a place; of a text without full stops no more than what anybody would read in one breath."""
    first, last = max(0, start - LONGEST_SENTENCE), min(len(text), end + LONGEST_SENTENCE)
    for found in _SENTENCE_END.finditer(text, max(0, text.rfind("\n", 0, first))):
        if found.start() >= end:
            return first, min(last, found.start())
        if found.end() <= start:
            first = max(first, found.end())
    return first, last


LONGEST_SENTENCE = 600
"""No sentence is longer."""
