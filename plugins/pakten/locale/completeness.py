"""How whole the words of a language are, and what is wrong with them: what a translator asks, and the settings.

A message that a machine has made and no speaker has read is marked with the flag of PO for that, `fuzzy`; it is there,
but does not count as whole. Run `python -m pakten.locale.completeness de` while translating.
"""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from pakten.locale import FALLBACK, FOLDER, LANGUAGES, VISITORS, languages

_SEGMENT = re.compile(r"(?:segment\..*|facet\..*\.segment)")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TAG = re.compile(r"</?[a-z]+[^>]*>")


def catalogue_in(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.name)


def key_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def forms_of(message: Message) -> tuple[str, ...]:
    """What is written: one text for all, or one for each plural form; empty where nothing is."""
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)


@dataclass(frozen=True, slots=True)
class Standing:
    """How many messages of a catalogue are whole, marked as not read by a speaker, or not there."""

    catalogue: str
    whole: int
    marked: int
    missing: int


@cache
def standing(language: str, folder: Path = FOLDER) -> tuple[Standing, ...]:
    """Catalogue by catalogue, those of visitors first."""
    names = sorted(
        (path.stem for path in (folder / FALLBACK).glob("*.po")), key=lambda name: (name not in VISITORS, name)
    )
    return tuple(_standing(name, language, folder) for name in names)


def lacks(language: str, *, marked_too: bool) -> tuple[Standing, ...]:
    """The catalogues of visitors that are not whole, or that are so only with what no speaker has read."""
    return tuple(
        one for one in standing(language) if one.catalogue in VISITORS and (one.missing or (marked_too and one.marked))
    )


def _standing(name: str, language: str, folder: Path) -> Standing:
    there = {key_of(one): one for one in _written(folder / language / f"{name}.po") if all(forms_of(one))}
    wanted = [key_of(one) for one in _written(folder / FALLBACK / f"{name}.po")]
    marked = sum(key in there and there[key].fuzzy for key in wanted)
    missing = sum(key not in there for key in wanted)
    return Standing(name, len(wanted) - marked - missing, marked, missing)


def flaws(language: str, folder: Path = FOLDER) -> Iterator[str]:
    """What no catalogue may have, whether it is whole or not: for translators, in English."""
    segments: dict[str, str] = {}
    for path in sorted((folder / language).glob("*.po")):
        origin = folder / FALLBACK / path.name
        if not origin.is_file():
            yield f"{path.name}: there is no such catalogue"
            continue
        catalogue = catalogue_in(path)
        expected = get_plural(language)
        if catalogue.num_plurals != expected.num_plurals:
            yield f"{path.name}: Plural-Forms must be {expected.plural_forms}"
        originals = {key_of(one): one for one in _written(origin)}
        for message in _written(path):
            key = key_of(message)
            if key not in originals:
                yield f"{path.name}: {key} is not there in English"
                continue
            yield from (f"{path.name}: {key} {flaw}" for flaw in _flaws_of(message, originals[key], catalogue))
            if _SEGMENT.fullmatch(key) and key.startswith("segment."):
                other = segments.setdefault(forms_of(message)[0], key)
                if other != key:
                    yield f"{path.name}: {key} is the same word as {other}"


def _flaws_of(message: Message, original: Message, catalogue: Catalog) -> Iterator[str]:
    texts, wanted = forms_of(message), forms_of(original)
    forms = catalogue.num_plurals if original.pluralizable else 1
    if len(list(filter(None, texts))) != forms:
        yield f"needs {forms} forms and has {len(list(filter(None, texts)))}"
        return
    for name, ask in _SAME.items():
        if (here := ask(texts[-1])) != (there := ask(wanted[-1])):
            yield f"has {name} {here or 'none'} where the English has {there or 'none'}"
    if strange := set().union(*map(_holes, texts)) - _holes(wanted[-1]):
        yield f"has holes {sorted(strange)} that nobody fills"
    if _SEGMENT.fullmatch(key_of(message)) and not _SLUG.fullmatch(texts[0]):
        yield "is a word of addresses: only a–z, digits and hyphens"


def _holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


_SAME: dict[str, Callable[[str], object]] = {
    "holes": lambda text: sorted(_holes(text)),
    "elements": lambda text: sorted(_TAG.findall(text)),
    "spaces at its ends": lambda text: (text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]),
}
"""What a translation has in common with what it translates."""


def _written(path: Path) -> Iterator[Message]:
    if path.is_file():
        yield from (one for one in catalogue_in(path) if one.id and any(forms_of(one)))


def main(asked: list[str]) -> int:
    wrong = 0
    for language in asked or languages():
        print(f"{language:<24}{'whole':>7}{'marked':>8}{'missing':>9}")
        for one in standing(language):
            # What authors read is not asked of a language that speaks to visitors only.
            if one.catalogue in VISITORS or one.missing == 0 or language in LANGUAGES:
                print(f"  {one.catalogue:<22}{one.whole:>7}{one.marked:>8}{one.missing:>9}")
        for flaw in flaws(language):
            print(f"  {language}/{flaw}")
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
