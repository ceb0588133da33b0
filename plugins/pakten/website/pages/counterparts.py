"""Counterparts: the same as a page says, in another language, in easy words or in sign language."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pakten.addresses.pages import page_path
from pakten.addresses.urls import Urls
from pakten.reading.forms.pages import Page


@dataclass(frozen=True, slots=True)
class Counterpart:
    kind: str
    """`translation`, `easy`, `ordinary` or `signed`."""
    address: str
    language: str


def counterparts(
    pages: Iterable[Page], default: str, made: Iterable[tuple[str, str, str]] = ()
) -> Mapping[str, tuple[Counterpart, ...]]:
    """By path below the site. One page says what it is a counterpart of, and both lead to each other.

    `made` are pages from data: the path, another language, and the path in it.
    """
    spoken = {page_path(page.path): page.language or default for page in pages}
    found: dict[str, dict[str, Counterpart]] = defaultdict(dict)

    def lead(one: str, other: str, kind: str) -> None:
        if one in spoken:
            found[one].setdefault(other, Counterpart(kind, other, spoken.get(other.removeprefix("/"), default)))

    for page in pages:
        path = page_path(page.path)
        for other in filter(None, (page.translation_of, page.translation)):
            lead(path, other, "translation")
            lead(other.removeprefix("/"), f"/{path}", "translation")
        if page.easy_to_read_of:
            lead(path, page.easy_to_read_of, "ordinary")
            lead(page.easy_to_read_of.removeprefix("/"), f"/{path}", "easy")
        if page.sign_language:
            lead(path, page.sign_language, "signed")
    again: dict[str, dict[str, str]] = defaultdict(dict)
    for path, language, there in made:
        again[path] |= {default: path, language: there}
    for tongues in again.values():
        for own, path in tongues.items():
            spoken_in = {one.language for one in found[path].values() if one.kind == "translation"} | {own}
            for language, there in tongues.items():
                if language not in spoken_in:
                    found[path][f"/{there}"] = Counterpart("translation", f"/{there}", language)
    return {path: tuple(others.values()) for path, others in found.items()}


def homes(pages: Iterable[Page], urls: Urls) -> Mapping[str, str]:
    """The page that one comes home to, in each language that is not the site's own."""
    made = {language: other.root for language, other in urls.others.items()}
    return made | {
        page.language: page_path(page.path) for page in pages if page.language and page.translation_of == "/"
    }
