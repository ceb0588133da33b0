"""What somebody needs to pass something on: its address, a few ready words, and a letter that is already begun.

Nothing here calls anybody. The words are to copy or to send from the reader's own mail program, and they stay true
after the day has passed: they say when something is, not how soon.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.example import Example
from pakten.domain.term import Area
from pakten.locale import Words
from pakten.writing import event_dates, event_text
from pakten.writing.pictures.card_entries import tagline
from pakten.writing.publication import Publication
from pakten.writing.text import one_line, paragraphs


@dataclass(frozen=True)
class Share:
    address: str
    subject: str
    words: Words
    more: str
    """What to say before the address, where one is told more."""
    told: Callable[[], tuple[str, ...]]
    """The paragraphs between; asked for by few who want the address or the subject."""

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        return (*self.told(), f"{self.more} {self.address}")

    @property
    def post(self) -> str:
        """Text for a social network, with the address last."""
        return paragraphs((self.subject, *self.paragraphs))

    @property
    def letter(self) -> str:
        return paragraphs((self.words("share.greeting"), *self.paragraphs))

    @property
    def mailto(self) -> str:
        """Opens the reader's mail program (RFC 6068: lines end in CR and LF, everything else is percent-encoded)."""
        body = self.letter.replace("\n", "\r\n")
        return f"mailto:?subject={quote(self.subject, safe='')}&body={quote(body, safe='')}"


def of_event(event: Event, publication: Publication) -> Share:
    words = publication.words

    def told() -> tuple[str, ...]:
        dates = event_dates.told(event, words)
        facts = (
            *(words("share.when", when=date) for date in dates.dates),
            *((words("share.where", where=dates.where[0]), *dates.where[1:]) if dates.where else ()),
            *dates.registration,
        )
        return (" ".join(dates.notices), one_line(event.summary), "\n".join(facts))

    title = event_text.marked_title(event_state(event), words)
    return Share(publication.links.event(event), title, words, words("share.more_event"), told)


def of_example(example: Example, publication: Publication) -> Share:
    words = publication.words

    def told() -> tuple[str, ...]:
        names = publication.organisation_names(tuple(part.organisation for part in example.organisations))
        return (one_line(example.summary), words("share.by", names=", ".join(names)) if names else "")

    title = words("share.example", title=one_line(example.title))
    return Share(publication.links.example(example), title, words, words("share.more_example"), told)


def of_area(area: Area, publication: Publication) -> Share:
    words = publication.words
    return Share(
        publication.links.area(area.id),
        words("share.area", title=area.title, network=publication.name),
        words,
        words("share.more_area", place=area.local_form),
        lambda: (tagline(area, publication), one_line(area.summary)),
    )
