"""A part of a feed of news: the newest entries, which people follow, or older ones that lie beside them (RFC 5005)."""

from collections.abc import Sequence
from dataclasses import dataclass

from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.news import Document
from pakten.writing.publication import Feed, Publication


@dataclass(frozen=True, slots=True)
class Part:
    feed: Feed
    entries: tuple[Event | Example, ...]
    name: str = ""
    """Empty for the newest."""
    newer: str | None = None
    """The names of the parts on either side, if there are."""
    older: str | None = None

    def address(self, suffix: str, publication: Publication, name: str | None = None) -> str:
        """Of this part, or of another of the same feed."""
        name = self.name if name is None else name
        links = publication.links
        return links.archive(self.feed.id, name, suffix) if name else links.feed(self.feed.id, suffix)


def parts(news: Sequence[Document], feed: Feed) -> Sequence[Part]:
    """The newest first, each with its neighbours."""
    names = [document.name for document in news]
    beside = zip(news, (None, *names), (*names[1:], None), strict=False)
    return [Part(feed, document.entries, document.name, newer, older) for document, newer, older in beside]
