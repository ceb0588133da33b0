"""JSON Feed 1.1 (jsonfeed.org): the same posts as in Atom, for programs that would rather not read XML."""

import json

from pakten.writing.feeds.entry import Post, posts
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
        "items": [_item(post) for post in posts(part.entries, publication)],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _item(post: Post) -> dict[str, object]:
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
        "language": post.language,
    }
