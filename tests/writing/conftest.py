"""A small made-up network, Hamnkretsen in Gävle, and one of its meetings in every state of an event's life.

Files that a person can open stand in `tests/golden/`. After a wanted change, `PAKTEN_GOLDEN=write pytest tests/writing`
writes them anew; look at them before they are committed.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pakten.addresses.links import SiteLinks
from pakten.addresses.segments import segments_of
from pakten.addresses.urls import Urls
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event, Format, Occasion, Online, Status, Step
from pakten.domain.event_parts.accessibility import Accessibility, Answer
from pakten.domain.event_parts.meeting import ProgrammeItem
from pakten.domain.event_parts.recap import NextStep, Recap
from pakten.domain.event_parts.registration import Registration, RegistrationState
from pakten.domain.example import Evidence, Example, Part, Progress, Result
from pakten.domain.occurrence import Occurrence
from pakten.domain.organisation import Organisation, Sector
from pakten.domain.place import Place
from pakten.domain.source import Contact, Material, Source, Voice
from pakten.domain.term import Area, Onward, Theme, WayIn, Wording, WordingRole
from pakten.domain.timespan import Season, Timespan, local_instant
from pakten.domain.vocabulary import Vocabulary
from pakten.locale import words
from pakten.writing.feeds import part as feeds
from pakten.writing.publication import Feed, Publication

GOLDEN = Path(__file__).parent.parent / "golden"
ZONE = ZoneInfo("Europe/Stockholm")
QUAY = Place(
    name="Kajskjul 7",
    id="kajskjul-7",
    address="Norra Skeppsbron 7",
    postal_code="803 10",
    city="Gävle",
    geo=(60.6789, 17.1512),
)

Golden = Callable[[str, bytes], None]
Publish = Callable[..., Publication]


BASE = "https://hamnkretsen.example/"


class HarbourLinks(SiteLinks):
    """The addresses of a site that has other names for share pictures and for dates."""

    def date(self, one: Occurrence) -> str:
        return f"{self.event(one.event)}#{one.key}" if one.key else self.event(one.event)

    def card(self, kind: str, id_: str) -> str:
        return self.to(f"kort/{kind}/{id_}.png")


def whole(entries: Iterable[Event | Example], feed: Feed) -> feeds.Part:
    """A feed that is so short that there is nothing older."""
    return feeds.Part(feed, tuple(entries))


def at(day: str, clock: str) -> datetime:
    """A local time in Gävle."""
    return local_instant(date.fromisoformat(day), datetime.strptime(clock, "%H:%M").time(), ZONE)  # noqa: DTZ007


MEETING = Event(
    id="hamnmote-2027",
    title="Hamnmöte: jobb vid kajen, för fler",
    summary="Rederier, föreningar och kommunen möts om jobb i hamnen.",
    span=Timespan.between(at("2027-01-20", "09:00"), at("2027-01-20", "11:30")),
    published=date(2026, 11, 2),
    updated=at("2026-11-02", "00:00"),
    type="natverkstraff",
    format=Format.ON_SITE,
    areas=("inre-hamnen",),
    organisers=("hamnkontoret",),
    participants=("rederi-nord",),
    place=QUAY,
    themes=("sjoliv",),
    languages=("sv",),
    steps=(Step.MEETING,),
    programme=(
        ProgrammeItem(title="Kaffe", time="09:00"),
        ProgrammeItem(
            title="Så hittar vi fler matroser",
            time="09:30–10:15",
            text="Ett exempel att ta efter.",
            by=("rederi-nord",),
        ),
    ),
    registration=Registration(
        needed=True,
        url="https://hamnkretsen.example/anmalan?id=7&plats=kaj",
        closes=date(2027, 1, 13),
        seats=40,
        price="kostnadsfritt",
    ),
    accessibility=Accessibility(
        step_free=Answer.YES,
        hearing_loop=Answer.YES,
        sign_language=Answer.UNKNOWN,
        captions=Answer.NO,
        quiet_room=Answer.UNKNOWN,
        contact="kansli@hamnkretsen.example",
        ask_by=date(2027, 1, 8),
    ),
    contact=Contact("Hamnkretsens kansli", "kansli@hamnkretsen.example", "026-10 00 00"),
    description="""Vi börjar med **kaffe**; sedan
