"""What somebody needs to pass something on: its address, a few ready words, and a letter that is already begun.

Nothing here calls anybody. The words are to copy or to send from the reader's own mail program, and they stay true
after the day has passed: they say when something is, not how soon.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.term import Area
from pakten.writing import telling
from pakten.writing.card_entries import tagline
from pakten.writing.edition import Edition
from pakten.writing.text import one_line, paragraphs


@dataclass(frozen=True, slots=True)
class Share:
    address: str
    post: str
    """Text for a social network, with the address last."""
    subject: str
    letter: str

    @property
    def mailto(self) -> str:
        """Opens the reader's mail program (RFC 6068: lines end in CR and LF, everything else is percent-encoded)."""
        body = self.letter.replace("\n", "\r\n")
        return f"mailto:?subject={quote(self.subject, safe='')}&body={quote(body, safe='')}"


def of_event(event: Event, edition: Edition) -> Share:
    words, address = edition.words, edition.links.event(event)
    title = telling.marked_title(event, words)
    dates = telling.dates(event, words)
    where = telling.whereabouts(event, edition)
    facts = "\n".join(
        (
            *(words("share.when", when=date) for date in dates),
            *((words("share.where", where=where),) if where else ()),
        )
    )
    standing = " ".join(telling.standing(event, words))
    return _share(edition, address, title, (standing, one_line(event.summary), facts), words("share.more_event"))


def of_example(example: Example, edition: Edition) -> Share:
    names = edition.organisation_names(tuple(part.organisation for part in example.organisations))
    by = edition.words("share.by", names=", ".join(names)) if names else ""
    summary = one_line(example.summary)
    title = edition.words("share.example", title=one_line(example.title))
    return _share(edition, edition.links.example(example), title, (summary, by), edition.words("share.more_example"))


def of_area(area: Area, edition: Edition) -> Share:
    title = edition.words("share.area", title=area.title, network=edition.name)
    told = (tagline(area, edition), one_line(area.summary))
    more = edition.words("share.more_area", place=area.local_form)
    return _share(edition, edition.links.area(area.id), title, told, more)


def _share(edition: Edition, address: str, title: str, told: tuple[str, ...], more: str) -> Share:
    onward = f"{more} {address}"
    return Share(
        address=address,
        post=paragraphs((title, *told, onward)),
        subject=title,
        letter=paragraphs((edition.words("share.greeting"), *told, onward)),
    )
