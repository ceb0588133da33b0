"""An item: a post as it stands in the files of feeds.

It is written once for all of them, and in both formats at once, since both say all of it.
"""

import json
from collections.abc import Iterable, Iterator
from functools import partial

from pakten.domain.news import Entry
from pakten.writing.feeds.entry import Post, post
from pakten.writing.feeds.xml import element, empty, instant, link
from pakten.writing.publication import Publication
from pakten.writing.text import one_line


def items(entries: Iterable[Entry], publication: Publication) -> Iterator[tuple[bytes, bytes]]:
    """Of Atom and of JSON."""
    return (publication.once("item", one, partial(_item, one, publication)) for one in entries)


def _item(entry: Entry, publication: Publication) -> tuple[bytes, bytes]:
    told = post(entry, publication)
    return _atom(told, publication.words.language), _json(told)


def _atom(told: Post, language: str) -> bytes:
    own = {} if told.language == language else {"xml:lang": told.language}
    lines = (
        element("id", told.uid.urn),
        element("title", told.title, **own),
        element("published", instant(told.published)),
        element("updated", instant(told.updated)),
        link("alternate", told.url, "text/html"),
        *(empty("category", term=one_line(subject)) for subject in told.subjects),
        element("summary", told.summary, **own),
        element("content", told.content, type="html"),
    )
    return "".join((" <entry>\n", *(f"  {line}\n" for line in lines), " </entry>\n")).encode()


def _json(told: Post) -> bytes:
    """With the steps in which it stands in the list."""
    item = {
        "id": told.uid.urn,
        "url": told.url,
        "title": told.title,
        "summary": told.summary,
        "content_html": told.content,
        **({"image": told.image} if told.image else {}),
        "date_published": instant(told.published),
        "date_modified": instant(told.updated),
        "tags": told.subjects,
        "language": told.language,
    }
    lines = json.dumps(item, ensure_ascii=False, indent=1).split("\n")
    return "".join(f"\n  {line}" for line in lines).encode()