blir det samtal:

- vad som fattas
- vad [var och en](/om/) kan göra
""",
)


DATED = (
    *("confirmed", "tentative", "cancelled", "postponed", "rescheduled", "moved_online"),
    *("full", "waiting_list", "closed", "whole_days", "no_end", "online", "hybrid", "occasions", "followed_up"),
)
"""The states of an event that has a day, of those in its life."""


def _life() -> dict[str, Event]:
    """The meeting in every state, as its entry is written then."""
    full = replace(MEETING.registration or Registration(True), state=RegistrationState.FULL)
    waiting = replace(full, state=RegistrationState.WAITING_LIST)
    closed = replace(full, state=RegistrationState.CLOSED)
    link = Online("https://mote.example/hamn", "Länken öppnar kl. 8.45.")
    new_day = Timespan.between(at("2027-02-03", "09:00"), at("2027-02-03", "11:30"))
    return {
        "confirmed": MEETING,
        "tentative": replace(MEETING, status=Status.TENTATIVE, updated=at("2026-11-03", "00:00")),
        "to_be_announced": replace(MEETING, span=Timespan.unset()),
        "season": replace(MEETING, span=Timespan.season(2027, Season.SPRING)),
        "cancelled": replace(
            MEETING, status=Status.CANCELLED, status_note="Isen ligger kvar.", updated=at("2027-01-18", "08:15")
        ),
        "postponed": replace(
            MEETING, status=Status.POSTPONED, status_note="Isen ligger kvar.", updated=at("2027-01-18", "08:15")
        ),
        "rescheduled": replace(MEETING, span=new_day, previous=(MEETING.span,), updated=at("2027-01-10", "13:00")),
        "moved_online": replace(
            MEETING,
            format=Format.ONLINE,
            previous_format=Format.ON_SITE,
            online=link,
            updated=at("2027-01-18", "15:40"),
        ),
        "full": replace(MEETING, registration=full, updated=at("2027-01-04", "00:00")),
        "waiting_list": replace(MEETING, registration=waiting, updated=at("2027-01-04", "00:00")),
        "closed": replace(MEETING, registration=closed, updated=at("2027-01-04", "00:00")),
        "whole_days": replace(MEETING, span=Timespan.days(date(2027, 1, 20), date(2027, 1, 21)), programme=()),
        "no_end": replace(MEETING, span=Timespan.between(at("2027-01-20", "09:00"))),
        "online": replace(MEETING, format=Format.ONLINE, place=None, online=link),
        "hybrid": replace(MEETING, format=Format.HYBRID, online=link),
        "occasions": replace(MEETING, span=Timespan.days(date(2027, 1, 20), date(2027, 2, 3)), occasions=_occasions()),
        "followed_up": replace(MEETING, recap=_recap(), updated=at("2027-02-01", "00:00")),
    }


def _occasions() -> tuple[Occasion, ...]:
    days = ("2027-01-20", "2027-01-27", "2027-02-03")
    spans = [Timespan.between(at(day, "17:00"), at(day, "19:00")) for day in days]
    return (
        Occasion("forsta", spans[0]),
        Occasion("andra", spans[1], Status.CANCELLED),
        Occasion("tredje", spans[2], previous=(Timespan.between(at("2027-02-02", "17:00")),)),
    )


def _recap() -> Recap:
    return Recap(
        summary="Tre rederier vill ta emot praktikanter.",
        values=("Fler vet vem de ska ringa.",),
        voices=(Voice("Nu kommer vi igång.", "rederi-nord"),),
        next_steps=(NextStep("Anmäl en praktikplats", "praktik", outcome="Två platser blev av."),),
        outcome="Rederierna träffas varje månad.",
        examples=("matrosskolan",),
        materials=(Material("Bilder från mötet", "https://hamnkretsen.example/bilder/"),),
    )


EXAMPLE = Example(
    id="matrosskolan",
    title="Matrosskolan lär ut yrket ombord",
    summary="Sex veckor till sjöss i stället för ett halvår i skolbänken.",
    organisations=(Part("rederi-nord", "tar emot ombord"),),
    sector=Sector.PRIVATE,
    status=Progress.ONGOING,
    evidence=Evidence.TRIED,
    published=date(2026, 10, 5),
    reviewed=date(2026, 11, 9),
    areas=("inre-hamnen",),
    themes=("sjoliv",),
    results=(Result("Fyra av fem stannade.", "Rederiets uppföljning", "2026"),),
    steps=("Ring hamnkontoret.", "Välj ett fartyg."),
    events=("hamnmote-2027",),
    sources=(Source("Rederiets blad", "https://rederi.example/blad", "2026"),),
    body="""## Utmaningen

