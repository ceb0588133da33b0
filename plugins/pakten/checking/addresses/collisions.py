"""Addresses that two sources claim: the site can show one of them only, and the other would be gone without a word.

Capitals do not count, since some servers and many disks do not tell them apart.
"""

from collections.abc import Iterator
from importlib import resources
from unicodedata import normalize

from pakten.addresses.pages import as_index, index_sources, made_beside, page_path, paths, stamped_pages
from pakten.addresses.urls import Urls
from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.forms.pages import Page
from pakten.reading.network.catalogue import Reading
from pakten.reading.network.folder import files_below
from pakten.reading.network.layout import Layout
from pakten.reading.network.text import name_of

Claim = tuple[str, Location | str]
"""An address, and where that stands which claims it; of what the site makes, the source it could have."""


def collisions(reading: Reading, layout: Layout, urls: Urls) -> Iterator[Problem]:
    """Nothing while there are errors: what they hide claims addresses as well."""
    if reading.catalogue is None:
        return
    content = layout.root / layout.content
    files = [(path, Location(name_of(path, layout.root))) for path in files_below(content) if path.suffix != ".md"]
    first: dict[str, Claim] = {}
    for address, claimant in (
        *_made(reading.catalogue, urls),
        *_made_again(reading.catalogue, reading.pages, urls),
        *_pages(reading.catalogue, reading.pages, layout.content, urls),
        *((path.relative_to(content).as_posix(), location) for path, location in files),
    ):
        known, other = first.setdefault(normalize("NFC", address).casefold(), (address, claimant))
        if isinstance(claimant, str) or (known, other) == (address, claimant):
            continue
        if isinstance(other, str):
            kind = "page" if other else "site"
            yield Problem.of(Code.ADDRESS_OF_SITE, claimant, address=f"/{known}", kind=kind, file=other)
        else:
            yield Problem.of(Code.SAME_ADDRESS, claimant, address=f"/{known}", file=other.file)
    for path, location in files:
        if resources.files("pakten.theme").joinpath(path.relative_to(content).as_posix()).is_file():
            yield Problem.of(Code.ADDRESS_OF_SITE, location, address=f"/{path.relative_to(content).as_posix()}")


def _made(catalogue: Catalogue, urls: Urls) -> Iterator[Claim]:
    for page in stamped_pages(catalogue, urls):
        yield page.path, getattr(page.entry, "origin", None) or ""
    for path in made_beside(catalogue, urls):
        yield path, ""
    for kind, entries in (("event", catalogue.event), ("example", catalogue.example)):
        yield from ((make(kind, id_), "") for id_ in entries for make in (urls.card, urls.qr))


def _made_again(catalogue: Catalogue, pages: tuple[Page, ...], urls: Urls) -> Iterator[Claim]:
    """In other languages, where a page that somebody has written is shown instead of one that would be made."""
    written = {page_path(page.path) for page in pages}
    for other in urls.others.values():
        yield from ((path, "") for path in paths(catalogue, other, ()) if path not in written)


def _pages(catalogue: Catalogue, pages: tuple[Page, ...], content: str, urls: Urls) -> Iterator[Claim]:
    written = {as_index(page.path) for page in pages}
    for source in index_sources(catalogue, urls):
        if source not in written:
            yield page_path(source), f"{content}/{source}"
    for page in pages:
        yield page_path(page.path), page.origin
