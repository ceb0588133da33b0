"""The report of a year, composed once and then written as a page, as HTML for print or as Markdown.

What is said and in which order is decided here; the forms differ only in their marks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from pakten.addresses.links import SiteLinks
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event, Role
from pakten.domain.event_parts.recap import Recap, Value
from pakten.domain.overviews.report import Chapter, YearReport
from pakten.domain.timespan import Timespan
from pakten.locale import Words
from pakten.writing.letters.paper import Linked, Part
from pakten.writing.sources import decision
from pakten.writing.when import when


@dataclass(frozen=True, slots=True)
class Account:
    """What one event gave."""

    title: str
    url: str
    facts: tuple[str, ...]
    summary: str
    values: tuple[str, ...]
    voices: tuple[tuple[str, str], ...]
    """What was said, and who said it."""
    onward: tuple[Linked, ...]
    outcome: str
    """What became of it all."""
    note: str

    def parts(self, words: Words) -> Iterator[Part]:
        yield Part("heading", self.title, 3, url=self.url)
        yield Part("paragraph", ", ".join(self.facts), tone="facts")
        yield Part("paragraph", self.summary)
        if self.values:
            yield Part("list", items=tuple(Linked(value, "") for value in self.values))
        for text, who in self.voices:
            yield Part("quotation", text, source=who)
        if self.onward:
            yield Part("paragraph", f"{words('recap.next')}:")
            yield Part("list", items=self.onward)
        if self.outcome:
            yield Part("paragraph", f"{words('recap.outcome')}: {self.outcome}")
        if self.note:
            yield Part("paragraph", f"{words('notice.note')}: {self.note}", tone="note")


@dataclass(frozen=True, slots=True)
class Told:
    """A chapter in words. Empty parts are left out by whoever writes it down, except the gaps: they are the point."""

    heading: str
    wording: str
    decided: str
    accounts: tuple[Account, ...]
    nothing: str
    """What to say when there are no accounts."""
    examples: tuple[Linked, ...]
    gaps: tuple[Linked, ...]
    called_off: tuple[Linked, ...]
    ahead: tuple[Linked, ...]

    def parts(self, words: Words) -> Iterator[Part]:
        yield Part("heading", self.heading)
        if self.wording:
            yield Part("quotation", f"”{self.wording}”", source=self.decided, tone="decided")
        if self.nothing:
            yield Part("paragraph", self.nothing)
        for account in self.accounts:
            yield from account.parts(words)
        for kind in ("examples", "gaps", "called_off", "ahead"):
            heading, items = words(f"report.{kind}"), getattr(self, kind)
            if items and kind == "gaps":
                yield Part("gaps", heading, 3, items=items)
            elif items:
                yield Part("heading", heading, 3)
                yield Part("list", items=items)


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    intro: str
    chapters: tuple[Told, ...]
    words: Words

    @property
    def parts(self) -> Iterator[Part]:
        return chain.from_iterable(chapter.parts(self.words) for chapter in self.chapters)


def compose(
    report: YearReport,
    catalogue: Catalogue,
    words: Words,
    links: SiteLinks,
    name: str,
    day: date | None = None,
    accounts: dict[str, Account] | None = None,
) -> Document:
    """The report of one network in one language; on a day other than that of the catalogue.

    `accounts` are those of the same report on other days: what an event gave does not hang on the day.
    """
    knows = catalogue.horizon().knows_year(report.year, day)
    teller = _Teller(catalogue, words, links, knows, bool(report.towards), {} if accounts is None else accounts)
    chapters = (chapter for chapter in report.chapters if chapter.goal is not None or chapter)
    return Document(
        words("report.title_of", name=name, year=report.year),
        words("report.intro", year=report.year),
        tuple(teller.chapter(chapter) for chapter in chapters),
        words,
    )


@dataclass(frozen=True)
class _Teller:
    catalogue: Catalogue
    words: Words
    links: SiteLinks
    knows: bool
    """Whether all of the year is known."""
    has_goals: bool
    """Whether goals of today held in the year."""
    accounts: dict[str, Account]
    """What events gave, by their ids, as far as it has been told."""

    def chapter(self, chapter: Chapter) -> Told:
        goal, words = chapter.goal, self.words
        return Told(
            goal.title if goal else words("report.beside" if self.has_goals else "report.before"),
            goal.wording if goal else "",
            decision(goal, words) if goal else "",
            tuple(self.account(event) for event in chapter.told),
            self.nothing(chapter),
            tuple(Linked(one.title, self.links.example(one), one.summary) for one in chapter.examples),
            tuple(self.gaps(chapter)),
            tuple(self._event(event, event.status_note) for event in chapter.called_off),
            tuple(self._event(event) for event in chapter.ahead),
        )

    def nothing(self, chapter: Chapter) -> str:
        if chapter.told:
            return ""
        if chapter.untold:
            return self.words("report.nothing_told")
        return self.words("report.nothing_held") if self.knows else ""

    def gaps(self, chapter: Chapter) -> Iterable[Linked]:
        for event in chapter.untold:
            yield self._event(event, self.words("report.no_recap"))
        for area in chapter.without:
            yield Linked(area.title, self.links.area(area.id), self.words("report.no_forum", place=area.local_form))
        for area in chapter.unknown:
            known = self.catalogue.horizon(area.id).until
            # What is so of all areas is said once, above.
            if known is not None and known != self.catalogue.horizon().until:
                told = self.words("known.until", time=when(known, self.words, weekday=False))
                yield Linked(area.title, self.links.area(area.id), f"{told}.")

    def account(self, event: Event) -> Account:
        if event.id not in self.accounts:
            self.accounts[event.id] = self._account(event)
        return self.accounts[event.id]

    def _account(self, event: Event) -> Account:
        assert event.recap is not None
        names = self.catalogue.titles["organisation"]
        return Account(
            event.title,
            self.links.event(event),
            tuple(self.facts(event)),
            event.recap.summary,
            (*event.recap.values, *(self._value(value) for value in event.recap.worth)),
            tuple(
                (voice.text, ", ".join(filter(None, (names.get(voice.organisation, voice.organisation), voice.source))))
                for voice in event.recap.voices
            ),
            tuple(self._onward(event, event.recap)),
            event.recap.outcome,
            event.note,
        )

    def _onward(self, event: Event, recap: Recap) -> Iterable[Linked]:
        """The chain from what was said to what became of it, as far as it is known."""
        gone = [(step.to, step.text, step.outcome) for step in recap.next_steps]
        gone += [(lead.to, lead.text, lead.outcome) for lead in event.leads if lead.public]
        for to, text, outcome in gone:
            became = self.words("report.became", text=outcome) if outcome else ""
            title = self.catalogue.way_in[to].title
            yield Linked(title, self.links.way_in(to), " ".join(filter(None, (text, became))))

    def _value(self, value: Value) -> str:
        return self.words("report.value", kind=self.words(f"value_kind.{value.kind}"), text=value.text)

    def facts(self, event: Event) -> Iterable[str]:
        yield self._days(event)
        yield self.catalogue.vocabulary.types.get(event.type, event.type)
        if event.place is not None:
            yield event.place.name
        yield ", ".join(self.catalogue.area[area].title for area in event.areas) or self.words("area.all")
        if event.role is not Role.ARRANGED:
            yield self.words(f"role.{event.role}")

    def _event(self, event: Event, text: str = "") -> Linked:
        return Linked(f"{event.title}, {self._days(event)}", self.links.event(event), text)

    def _days(self, event: Event) -> str:
        """Afterwards nobody needs the hours."""
        span = event.span if event.span.start is None else Timespan.days(event.span.first, event.span.last)
        return when(span, self.words, weekday=False)