Få kunde <yrket>.

## Så fungerar det

Man lär ombord, se [mötet](/kalender/hamnmote-2027/).
""",
)
SAILING = replace(
    MEETING,
    id="seglats-2026",
    title="Seglats mot Limön",
    summary="En dag ombord med föreningarna.",
    span=Timespan.days(date(2026, 8, 29)),
    published=date(2026, 6, 1),
    updated=at("2026-09-02", "10:00"),
    type="studiebesok",
    areas=(),
    themes=(),
    programme=(),
    registration=Registration(needed=False),
    recap=_recap(),
    part_of="hamnmote-2027",
    description="",
)
OLD = replace(SAILING, id="kajsamtal-2023", title="Kajsamtal", span=Timespan.month(2023, 5), part_of="", recap=None)


def _catalogue(events: tuple[Event, ...]) -> Catalogue:
    return Catalogue(
        events=tuple(sorted(events, key=lambda event: (event.span, event.id))),
        examples=(EXAMPLE,),
        areas=(
            Area(
                id="inre-hamnen",
                title="Inre hamnen",
                summary="Kajerna närmast staden.",
                local_form="i Inre hamnen",
                color="steelblue",
            ),
        ),
        themes=(Theme(id="sjoliv", title="Sjöliv, skepp & jobb", summary="Yrken till sjöss."),),
        ways_in=(
            WayIn(
                id="praktik",
                title="Praktik ombord",
                summary="Prova yrket.",
                for_whom="Den som vill prova",
                contribute=("En plats",),
                carried_out_by="hamnkontoret",
                next_step=Onward("Ring"),
                intents=("practice",),
            ),
        ),
        places=(QUAY,),
        organisations=(
            Organisation("hamnkontoret", "Hamnkontoret", Sector.PUBLIC, url="https://hamnkontoret.example/"),
            Organisation("rederi-nord", "Rederi Nord AB", Sector.PRIVATE),
        ),
        wordings=(Wording(WordingRole.TAGLINE, "Alla i samma båt", "Alla i samma båt {local_form}"),),
        vocabulary=Vocabulary(
            types={"natverkstraff": "Nätverksträff", "studiebesok": "Studiebesök"}, intents={"practice": "Praktik"}
        ),
    )


@pytest.fixture(scope="session")
def life() -> Mapping[str, Event]:
    return _life()


@pytest.fixture(scope="session")
def publish() -> Publish:
    """An publication of the network with these events."""

    def publication(*events: Event, language: str = "sv", zone: ZoneInfo = ZONE) -> Publication:
        links = HarbourLinks(Urls(segments_of(words("sv"), {}), {}), BASE)
        return Publication(_catalogue(events), links, words(language), "Hamnkretsen", BASE, zone, "SEK", "SE")

    return publication


@pytest.fixture(scope="session")
def publication(publish: Publish) -> Publication:
    """The network with its meeting, a sailing last summer that was followed up, and an old talk."""
    return publish(MEETING, SAILING, OLD)


@pytest.fixture(scope="session")
def golden() -> Golden:
    """Compares with the file of this name, or writes it when the environment says so."""

    def compare(name: str, content: bytes) -> None:
        path = GOLDEN / name
        if os.environ.get("PAKTEN_GOLDEN") == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        assert content.decode().splitlines() == path.read_bytes().decode().splitlines()
        assert content == path.read_bytes()

    return compare
