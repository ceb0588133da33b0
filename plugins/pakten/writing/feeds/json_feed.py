"""JSON Feed 1.1 (jsonfeed.org): the same posts as in Atom, for programs that would rather not read XML."""

import json

from pakten.writing.feeds.entry import latest_first
from pakten.writing.feeds.item import items
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
    head = json.dumps(told, ensure_ascii=False, indent=1).removesuffix("\n}").encode()
    written = [item for _, item in items(latest_first(part.entries, publication), publication)]
    end = b"\n ]\n}\n" if written else b"]\n}\n"
    return b"".join((head, b',\n "items": [', b",".join(written), end))
