"""What somebody needs to pass something on: its address, a few ready words, and a letter that is already begun.

Nothing here calls anybody. The words are to copy or to send from the reader's own mail program, and they stay true
after the day has passed: they say when something is, not how soon.
"""

from dataclasses import dataclass
from urllib.parse import quote

from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.example import Example
from pakten.domain.term import Area
from pakten.writing import event_dates, event_text
from pakten.writing.pictures.card_entries import tagline
from pakten.writing.publication import Publication
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


def of_event(event: Event, publication: Publication) -> Share:
    words, address = publication.words, publication.links.event(event)
    told = event_dates.told(event, words)
    title = event_text.marked_title(event_state(event), words)
    facts = (
        *(words("share.when", when=date) for date in told.dates),
        *((words("share.where", where=told.where[0]), *told.where[1:]) if told.where else ()),
        *told.registration,
    )
    said = (" ".join(told.notices), one_line(event.summary), "\n".join(facts))
    return _share(publication, address, title, said, words("share.more_event"))


def of_example(example: Example, publication: Publication) -> Share:
    names = publication.organisation_names(tuple(part.organisation for part in example.organisations))
    by = publication.words("share.by", names=", ".join(names)) if names else ""
    summary = one_line(example.summary)
    title = publication.words("share.example", title=one_line(example.title))
    return _share(
        publication, publication.links.example(example), title, (summary, by), publication.words("share.more_example")
    )


def of_area(area: Area, publication: Publication) -> Share:
    title = publication.words("share.area", title=area.title, network=publication.name)
    told = (tagline(area, publication), one_line(area.summary))
    more = publication.words("share.more_area", place=area.local_form)
    return _share(publication, publication.links.area(area.id), title, told, more)


def _share(publication: Publication, address: str, title: str, told: tuple[str, ...], more: str) -> Share:
    onward = f"{more} {address}"
    return Share(
        address=address,
        post=paragraphs((title, *told, onward)),
        subject=title,
        letter=paragraphs((publication.words("share.greeting"), *told, onward)),
    )
