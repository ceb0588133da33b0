"""The year as one document: the plan, the unit's goals and the answers, what it gave, what is missing, what is next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pakten.addresses.links import SiteLinks
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.overviews.handover import leads_of
from pakten.domain.overviews.plan import activity_plan
from pakten.domain.overviews.report import year_report
from pakten.domain.overviews.wheel import Due, wheel
from pakten.domain.work_year import Change, WorkYear
from pakten.locale import Words
from pakten.writing.letters.paper import Linked, Part
from pakten.writing.letters.plan_table import responsible, status
from pakten.writing.letters.year_report import Account, Told, compose
from pakten.writing.when import day_in, when


@dataclass(frozen=True, slots=True)
class YearDocument:
    title: str
    intro: str
    parts: tuple[Part, ...]
    words: Words


def year_document(
    catalogue: Catalogue, year: int, today: date, words: Words, links: SiteLinks, name: str
) -> YearDocument:
    teller = _Teller(catalogue, year, today, words, links)
    written = catalogue.work_year.get(str(year))
    title = written.title if written else words("year.title", year=year)
    intro = written.summary if written else words("year.intro", year=year)
    report = compose(year_report(catalogue, year, today), catalogue, words, links, name)
    parts = (
        *teller.known(),
        *teller.plan(written),
        *teller.goals(written),
        *teller.change(written),
        *teller.chapters(report.chapters),
        *teller.leads(),
        *teller.gaps(report.chapters),
        *teller.next(written),
    )
    return YearDocument(f"{title} – {name}" if name and name not in title else title, intro, parts, words)


@dataclass(frozen=True)
class _Teller:
    catalogue: Catalogue
    year: int
    today: date
    words: Words
    links: SiteLinks

    def known(self) -> Iterator[Part]:
        """Nobody should take silence for a no."""
        until = self.catalogue.horizon().before(date(self.year, 1, 1))
        if until is not None:
            yield Part("paragraph", self.words("year.unknown", known=when(until, self.words, weekday=False)))

    def plan(self, written: WorkYear | None) -> Iterator[Part]:
        words = self.words
        name = "year.plan" if written or self._was_planned else "year.meetings"
        yield Part("heading", words(name))
        rows = [*self._events(), *self._tasks(written)]
        rows.sort(key=lambda row: row[0] or "~")
        if not rows:
            yield Part("paragraph", words("year.nothing_planned" if self._knows else "year.plan_unknown"))
            return
        yield self._table(name, ("quarter", "what", "kind", "owner", "goal", "agreed", "status"), rows)

    def _table(self, name: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Part:
        header = tuple(self.words(f"year.column.{one}") for one in columns)
        return Part("table", self.words(name), header=header, rows=tuple(rows))

    @property
    def _knows(self) -> bool:
        return self.catalogue.horizon().knows(date(self.year, 1, 1))

    @property
    def _was_planned(self) -> bool:
        """What has been written down when all of it was over is no plan."""
        events = self.catalogue.in_year(self.year)
        return not events or any(not event.span.is_over(event.published) for event in events)

    def _events(self) -> Iterator[tuple[str, ...]]:
        for quarter in activity_plan(self.catalogue, self.year, self.today):
            number = self.words("plan.quarter", n=quarter.number) if quarter.number else ""
            for event in quarter.events:
                goals = ", ".join(self.catalogue.goal[goal].title for goal in event.goals)
                agreed = self._names(event.agreed_with)
                title = f"{event.title}, {when(event.span, self.words, weekday=False)}"
                now = status(event, self.words, self.today)
                kind = self.words("year.kind.meeting")
                yield (number, title, kind, responsible(event, self.catalogue), goals, agreed, now)
                if event.follow_up:
                    yield self._follow_up(event, goals)

    def _follow_up(self, event: Event, goals: str) -> tuple[str, ...]:
        task = event.follow_up
        assert task is not None
        told = bool(event.recap and task.told_in)
        return (
            self.words("plan.quarter", n=(task.by.month + 2) // 3) if task.by.year == self.year else "",
            self.words("year.follow_up", title=event.title, day=day_in(task.by, "when.date", self.words)),
            self.words("year.kind.evaluation"),
            task.owner,
            goals,
            "",
            self.words("year.done" if told else "plan.planned"),
        )

    def _tasks(self, written: WorkYear | None) -> Iterator[tuple[str, ...]]:
        for task in written.plan if written else ():
            yield (
                self.words("plan.quarter", n=task.quarter) if task.quarter else "",
                task.text,
                self.words(f"year.kind.{task.kind}"),
                task.owner,
                self.catalogue.goal[task.goal].title if task.goal else "",
                self._names(task.agreed_with),
                task.done or self.words("plan.planned"),
            )

    def goals(self, written: WorkYear | None) -> Iterator[Part]:
        if not written or not written.unit_goals:
            return
        yield Part("heading", self.words("year.unit_goals"))
        for one in written.unit_goals:
            yield Part("heading", one.text, 3)
            facts = (self.catalogue.goal[one.goal].title if one.goal else "", one.owner)
            if any(facts):
                yield Part("paragraph", ". ".join(filter(None, facts)))
            yield Part("paragraph", one.answer or self.words("year.no_answer"))

    def change(self, written: WorkYear | None) -> Iterator[Part]:
        if written and written.change:
            change: Change = written.change
            yield Part("heading", self.words("year.change"))
            source = self.words("year.chosen", who=change.chosen_by, when=change.date)
            yield Part("quotation", change.text, source=source.strip(" ,."))
            yield Part("paragraph", change.reason)
            if event := self.catalogue.event.get(change.event):
                yield Part("list", items=(self._link(event),))

    def chapters(self, chapters: Iterable[Told]) -> Iterator[Part]:
        told = [chapter for chapter in chapters if chapter.accounts]
        if told:
            yield Part("heading", self.words("year.gave"))
        for chapter in told:
            yield Part("heading", chapter.heading, 3)
            if chapter.wording:
                yield Part("quotation", chapter.wording, source=chapter.decided)
            for account in chapter.accounts:
                yield from self._account(account)

    def _account(self, account: Account) -> Iterator[Part]:
        """The chain: the meeting, what it was worth, what went on, and what became of it."""
        yield Part("heading", account.title, 4)
        yield Part("paragraph", account.summary)
        if account.values:
            yield Part("list", items=tuple(Linked(value, "") for value in account.values))
        for text, who in account.voices:
            yield Part("quotation", text, source=who)
        if account.onward:
            yield Part("list", items=account.onward)
        if account.outcome:
            yield Part("paragraph", self.words("report.became", text=account.outcome))

    def leads(self) -> Iterator[Part]:
        listed = leads_of(self._of_year)
        if not listed:
            return
        yield Part("heading", self.words("year.leads"))
        rows = []
        for event, lead in listed:
            now = lead.on(self.today)
            state = f"{self.words(f'lead.{now[0]}')} {day_in(now[1], 'when.date', self.words)}" if now else ""
            outcome = lead.outcome or self.words("year.no_word")
            rows.append((lead.text, event.title, self.catalogue.way_in[lead.to].title, state, outcome))
        yield self._table("year.leads", ("what", "event", "to", "status", "outcome"), rows)

    @property
    def _of_year(self) -> tuple[Event, ...]:
        return tuple(event for event in self.catalogue.in_year(self.year) if event_state(event, self.today).is_held)

    def gaps(self, chapters: Iterable[Told]) -> Iterator[Part]:
        # Of a time that nobody knows nothing is missing: that is said at the beginning.
        missing = {one.title: one for chapter in chapters for one in chapter.gaps if self._knows}
        for event, lead in leads_of(self._of_year):
            if lead.is_silent(self.today):
                missing[lead.text] = Linked(lead.text, self.links.event(event), self.words("year.no_word"))
        if missing:
            yield Part("heading", self.words("report.gaps"))
            yield Part("list", items=tuple(missing.values()))

    def next(self, written: WorkYear | None) -> Iterator[Part]:
        coming = self.catalogue.agenda(self.today, self.catalogue.in_year(self.year + 1)).all
        sentences = tuple(Linked(text, "") for text in (written.next if written else ()))
        if coming or sentences:
            yield Part("heading", self.words("year.next"))
            yield Part("list", items=(*sentences, *map(self._link, coming)))

    def _link(self, event: Event) -> Linked:
        return Linked(f"{event.title}, {when(event.span, self.words, weekday=False)}", self.links.event(event))

    def _names(self, ids: Iterable[str]) -> str:
        return ", ".join(self.catalogue.organisation[id_].name for id_ in ids)


@dataclass(frozen=True, slots=True)
class Month:
    name: str
    due: tuple[tuple[Due, str], ...]
    """What is due, and the words for it."""


def year_wheel(catalogue: Catalogue, year: int, today: date, words: Words) -> tuple[Month, ...]:
    """The twelve months with what is due in each."""
    return tuple(
        Month(
            day_in(date(year, number, 1), "LLLL", words),
            tuple((one, words(f"year.due.{one.kind}", text=one.text)) for one in due),
        )
        for number, due in enumerate(wheel(catalogue, year, today), 1)
    )
