"""Personal data that has slipped into a text: identity numbers, mailboxes and telephones of persons, and their names.

A network tells of organisations and functions. What can only be a person's is an error, wherever it stands: texts go
into feeds and open data, where nobody gets them back. What may be a function's as well is asked about.
"""

import re
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from pakten.checking.finding import words_of
from pakten.checking.positions import Positions
from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.problem import Location, Problem
from pakten.domain.rules.entry import Locate
from pakten.domain.rules.references import Path
from pakten.domain.work_year import WorkYear
from pakten.reading.people.mailboxes import PRIVATE_SERVICE, Whose, whose
from pakten.reading.people.names import ALSO_WORDS, is_given, is_surname, listed
from pakten.reading.suggestion import fold, slug

Span = tuple[int, int]

_DASH = "[-+‐‑–−]"
# Ten digits in a row that begin with 0 are a telephone number. With spaces a number of this century may be a moment.
_NUMBER = re.compile(
    rf"(?<![\w/=.-])(?:SE)?(?:(?:19|20)?[0-9]{{6}}{_DASH}[0-9]{{4}}|(?:19|20)[0-9]{{10}}|[1-9][0-9]{{9}}"
    r"|(?:19)?[0-9]{6}[ \u00a0][0-9]{4}"
    rf"|(?:19|20)?[0-9]{{2}}([- ])[0-9]{{2}}\1[0-9]{{2}}(?:{_DASH}| [-+–] )[0-9]{{4}})"
    r"(?P<vat>(?<=[0-9]{10})01)?(?![\w-]|[.,][0-9])"
)
# A word of such a number: six digits in a row, or its last four, which other words seldom end with.
_DIGITS = re.compile(rf"[0-9]{{6}}|(?:[0-9]{{2}}{_DASH}|^)[0-9]{{4}}(?![\w-]|[.,][0-9])", re.MULTILINE)

_AT = r"(?:@|%40|&#64;|&commat;|\s?[(\[{](?:at|a|snabel-?a)[)\]}]\s?|\ssnabel-?a\s)"
_MAILBOX = re.compile(
    rf"(?<![\w.+%@-])(?P<local>[\w.+-]{{1,64}}){_AT}(?P<domain>(?:[\w-]{{1,63}}\.){{1,4}}[^\W\d_]{{2,24}})",
    re.IGNORECASE,
)
_AT_SIGN = re.compile(r"@|%40|&#64;|&commat;|snabel|[(\[{]a")
_APART = "(?:[ \u00a0]?[./\u2010-\u2013-][ \u00a0]?|[ \u00a0]|%20)?"
_MOBILE = re.compile(
    rf"(?<![\w/=.+-])(?:\(?(?:\+|00) ?\(?46\)?{_APART}(?:\(0\)|0)?{_APART}\(?|\(?0)"
    rf"7{_APART}[02369]\)?(?:{_APART}\d){{7}}(?!{_APART}\d)"
)
_TELEPHONE = re.compile(r"(?<![\w/=.+-])(?:(?:\+|00)46[ (0)-]{0,5}|\(?0)[1-9]\d{0,2}\)?(?:[ -]{0,2}\d){5,8}(?!\d)")

_NO_FAMILY = tuple(listed("endings_of_places.txt"))
_THINGS = listed("things_called_after_people.txt")
"""In languages that names of places come in; such a word stands before the name as well."""
_BEFORE = re.compile(
    r"(?:(?:[A-ZÅÄÖÉ][\w'’-]*|[A-Z][a-z]{1,3}\.|de|da|do|dos|das|di|del|della|du|of|the|for)[ \u00a0]){1,4}$"
)
_WORD = r"[A-ZÅÄÖÉ][a-zà-öø-ÿA-ZÅÄÖÉšžčćęłńóśźżğış’'-]+"
_NAME = re.compile(
    rf"(?P<first>(?<![\w@./-]){_WORD})(?=(?P<rest>(?:[ \u00a0](?:[A-ZÅÄÖ]\.?|al|el|de|von|van|bin|af|da|del))?"
    rf"[ \u00a0](?P<last>{_WORD})(?:[ \u00a0]{_WORD})?)(?![\w@.]*@))"
)
_NEAR = 80
"""Signs between a name and a number or an address that it belongs to."""


