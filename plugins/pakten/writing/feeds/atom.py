"""Atom (RFC 4287): what is new and what has changed, for feed readers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from lxml import etree

from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.writing.feeds.entry import Post, newest, posts
from pakten.writing.publication import Feed, Publication
from pakten.writing.text import one_line

NAMESPACE = "http://www.w3.org/2005/Atom"


def feed(entries: Iterable[Event | Example], feed: Feed, publication: Publication) -> bytes:
    """A feed of these entries, the latest change first."""
    made = posts(entries, publication)
    root = etree.Element(f"{{{NAMESPACE}}}feed", nsmap={None: NAMESPACE})  # type: ignore[dict-item] # the stubs know no default namespace
    root.set("{http://www.w3.org/XML/1998/namespace}lang", publication.words.language)
    _add(root, "id", publication.feed_uid(f"{feed.id}.xml").urn)
    _add(root, "title", one_line(feed.title))
    if feed.description:
        _add(root, "subtitle", one_line(feed.description))
    _add(root, "updated", _instant(newest(made)))
    _link(root, "self", publication.links.feed(feed.id, "xml"), "application/atom+xml")
    _link(root, "alternate", publication.links.calendar(), "text/html")
    _add(etree.SubElement(root, f"{{{NAMESPACE}}}author"), "name", one_line(publication.name))
    for post in made:
        root.append(_entry(post))
    etree.indent(root, " ")
    text: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _entry(post: Post) -> etree._Element:
    entry = etree.Element(f"{{{NAMESPACE}}}entry")
    _add(entry, "id", post.uid.urn)
    _add(entry, "title", post.title)
    _add(entry, "published", _instant(post.published))
    _add(entry, "updated", _instant(post.updated))
    _link(entry, "alternate", post.url, "text/html")
    for subject in post.subjects:
        etree.SubElement(entry, f"{{{NAMESPACE}}}category", term=one_line(subject))
    _add(entry, "summary", post.summary)
    _add(entry, "content", post.content).set("type", "html")
    return entry


def _add(parent: etree._Element, name: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    element.text = text
    return element


def _link(parent: etree._Element, relation: str, url: str, kind: str) -> None:
    etree.SubElement(parent, f"{{{NAMESPACE}}}link", rel=relation, type=kind, href=url)


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
