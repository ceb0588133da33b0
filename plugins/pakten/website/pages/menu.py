"""The menu of our theme: one row, as somebody has written it under `nav`, or as most would."""

from collections.abc import Iterable, Iterator

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from pakten.website.site import Site

FIRST = ("calendar", "examples", "areas", "ways_in")
"""What most come for, by its name in Segments."""


def menu(nav: Navigation, site: Site, is_written: bool) -> Iterator[tuple[str, str]]:
    """Title and address of each item; a section leads to its first page, which shows the others beside it."""
    first = () if is_written else tuple(f"{getattr(site.urls.segments, name)}/" for name in FIRST)
    items = [(str(item.title), url) for item in nav.items if (url := _address(item)) not in ("", ".", "./")]
    named = {url: title for title, url in items}
    yield from ((named[url], url) for url in first if url in named)
    yield from ((title, url) for title, url in items if url not in first)


def lists(site: Site) -> Iterator[tuple[str, str]]:
    """The menu in another language, where nobody has written one: its own pages of what most come for."""
    return ((site.words(f"index.{name}"), site.urls.index(name)) for name in FIRST if site.urls.has(name))


def links(items: Iterable[StructureItem]) -> Iterator[Link]:
    """Items that are no pages, in all sections."""
    for item in items:
        if isinstance(item, Link):
            yield item
        elif isinstance(item, Section):
            yield from links(item.children)


def _address(item: StructureItem) -> str:
    if isinstance(item, Section):
        return next((url for child in item.children if (url := _address(child))), "")
    return str(item.url) if isinstance(item, Page | Link) else ""
