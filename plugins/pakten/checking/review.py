"""A review of a network: all advice on one day, on events and on texts, and links that lead nowhere."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from pakten.addresses.urls import Urls
from pakten.checking.addresses.collisions import collisions
from pakten.checking.addresses.destinations import Destinations
from pakten.checking.addresses.links import alias_problems, dead_links
from pakten.checking.addresses.menu import address_of_site, dead_menu, read_settings, unknown_partners
from pakten.checking.addresses.saved import dead_addresses
from pakten.checking.advice import Day, advice
from pakten.checking.files import file_problems
from pakten.checking.markdown.bodies import bodies
from pakten.checking.markdown.markup import TANGLED, forbidden_markup, letter_problems
from pakten.checking.personal_data import contact_problems, file_name_problems, own_names, personal_problems
from pakten.checking.pictures import removals
from pakten.checking.secrets import secrets
from pakten.checking.texts import Look, Manner, Piece, Remember, TextReview, nothing_remembered
from pakten.checking.wordings.near_wordings import decided
from pakten.checking.wordings.proofreading import Usage, hard_texts, long_lines, shown_quotes
from pakten.domain.problem import Problem
from pakten.domain.rules.translations import unheard_translations
from pakten.locale import LANGUAGES, Words, words
from pakten.reading.holidays import holidays_of
from pakten.reading.network.catalogue import Reading
from pakten.reading.network.folder import files_below
from pakten.reading.network.layout import Layout
from pakten.reading.network.ledger import read_ledger
from pakten.reading.network.options import Options
from pakten.reading.network.text import name_of, text_of


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: on which day, in which language, and what the network has said about its words."""

    day: Day
    usage: Usage
    past: Callable[[str], re.Pattern[str]]
    """What makes a sentence one about the past, by its language."""
    language: str
    urls: Urls
    classes: tuple[str, ...] = ()
    """What texts may use beside the classes of the theme."""
    trusted: str = ""
    """The folder whose pages may hold any HTML; empty when there is none."""


def reader(today: date, language: Words, options: Options, content: str, urls: Urls) -> Reader:
    """Somebody who reads with what the network has set; its pages about the past lie below the folder `content`."""
    past = cache(lambda code: re.compile(words(code)("advice.past"), re.IGNORECASE))
    history = frozenset(f"{content}/{page}" for page in options.history)
    archive = re.compile("|".join(words(one)("advice.archive") for one in LANGUAGES), re.IGNORECASE)
    usage = Usage(
        options.left_words,
        history,
        past(language.language),
        options.hardest_lix,
        archive,
        f"{content}/",
        tuple(word.casefold() for word in options.kept_words),
        options.left_since,
        options.names,
    )
    trusted = f"{content}/" if options.raw_html else ""
    day = Day(today, holidays_of(options.holidays, language.language))
    return Reader(day, usage, past, language.language, urls, options.classes, trusted)


def review(
    reading: Reading,
    layout: Layout,
    reader: Reader,
    remember: Remember = nothing_remembered,
    meanwhile: Callable[[], None] | None = None,
) -> Iterator[Problem]:
    """All that is found. Texts are read even when mistakes of form hide what they belong to.

    Who asks for something meanwhile is asked often.
    """
    for found in _asked(reading, layout, reader, remember, meanwhile):
        if meanwhile:
            meanwhile()
        yield from found


def _asked(
    reading: Reading, layout: Layout, reader: Reader, remember: Remember, meanwhile: Callable[[], None] | None
) -> Iterator[Iterable[Problem]]:
    """What is found by each question, which is asked when somebody looks."""
    own = own_names(reading.catalogue)
    # First, since others go on with it while all else is asked here.
    look = Look(_pieces(reading, layout, reader, own, remember), meanwhile)
    content = layout.root / layout.content
    texts = tuple(bodies(reading.texts, layout.content, heads_pages=not layout.is_guest))
    settings = text_of(layout.root / layout.settings, layout.settings)
    if reading.read is not None:
        # Not while there are other errors: what they hide would look like missing pages.
        node, written = read_settings(settings, layout.settings)
        destinations = Destinations(reading, reading.read, layout, reader.urls, address_of_site(written))
        yield dead_links(reading, reading.read, destinations, texts)
        if not layout.is_guest:
            yield dead_menu(node, layout.settings, destinations)
        if node is not None:
            yield unknown_partners(node, layout.settings, reading.read)
    yield dead_addresses(read_ledger(layout.root), reading, content, reader.urls)
    yield collisions(reading, layout, reader.urls)
    if isinstance(settings, str):
        # Nobody publishes its comments, where others' copyright may stand.
        yield letter_problems(layout.settings, settings)
        yield shown_quotes(layout.settings, settings)
        yield secrets(layout.settings, settings)
        yield personal_problems(layout.settings, re.sub(r"^[ \t]*#.*", "", settings, flags=re.MULTILINE), own)
    yield file_name_problems(sorted({*reading.texts, *(name_of(one, layout.root) for one in files_below(content))}))
    yield removals(reading, reader.day.today)
    yield long_lines(reading.pages)
    yield alias_problems(reading, reader.urls)
    if not layout.is_guest:
        yield file_problems(layout.root / layout.content, layout.root, bool(reader.trusted))
    yield forbidden_markup(reading, texts, reader.classes, reader.trusted)
    if reading.catalogue is not None:
        yield contact_problems(reading.catalogue, reading.locate, own)
        yield advice(reading.catalogue, reader.day, reading.locate)
        yield unheard_translations(reading.catalogue, reader.urls.others, reading.locate)
        yield hard_texts(reading, reading.catalogue, reader.usage.hardest, reader.language)
    yield look.problems()


def _pieces(
    reading: Reading, layout: Layout, reader: Reader, own: frozenset[str], remember: Remember
) -> Iterator[Piece]:
    foreign = {page.origin.file: page.language for page in reading.pages if page.language in LANGUAGES}
    known = decided(reading.catalogue) if reading.catalogue is not None else ()
    tangled = {problem.location.file for problem in reading.problems if problem.code in TANGLED}

    @cache
    def review_in(spoken: str) -> TextReview:
        usage = replace(reader.usage, allowed=reader.past(spoken)) if spoken != reader.language else reader.usage
        heads_pages = not layout.is_guest
        manner = Manner(own, known, usage, spoken, layout.content, heads_pages, layout.examples, layout.sources)
        return TextReview(manner, remember)

    for file, text in reading.texts.items():
        spoken = foreign.get(file, reader.language)
        yield from review_in(spoken).pieces(file, text, is_tangled=file in tangled)
