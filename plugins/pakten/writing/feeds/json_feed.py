"""JSON Feed 1.1 (jsonfeed.org): the same posts as in Atom, for programs that would rather not read XML."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.writing.feeds.entry import Post, posts
from pakten.writing.publication import Feed, Publication
from pakten.writing.text import one_line

VERSION = "https://jsonfeed.org/version/1.1"


def feed(entries: Iterable[Event | Example], feed: Feed, publication: Publication) -> bytes:
    """A feed of these entries, the latest change first."""
    about = {
        "version": VERSION,
        "title": one_line(feed.title),
        "home_page_url": publication.links.calendar(),
        "feed_url": publication.links.feed(feed.id, "json"),
        **({"description": one_line(feed.description)} if feed.description else {}),
        "language": publication.words.language,
        "authors": [{"name": one_line(publication.name), "url": publication.links.home()}],
        "items": [_item(post, publication) for post in posts(entries, publication)],
    }
    return (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()


def _item(post: Post, publication: Publication) -> dict[str, object]:
    return {
        "id": post.uid.urn,
        "url": post.url,
        "title": post.title,
        "summary": post.summary,
        "content_html": post.content,
        **({"image": post.image} if post.image else {}),
        "date_published": post.published.isoformat(timespec="seconds"),
        "date_modified": post.updated.isoformat(timespec="seconds"),
        "tags": list(post.subjects),
        "language": publication.words.language,
    }
