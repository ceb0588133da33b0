"""Addresses that others have saved: each leads somewhere for ever, to its page or by way of an alias."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pakten.addresses.pages import Moved, Stamped, alias_path, list_above, moved, page_path, paths
from pakten.addresses.urls import Urls
from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.problem import Location, Problem
from pakten.domain.term import Activation, Area, Goal, Theme, WayIn
from pakten.domain.work_year import WorkYear
from pakten.reading.forms.pages import Page
from pakten.reading.network.catalogue import Reading
from pakten.reading.suggestion import near

ALIAS = re.compile(r"(?:/(?!\.)[\w.,~+@=-]+)+/?")
"""What can be an earlier address. Other signs mean something to one of the servers that are told where it leads, or
would lead out of the site."""

Entry = Event | Example | Area | Theme | Goal | WayIn | Activation | WorkYear


def published(catalogue: Catalogue, pages: Iterable[Page], urls: Urls) -> frozenset[str]:
    """The paths that are there to be saved by others."""
    return frozenset(paths(catalogue, urls, (page.path for page in pages)))


def redirects(catalogue: Catalogue, pages: Iterable[Page], ledger: Iterable[str], urls: Urls) -> tuple[Stamped, ...]:
    """Pages at earlier addresses: those that pages name, and those of lists that have nothing to show any more."""
    return _leading_on(set(published(catalogue, pages, urls)), pages, ledger, urls)


def _leading_on(there: set[str], pages: Iterable[Page], ledger: Iterable[str], urls: Urls) -> tuple[Stamped, ...]:
    found = []
    for page in pages:
        for alias in page.aliases:
            if ALIAS.fullmatch(alias) and alias_path(alias) not in there:
                there.add(alias_path(alias))
                found.append((alias, Moved(page.title, page_path(page.path))))
    titles = {page_path(page.path): page.title for page in pages}
    for path in sorted(set(ledger) - there):
        if ALIAS.fullmatch(f"/{path}") and (above := list_above(path, urls)):
            found.append((path, Moved(titles.get(above, ""), above)))
    return tuple(moved(found))


def dead_addresses(ledger: Mapping[str, Location], reading: Reading, content: Path, urls: Urls) -> Iterator[Problem]:
    """What has been published and leads nowhere now, with the alias that keeps it."""
    catalogue = reading.catalogue
    if catalogue is None or not ledger:
        return
    there = published(catalogue, reading.pages, urls)
    kept = there | {page.path for page in _leading_on(set(there), reading.pages, ledger, urls)}
    dead = {path for path in ledger if path not in kept and not (content / path).is_file()}
    if not dead:
        return
    by_path: dict[str, Entry | Page] = {
        **{page_path(page.path): page for page in reading.pages},
        **{
            tongue.of(entry): entry
            for tongue in (*urls.others.values(), urls)
            for entry in (*catalogue.events, *catalogue.examples, *catalogue.terms)
        },
    }
    new = {path: one for path, one in by_path.items() if path not in ledger}
    told: set[tuple[Location, str]] = set()
    roots = tuple(other.root for other in urls.others.values())
    own_first = sorted(_leading(dead, urls), key=lambda path: (path.startswith(roots), path))
    for path in own_first:
        meant = _meant(path, dead, new)
        former = f"/{path}" if meant is None or isinstance(meant, Page) else posixpath.basename(path.rstrip("/"))
        alias = ", ".join((*meant.aliases, former)) if meant else former
        location = reading.locate(meant.origin, ("id",)) if meant else ledger[path]
        if meant and (location, former) in told:
            continue  # the same entry in another language
        told.add((location, former))
        yield Problem.of(Code.DEAD_ADDRESS, location, address=f"/{path}", alias=alias)


def _leading(dead: set[str], urls: Urls) -> Iterator[str]:
    """Not what comes back with the page that it hangs on: its calendar file, its poster, its feeds.

    Nor older parts of a feed, whose borders move with what is in it: readers are led to them by the feed itself.
    """
    names = {posixpath.basename(path.rstrip("/")) for path in dead if path.endswith("/")}
    tongues = (urls, *urls.others.values())
    for path in dead:
        hangs = any(path.startswith(other) and path != other for other in dead if other.endswith("/"))
        feeds = next(
            (f"{tongue.folder('feeds')}/" for tongue in tongues if path.startswith(tongue.folder("feeds"))), ""
        )
        hangs |= bool(feeds) and "/" in path.removeprefix(feeds)
        name = posixpath.splitext(posixpath.basename(path))[0]
        if not hangs and (path.endswith("/") or name not in names):
            yield path


def _meant(path: str, dead: set[str], new: Mapping[str, Entry | Page]) -> Entry | Page | None:
    """What has probably come in the place of a page: new in the same folder, or of nearly the same name."""
    folder, name = posixpath.split(path.rstrip("/"))
    places = {posixpath.split(at.rstrip("/")): one for at, one in new.items()}
    beside = {last: one for (first, last), one in places.items() if first == folder}
    lost = [other for other in dead if other.endswith("/") and posixpath.dirname(other.rstrip("/")) == folder]
    if len(beside) == 1 and len(lost) == 1:
        return next(iter(beside.values()))
    # What keeps its place in time keeps its figures: last year's meeting is not this year's.
    figures = set(re.findall(r"\d+", name))
    return beside.get(near(name, [one for one in beside if figures <= set(re.findall(r"\d+", one))]) or "")
