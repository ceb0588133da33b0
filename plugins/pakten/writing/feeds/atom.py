"""Atom (RFC 4287, RFC 5005): what is new and what has changed, for feed readers.

Written by hand, since an entry stands in several feeds and is written once; lxml is its judge in the tests.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from xml.sax.saxutils import escape

from pakten.domain.news import Entry, key
from pakten.writing.feeds.entry import changed, latest_first, post
from pakten.writing.feeds.part import Part
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
    written = (publication.once(("atom", key(one)), one, partial(_entry, one, publication)) for one in entries)
    spaces = {"xmlns": NAMESPACE, "xmlns:fh": HISTORY, "xml:lang": publication.words.language}
    lines = (
        "<?xml version='1.0' encoding='utf-8'?>",
        f"<feed{_attributes(**spaces)}>",
        *(f" {line}" for line in _about(part, updated, publication)),
    )
    return b"".join((*(f"{line}\n".encode() for line in lines), *written, b"</feed>\n"))


def _about(part: Part, updated: datetime, publication: Publication) -> Iterator[str]:
    about = part.feed
    yield _text("id", publication.feed_uid(f"{about.id}.xml").urn)
    yield _text("title", one_line(about.title))
    if about.description:
        yield _text("subtitle", one_line(about.description))
    yield _text("updated", _instant(updated))
    yield _link("self", part.address("xml", publication), KIND)
    yield _link("alternate", publication.links.calendar(), "text/html")
    yield from _to_other_parts(part, publication)
    yield "<author>"
    yield f" {_text('name', one_line(publication.name))}"
    yield "</author>"


def _to_other_parts(part: Part, publication: Publication) -> Iterator[str]:
    """For programs that turn pages (`next`), and for those that keep what has been archived (`prev-archive`)."""
    if part.name:
        yield "<fh:archive/>"
        yield _link("current", part.address("xml", publication, ""), KIND)
    if part.newer is not None:
        yield _link("previous", part.address("xml", publication, part.newer), KIND)
    if part.newer:
        yield _link("next-archive", part.address("xml", publication, part.newer), KIND)
    if part.older is not None:
        for relation in ("next", "prev-archive"):
            yield _link(relation, part.address("xml", publication, part.older), KIND)


def _entry(entry: Entry, publication: Publication) -> bytes:
    told = post(entry, publication)
    language = {} if told.language == publication.words.language else {"xml:lang": told.language}
    lines = (
        _text("id", told.uid.urn),
        _text("title", told.title, **language),
        _text("published", _instant(told.published)),
        _text("updated", _instant(told.updated)),
        _link("alternate", told.url, "text/html"),
        *(f"<category{_attributes(term=one_line(subject))}/>" for subject in told.subjects),
        _text("summary", told.summary, **language),
        _text("content", told.content, type="html"),
    )
    return "".join((" <entry>\n", *(f"  {line}\n" for line in lines), " </entry>\n")).encode()


def _text(name: str, text: str, **attributes: str) -> str:
    return f"<{name}{_attributes(**attributes)}>{escape(text)}</{name}>"


def _link(relation: str, url: str, kind: str) -> str:
    return f"<link{_attributes(rel=relation, type=kind, href=url)}/>"


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{escape(value, _QUOTE)}"' for name, value in values.items())


_QUOTE = {'"': "&quot;"}


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
