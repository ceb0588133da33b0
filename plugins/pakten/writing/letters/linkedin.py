"""A month as a post on LinkedIn, which knows no marks and shows only the beginning until somebody asks for more."""

from datetime import date

from pakten.domain.term import Area
from pakten.writing.letters.monthly import Item, event_item, of_month
from pakten.writing.publication import Publication
from pakten.writing.text import paragraphs
from pakten.writing.when import day_in

LONGEST = 3_000
"""Units of UTF-16, which LinkedIn counts."""


def linkedin(publication: Publication, year: int, month: int, area: Area | None = None) -> str:
    """What is coming and what has been called off, each with its day; no more than fits, and then the nearest."""
    words = publication.words
    first = date(year, month, 1)
    coming, changed = of_month(publication, first, area)
    name = day_in(first, "when.in_month", words)
    knows = publication.catalogue.horizon(area.id if area else "").knows(first)
    key = "opening" if coming else "nothing" if knows else "unknown"
    opening = words(f"letter.linkedin.{key}", month=name, name=publication.name)
    off = [_lines(event_item(event, publication)) for event in changed]
    items = [_lines(event_item(event, publication)) for event in coming]
    calendar = words("letter.linkedin.closing", url=publication.links.calendar())
    heading = words("letter.linkedin.off")
    left = 0
    while True:
        more = words("letter.linkedin.more", n=left) if left else ""
        changes = paragraphs((heading, *off)) if off else ""
        post = paragraphs((opening, *items, changes, more, publication.catalogue.tagline(area), calendar)) + "\n"
        if length(post) <= LONGEST or not (items or off):
            return post
        (items if len(items) >= len(off) else off).pop()
        left += 1


def length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _lines(item: Item) -> str:
    return "\n".join(filter(None, (f"▸ {item.title}", *item.facts, item.url)))
