"""Atom (RFC 4287, RFC 5005): what is new and what has changed, for feed readers."""

from datetime import datetime

from lxml import etree

from pakten.writing.feeds.entry import newest, posts
from pakten.writing.feeds.part import Part
from pakten.writing.publication import Publication
from pakten.writing.text import one_line

NAMESPACE = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
KIND = "application/atom+xml"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def feed(part: Part, publication: Publication) -> bytes:
    """The entries of a part, the latest change first, and the way to the others."""
    made, about = posts(part.entries, publication), part.feed
    root = etree.Element(f"{{{NAMESPACE}}}feed", nsmap={None: NAMESPACE, "fh": HISTORY})  # type: ignore[dict-item] # the stubs know no default namespace
    root.set(LANGUAGE, publication.words.language)
    _add(root, "id", publication.feed_uid(f"{about.id}.xml").urn)
    _add(root, "title", one_line(about.title))
    if about.description:
        _add(root, "subtitle", one_line(about.description))
    _add(root, "updated", _instant(newest(made)))
    _link(root, "self", part.address("xml", publication), KIND)
    _link(root, "alternate", publication.links.calendar(), "text/html")
    _to_other_parts(root, part, publication)
    _add(etree.SubElement(root, f"{{{NAMESPACE}}}author"), "name", one_line(publication.name))
    for post in made:
        entry = etree.SubElement(root, f"{{{NAMESPACE}}}entry")
        _add(entry, "id", post.uid.urn)
        title = _add(entry, "title", post.title)
        _add(entry, "published", _instant(post.published))
        _add(entry, "updated", _instant(post.updated))
        _link(entry, "alternate", post.url, "text/html")
        for subject in post.subjects:
            etree.SubElement(entry, f"{{{NAMESPACE}}}category", term=one_line(subject))
        summary = _add(entry, "summary", post.summary)
        if post.language != publication.words.language:
            for told in (title, summary):
                told.set(LANGUAGE, post.language)
        _add(entry, "content", post.content).set("type", "html")
    etree.indent(root, " ")
    text: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _to_other_parts(root: etree._Element, part: Part, publication: Publication) -> None:
    """For programs that turn pages (`next`), and for those that keep what has been archived (`prev-archive`)."""
    if part.name:
        etree.SubElement(root, f"{{{HISTORY}}}archive")
        _link(root, "current", part.address("xml", publication, ""), KIND)
    if part.newer is not None:
        _link(root, "previous", part.address("xml", publication, part.newer), KIND)
    if part.newer:
        _link(root, "next-archive", part.address("xml", publication, part.newer), KIND)
    if part.older is not None:
        for relation in ("next", "prev-archive"):
            _link(root, relation, part.address("xml", publication, part.older), KIND)


def _add(parent: etree._Element, name: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    element.text = text
    return element


def _link(parent: etree._Element, relation: str, url: str, kind: str) -> None:
    etree.SubElement(parent, f"{{{NAMESPACE}}}link", rel=relation, type=kind, href=url)


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
