"""A second look at a network: all advice on one day, on events and on texts, and links that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pakten.addresses.urls import Urls
from pakten.checking.advice import Day, advice
from pakten.checking.links import dead_links
from pakten.checking.proofreading import Usage, hard_texts, proofread
from pakten.domain.holidays import CALENDARS
from pakten.domain.problem import Problem
from pakten.locale import Words
from pakten.reading.network.catalogue import Reading
from pakten.reading.network.folder import files_in, pages_below
from pakten.reading.network.layout import Layout
from pakten.reading.network.settings import Options
from pakten.reading.network.text import name_of
from pakten.reading.network.whereabouts import Whereabouts, lines_below


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: on which day, in which language, and what the network has said about its words."""

    day: Day
    usage: Usage
    language: str
    urls: Urls


def reader(today: date, words: Words, options: Options, content: str, urls: Urls) -> Reader:
    """Somebody who reads with what the network has set; its pages about the past lie below the folder `content`."""
    past = re.compile(words("advice.past"), re.IGNORECASE)
    history = frozenset(f"{content}/{page}" for page in options.history)
    usage = Usage(options.left_words, history, past, options.hardest_lix)
    return Reader(Day(today, CALENDARS[options.holidays]), usage, words.language, urls)


def second_look(reading: Reading, layout: Layout, reader: Reader) -> Iterator[Problem]:
    """All that it finds. Texts are read even when mistakes of form hide what they belong to."""
    lines = lines_below(layout.root)
    yield from dead_links(reading, layout.root / layout.content, reader.urls)
    for file in sources(layout):
        yield from proofread(file, "\n".join(lines(file)), reader.usage)
    if reading.catalogue is not None:
        yield from advice(reading.catalogue, reader.day, Whereabouts(lines))
        yield from hard_texts(reading, reading.catalogue, reader.usage.hardest, reader.language)


def sources(layout: Layout) -> Iterator[str]:
    """The names of all files that are read."""
    root = layout.root
    if (root / layout.events).is_file():
        yield layout.events
    # What is wrong with the folders has been told when they were read.
    told: list[Problem] = []
    for path in files_in(root / layout.events_folder, root, (".yaml", ".yml"), told):
        yield name_of(path, root)
    for path in files_in(root / layout.examples, root, (".md",), told):
        yield name_of(path, root)
    for path in pages_below(root / layout.content, root, told):
        yield name_of(path, root)