def own_names(catalogue: Catalogue | None) -> frozenset[str]:
    """Names of organisations and places, which may be called after somebody, and the words of them, as slugs."""
    if catalogue is None:
        return frozenset()
    called = [
        *(one.name for one in catalogue.organisations),
        *(one.name for one in catalogue.places),
        *(one.title for one in (*catalogue.areas, *catalogue.themes)),
    ]
    words = {slug(word) for name in called for word in name.split()}
    return frozenset((*map(slug, called), *(word for word in words if word and not is_given(word))))


def personal_problems(file: str, text: str, own: Collection[str] = ()) -> Iterator[Problem]:
    """All of a text, whatever it is: fields, texts in Markdown, addresses of links, comments."""
    at = Positions(file, text)
    numbers, boxes, phones = [*identity_numbers(text)], [*mailboxes(text, own)], [*mobile_phones(text)]
    for span in numbers:
        yield Problem.of(Code.PERSONAL_NUMBER, at(*span))
    for span, owner in boxes:
        written = text[slice(*span)]
        if owner is Whose.PERSON:
            domain = re.split(_AT, written, flags=re.IGNORECASE)[-1]
            # Where anybody may have a mailbox, the one for information is a stranger's.
            shared = "example.org" if PRIVATE_SERVICE.fullmatch(domain) else domain
            yield Problem.of(Code.PERSONAL_MAILBOX, at(*span), value=written, domain=shared)
        elif owner is Whose.PERHAPS:
            yield Problem.of(Code.PRIVATE_MAILBOX, at(*span), value=written)
    for span in phones:
        yield Problem.of(Code.PERSONAL_PHONE, at(*span), value=text[slice(*span)])
    for span in names_beside(text, own, (*numbers, *(span for span, _ in boxes), *phones)):
        yield Problem.of(Code.PERSON_NAMED, at(*span), value=text[slice(*span)])


def contact_problems(catalogue: Catalogue, locate: Locate, own: Collection[str]) -> Iterator[Problem]:
    """Persons where a function is meant, also where neither a number nor an address stands beside."""
    entries: tuple[Event | Example | WorkYear, ...] = (*catalogue.events, *catalogue.examples, *catalogue.work_years)
    for entry in entries:
        for path, text in _of_year(entry) if isinstance(entry, WorkYear) else _of_functions(entry):
            if found := next(names(text, own), None):
                code = Code.PERSON_NAMED if path[0] == "contact" else Code.PERSON_NOT_FUNCTION
                yield Problem.of(code, locate(entry.origin, path), value=text[slice(*found)])


def _of_year(year: WorkYear) -> Iterator[tuple[Path, str]]:
    for index, task in enumerate(year.plan):
        yield ("plan", index, "owner"), task.owner
    for index, goal in enumerate(year.unit_goals):
        yield ("unit_goals", index, "owner"), goal.owner
    if year.change:
        yield ("change", "chosen_by"), year.change.chosen_by
        yield ("change", "text"), year.change.text


def _of_functions(entry: Event | Example) -> Iterator[tuple[Path, str]]:
    """What an entry says of functions and organisations, and never of persons."""
    if entry.contact:
        yield ("contact", "name"), entry.contact.name
    if isinstance(entry, Example):
        return
    if entry.follow_up:
        yield ("follow_up", "owner"), entry.follow_up.owner
    for index, table in enumerate(entry.tables):
        yield ("tables", index, "host"), table.host
    for index, lead in enumerate(entry.leads):
        yield ("leads", index, "text"), lead.text
        yield ("leads", index, "outcome"), lead.outcome
    for index, value in enumerate(entry.recap.worth if entry.recap else ()):
        yield ("recap", "worth", index, "text"), value.text
        yield ("recap", "worth", index, "voice"), value.voice


