"""Atom (RFC 4287, RFC 5005): what is new and what has changed, for feed readers."""

from collections.abc import Iterator
from datetime import UTC, datetime

from pakten.writing.feeds.entry import changed, latest_first
from pakten.writing.feeds.item import items
from pakten.writing.feeds.part import Part
from pakten.writing.feeds.xml import element, empty, instant, link
from pakten.writing.publication import Publication
from pakten.writing.text import one_line

NAMESPACE = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
KIND = "application/atom+xml"
_EMPTY_SINCE = datetime(1970, 1, 1, tzinfo=UTC)
"""A feed without entries has not changed since time began to be counted."""


def feed(part: Part, publication: Publication) -> bytes:
    """The entries of a part, the latest change first, and the way to the others."""
    entries = latest_first(part.entries, publication)
    updated = changed(entries[0], publication) if entries else _EMPTY_SINCE
    lines = (
        "<?xml version='1.0' encoding='utf-8'?>",
        f'<feed xmlns="{NAMESPACE}" xmlns:fh="{HISTORY}" xml:lang="{publication.words.language}">',
        *(f" {line}" for line in _about(part, updated, publication)),
    )
    written = (atom for atom, _ in items(entries, publication))
    return b"".join((*(f"{line}\n".encode() for line in lines), *written, b"</feed>\n"))


def _about(part: Part, updated: datetime, publication: Publication) -> Iterator[str]:
    about = part.feed
    yield element("id", publication.feed_uid(f"{about.id}.xml").urn)
    yield element("title", one_line(about.title))
    if about.description:
        yield element("subtitle", one_line(about.description))
    yield element("updated", instant(updated))
    yield link("self", part.address("xml", publication), KIND)
    yield link("alternate", publication.links.calendar(), "text/html")
    yield from _to_other_parts(part, publication)
    yield "<author>"
    yield f" {element('name', one_line(publication.name))}"
    yield "</author>"


def _to_other_parts(part: Part, publication: Publication) -> Iterator[str]:
    """For programs that turn pages (`next`), and for those that keep what has been archived (`prev-archive`)."""
    if part.name:
        yield empty("fh:archive")
        yield link("current", part.address("xml", publication, ""), KIND)
    if part.newer is not None:
        yield link("previous", part.address("xml", publication, part.newer), KIND)
    if part.newer:
        yield link("next-archive", part.address("xml", publication, part.newer), KIND)
    if part.older is not None:
        for relation in ("next", "prev-archive"):
            yield link(relation, part.address("xml", publication, part.older), KIND)
