"""JSON Feed 1.1 (jsonfeed.org): the same posts as in Atom, for programs that would rather not read XML.

An entry stands in several feeds and is written once.
"""

import json
from collections.abc import Mapping
from functools import partial

from pakten.domain.news import Entry, key
from pakten.writing.feeds.entry import latest_first, post
from pakten.writing.feeds.part import Part
from pakten.writing.publication import Publication
from pakten.writing.text import one_line

VERSION = "https://jsonfeed.org/version/1.1"


def feed(part: Part, publication: Publication) -> bytes:
    """The entries of a part, the latest change first, and the way to what is older."""
    about = part.feed
    told = {
        "version": VERSION,
        "title": one_line(about.title),
        "home_page_url": publication.links.calendar(),
        "feed_url": part.address("json", publication),
        **({"next_url": part.address("json", publication, part.older)} if part.older is not None else {}),
        **({"description": one_line(about.description)} if about.description else {}),
        "language": publication.words.language,
        "authors": [{"name": one_line(publication.name), "url": publication.links.home()}],
    }
    entries = latest_first(part.entries, publication)
    items = [publication.once(("json", key(one)), one, partial(_item, one, publication)) for one in entries]
    end = b"\n ]\n}\n" if items else b"]\n}\n"
    return b"".join((_written(told).removesuffix(b"\n}"), b',\n "items": [', b",".join(items), end))


def _item(entry: Entry, publication: Publication) -> bytes:
    """As it stands in the list: two steps in."""
    told = post(entry, publication)
    item = {
        "id": told.uid.urn,
        "url": told.url,
        "title": told.title,
        "summary": told.summary,
        "content_html": told.content,
        **({"image": told.image} if told.image else {}),
        "date_published": told.published.isoformat(timespec="seconds"),
        "date_modified": told.updated.isoformat(timespec="seconds"),
        "tags": list(told.subjects),
        "language": told.language,
    }
    return b"\n  " + _written(item).replace(b"\n", b"\n  ")


def _written(told: Mapping[str, object]) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1).encode()