def file_name_problems(files: Iterable[str]) -> Iterator[Problem]:
    """Names of files become addresses, and a picture is often saved under what somebody knows."""
    for file in files:
        for problem in personal_problems(file, PurePosixPath(file).stem):
            yield replace(problem, location=Location(file))


def identity_numbers(text: str) -> Iterator[Span]:
    """Swedish personal identity numbers and coordination numbers: a day of birth, and a check digit that agrees."""
    for found in words_of(text).found(_NUMBER, sign=_DIGITS):
        from stdnum import luhn  # noqa: PLC0415 (all that a program needs for the web comes with it)

        written = found.group().removesuffix(found["vat"] or "")
        digits = re.sub(r"\D", "", written)
        if written.startswith("SE") == bool(found["vat"]) and _is_birthday(digits[:-4]) and luhn.is_valid(digits[-10:]):
            yield found.span()


def mailboxes(text: str, own: Collection[str] = ()) -> Iterator[tuple[Span, Whose]]:
    """All of a text, and whose they are; `own` are words of the network's names and places."""
    for found in words_of(text).found(_MAILBOX, sign=_AT_SIGN, lines=1):
        yield found.span(), whose(found["local"], found["domain"], own)


def mobile_phones(text: str) -> Iterator[Span]:
    """Swedish mobile numbers: somebody's pocket, and seldom a function's desk."""
    return (found.span() for found in words_of(text).found(_MOBILE))


def names_beside(text: str, own: Collection[str], known: Iterable[Span]) -> Iterator[Span]:
    """Names of persons beside a number or an address, in the same line or in one of the two above or below.

    `known` are the places of those that have been found already.
    """
    told = set()
    for start, end in (*known, *(found.span() for found in words_of(text).found(_TELEPHONE))):
        for name in names(text, own, max(0, start - _NEAR - 60), end + _NEAR + 60):
            between = text[min(end, name[1]) : max(start, name[0])]
            is_near = len(between) <= _NEAR and between.count("\n") < 3 and not re.search(r"\n[ \t]*\n", between)
            if is_near and name not in told:
                told.add(name)
                yield name


def names(text: str, own: Collection[str] = (), start: int = 0, stop: int = sys.maxsize) -> Iterator[Span]:
    """Names of persons; `own` are words of the network's own names, which may be called after somebody."""
    end = start
    for found in _NAME.finditer(text, start, stop):
        if found.start() < end or not _is_name(found, own):
            continue
        end = found.end("rest")
        yield found.start(), end


def _is_name(found: re.Match[str], own: Collection[str]) -> bool:
    first, last = found["first"], found["last"]
    after = found.string[found.end("rest") : found.end("rest") + 20].split()
    words = [last, *found["rest"].split(), *(word.strip(".,") for word in after[:1])]
    said = slug(first + found["rest"])
    if (
        slug(last) in own
        or any(said in one for one in own if "-" in one)
        or any(fold(word).endswith(_NO_FAMILY) for word in words)
        or any(fold(word) in _THINGS for word in words[1:] if word != last)
        or _is_of_a_thing(found)
    ):
        return False  # a square or a school that is called after somebody
    return is_given(first) or is_given(first.split("-")[0]) or (fold(first) in ALSO_WORDS and is_surname(last))


def _is_of_a_thing(name: re.Match[str]) -> bool:
    """Whether a house or another thing that is called after somebody comes before the name."""
    before = _BEFORE.search(name.string[max(0, name.start() - _NEAR) : name.start()])
    return before is not None and any(fold(word) in _THINGS for word in before.group().split() if word[0].isupper())


def _is_birthday(digits: str) -> bool:
    """Coordination numbers have 60 added to the day (Folkbokföringslagen, 18 c §)."""
    # Without a century any will do: only 29 February asks for it, and the last one that lacked it was 1900.
    written = digits if len(digits) == 8 else f"20{digits}"
    year, month, day = int(written[:4]), int(written[4:6]), int(written[6:])
    try:
        date(year, month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    return True
