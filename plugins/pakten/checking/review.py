"""A review of a network: all advice on one day, on events and on texts, and links that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pakten.addresses.urls import Urls
from pakten.checking.addresses import dead_addresses
from pakten.checking.advice import Day, advice
from pakten.checking.files import file_problems
from pakten.checking.links import alias_problems, dead_links
from pakten.checking.markup import forbidden_markup, letter_problems
from pakten.checking.pictures import picture_problems
from pakten.checking.proofreading import Usage, hard_texts, proofread
from pakten.domain.problem import Problem
from pakten.locale import Words
from pakten.reading.holidays import holidays_of
from pakten.reading.network.catalogue import Reading
from pakten.reading.network.layout import Layout
from pakten.reading.network.ledger import read_ledger
from pakten.reading.network.settings import Options


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: on which day, in which language, and what the network has said about its words."""

    day: Day
    usage: Usage
    language: str
    urls: Urls
    classes: tuple[str, ...] = ()
    """What texts may use beside the classes of the theme."""
    trusted: str = ""
    """The folder whose pages may hold any HTML; empty when there is none."""
    own_templates: Path | None = None
    """The folder of templates that the network has beside those of the theme."""


def reader(
    today: date, words: Words, options: Options, content: str, urls: Urls, own_templates: Path | None = None
) -> Reader:
    """Somebody who reads with what the network has set; its pages about the past lie below the folder `content`."""
    past = re.compile(words("advice.past"), re.IGNORECASE)
    history = frozenset(f"{content}/{page}" for page in options.history)
    usage = Usage(options.left_words, history, past, options.hardest_lix)
    trusted = f"{content}/" if options.raw_html else ""
    day = Day(today, holidays_of(options.holidays, words.language))
    return Reader(day, usage, words.language, urls, options.classes, trusted, own_templates)


def review(reading: Reading, layout: Layout, reader: Reader) -> Iterator[Problem]:
    """All that is found. Texts are read even when mistakes of form hide what they belong to."""
    content = layout.root / layout.content
    yield from dead_links(reading, content, reader.urls, reader.own_templates)
    yield from dead_addresses(read_ledger(layout.root), reading, content, reader.urls)
    for file, text in reading.texts.items():
        yield from proofread(file, text, reader.usage)
        yield from letter_problems(file, text)
    yield from picture_problems(reading, content, reader.day.today)
    yield from alias_problems(reading, reader.urls)
    yield from file_problems(content, layout.root, bool(reader.trusted))
    yield from forbidden_markup(reading, reader.classes, reader.trusted)
    if reading.catalogue is not None:
        yield from advice(reading.catalogue, reader.day, reading.locate)
        yield from hard_texts(reading, reading.catalogue, reader.usage.hardest, reader.language)
