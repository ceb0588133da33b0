"""Several dates of one event, each with a life of its own, in the channels that tell all of them at once."""

import csv
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from io import StringIO
from typing import Any

import pytest
from tests.writing.conftest import MEETING, QUAY, at, whole

from pakten.domain.event import Event, Format, Occasion, Online, Status
from pakten.domain.event_parts.registration import Registration, RegistrationState
from pakten.domain.place import Place
from pakten.domain.timespan import Timespan
from pakten.locale import words
from pakten.writing import event_dates
from pakten.writing.data.spreadsheet import as_csv
from pakten.writing.feeds import json_feed
from pakten.writing.letters import share
from pakten.writing.letters.agenda import upcoming
from pakten.writing.letters.changes import changes
from pakten.writing.letters.linkedin import linkedin
from pakten.writing.letters.monthly import as_text, letter
from pakten.writing.pictures import card_entries
from pakten.writing.publication import Feed, Publication

LOFT = Place("Segelloftet", address="Varvsgatan 3", city="Gävle", note="Ring på grinden.")


def _evening(id_: str, day: str, **own: Any) -> Occasion:
    return Occasion(id_, Timespan.between(at(day, "17:00"), at(day, "19:00")), **own)


OWN_LIVES = replace(
    MEETING,
    status_note="Hamnen byggs om.",
    occasions=(
        _evening(
            "ett",
            "2027-01-20",
            format=Format.ONLINE,
            previous_format=Format.ON_SITE,
            online=Online("https://mote.example/ett", "Kameran får vara av."),
            registration=Registration(True, "https://anmal.example/ett", note="Säg vad du vill äta."),
        ),
        _evening("tva", "2027-01-27", place=LOFT, previous=(Timespan.between(at("2027-01-26", "17:00")),)),
        _evening(
            "tre",
            "2027-02-03",
            status=Status.TENTATIVE,
            registration=replace(MEETING.registration or Registration(True), state=RegistrationState.FULL),
        ),
        _evening("fyra", "2027-02-10", place_open=True, previous_place=QUAY),
        _evening("fem", "2027-02-17", status=Status.CANCELLED, status_note="Isen ligger kvar."),
    ),
)
LINES = (
    "onsdag 20 januari 2027 kl. 17–19 (digitalt i stället) · Kameran får vara av"
    " · Delta digitalt: https://mote.example/ett · Anmäl dig på https://anmal.example/ett · Säg vad du vill äta",
    "onsdag 27 januari 2027 kl. 17–19 (flyttat från tisdag 26 januari 2027 kl. 17)"
    " · Segelloftet, Varvsgatan 3, Gävle · Ring på grinden",
    "onsdag 3 februari 2027 kl. 17–19 (preliminärt) · Kajskjul 7, Norra Skeppsbron 7, 803 10 Gävle · Fullbokat"
    " · Sista dag att anmäla sig är 13 januari 2027 · Det finns 40 platser · Pris: kostnadsfritt",
    "onsdag 10 februari 2027 kl. 17–19 (ny plats, skulle ha varit här: Kajskjul 7, Norra Skeppsbron 7, 803 10 Gävle)"
    " · Plats kommer",
    "onsdag 17 februari 2027 kl. 17–19 (inställt) · Isen ligger kvar",
)


def _channels(event: Event, publish: Callable[..., Publication]) -> dict[str, str]:
    publication = publish(event)
    feed = json.loads(json_feed.feed(whole([event], Feed("all", "Alla")), publication))["items"][0]
    return {
        "feed": feed["content_html"],
        "letter": as_text(letter(publication, 2027, 1, date(2027, 1, 2))),
        "linkedin": linkedin(publication, 2027, 1),
        "share": share.of_event(event, publication).post,
    }


def test_each_date_has_a_line_with_all_that_is_its_own() -> None:
    told = event_dates.told(OWN_LIVES, words("sv"))
    assert told.dates == LINES
    assert told.notices == ("Hamnen byggs om.",)
    assert told.where == (), "no place is that of most dates"
    assert told.registration[-1] == "Om inget annat står vid datumet."


@pytest.mark.parametrize("channel", ["feed", "letter", "linkedin", "share"])
def test_every_channel_tells_them_and_none_of_it_twice(channel: str, publish: Callable[..., Publication]) -> None:
    text = _channels(OWN_LIVES, publish)[channel]
    told = ("(digitalt i stället)", "Kameran får vara av", "(flyttat från tisdag 26 januari 2027 kl. 17)")
    also = ("Segelloftet", "(preliminärt)", "Fullbokat", "Plats kommer", "(inställt)", "Isen ligger kvar")
    found = {line: text.count(line) for line in (*told, *also, "Ring på grinden", "Hamnen byggs om")}
    assert found == dict.fromkeys(found, 1)


def test_what_is_so_of_every_date_is_said_once_above_them() -> None:
    told = event_dates.told(replace(OWN_LIVES, status=Status.CANCELLED, registration=None), words("sv"))
    assert told.notices == ("Hamnen byggs om.",)
    assert told.dates[0] == "skulle ha varit onsdag 20 januari 2027 kl. 17–19"
    assert told.dates[4] == "skulle ha varit onsdag 17 februari 2027 kl. 17–19 · Isen ligger kvar"
    assert (told.where, told.registration) == ((), ()), "nobody is sent anywhere"


def test_the_note_of_the_event_stands_beside_the_one_date_that_it_explains() -> None:
    dates = (_evening("a", "2027-01-20"), _evening("b", "2027-01-27", status=Status.CANCELLED))
    told = event_dates.told(replace(MEETING, status_note="Lokalen är översvämmad.", occasions=dates), words("sv"))
    assert told.notices == ()
    assert told.dates == (
        "onsdag 20 januari 2027 kl. 17–19",
        "onsdag 27 januari 2027 kl. 17–19 (inställt) · Lokalen är översvämmad",
    )
    assert told.where == ("Kajskjul 7, Norra Skeppsbron 7, 803 10 Gävle",)


def test_the_place_of_most_dates_is_said_once_with_a_word_about_the_others() -> None:
    dates = (_evening("a", "2027-01-20"), _evening("b", "2027-01-27"), _evening("c", "2027-02-03", place=LOFT))
    told = event_dates.told(replace(MEETING, occasions=dates), words("sv"))
    assert told.where == ("Kajskjul 7, Norra Skeppsbron 7, 803 10 Gävle", "Om inget annat står vid datumet.")
    assert told.dates[2].endswith("· Segelloftet, Varvsgatan 3, Gävle · Ring på grinden")


@pytest.mark.parametrize(
    ("state", "title", "dates"),
    [
        ("cancelled", "Inställt: ", "skulle ha varit onsdag 20 januari 2027 kl. 9–11.30"),
        ("postponed", "Uppskjutet: ", "skulle ha varit onsdag 20 januari 2027 kl. 9–11.30"),
        ("rescheduled", "Ny tid: ", "onsdag 3 februari 2027 kl. 9–11.30"),
    ],
)
@pytest.mark.parametrize("channel", ["feed", "letter", "share"])
def test_what_is_off_or_moved_is_told_with_its_date(
    state: str, title: str, dates: str, channel: str, life: Mapping[str, Event], publish: Callable[..., Publication]
) -> None:
    text = _channels(life[state], publish)[channel]
    assert dates in text.casefold()
    assert channel == "feed" or title in text
    assert text.count("Isen ligger kvar.") == (state != "rescheduled")
    assert ("flyttat från onsdag 20 januari 2027 kl. 9" in text.casefold()) == (state == "rescheduled")


@pytest.mark.parametrize("channel", ["feed", "letter", "linkedin", "share"])
def test_a_place_that_is_to_come_is_told_everywhere(channel: str, publish: Callable[..., Publication]) -> None:
    early = replace(MEETING, place=None, place_open=True)
    assert _channels(early, publish)[channel].count("Plats kommer") == 1
    assert "Plats kommer" in card_entries.of_event(early, publish(early), lambda _: "").lines


def test_a_share_picture_tells_the_one_date_that_is_not_as_the_others(publish: Callable[..., Publication]) -> None:
    dates = (_evening("a", "2027-01-20"), _evening("b", "2027-01-27", status=Status.CANCELLED))
    event = replace(MEETING, span=Timespan.days(date(2027, 1, 20)), occasions=dates)
    card = card_entries.of_event(event, publish(event), lambda _: "")
    assert card.lines[0] == "2 tillfällen: onsdag 20 januari 2027"
    assert card.lines[-1] == "onsdag 27 januari 2027 kl. 17–19 (inställt)"
    assert card_entries.of_event(OWN_LIVES, publish(OWN_LIVES), lambda _: "").lines[-1] == "5 tillfällen är ändrade"


def test_the_agenda_shows_the_next_date_with_its_state(publish: Callable[..., Publication]) -> None:
    catalogue = publish(OWN_LIVES).catalogue
    title = "Hamnmöte: jobb vid kajen, för fler"
    days = {date(2027, 1, 1): "Digitalt i stället", date(2027, 1, 21): "Ny tid", date(2027, 2, 11): "Inställt"}
    for day, mark in days.items():
        assert f"{mark}: {title}" in upcoming(catalogue, day, words("sv"), 5)


def test_a_spreadsheet_has_a_line_for_each_date_with_what_is_its_own() -> None:
    rows = list(csv.DictReader(StringIO(as_csv([OWN_LIVES]), newline=""), delimiter=";"))
    columns = ("occasion", "status", "format", "place", "previous_start", "status_note", "registration_state")
    assert [tuple(row[column] for column in columns) for row in rows] == [
        ("ett", "confirmed", "online", "", "", "Hamnen byggs om.", "open"),
        (
            "tva",
            "confirmed",
            "on_site",
            LOFT.line,
            "2027-01-26 17:00",
            "Hamnen byggs om.",
            "open",
        ),
        ("tre", "tentative", "on_site", "kajskjul-7", "", "Hamnen byggs om.", "full"),
        ("fyra", "confirmed", "on_site", "TBA", "", "Hamnen byggs om.", "open"),
        ("fem", "cancelled", "on_site", "kajskjul-7", "", "Isen ligger kvar.", "open"),
    ]


def test_a_human_diff_names_the_date_that_was_called_off_or_moved(publish: Callable[..., Publication]) -> None:
    before = replace(MEETING, occasions=(_evening("a", "2027-01-20"), _evening("b", "2027-01-27")))
    moved, off = _evening("a", "2027-01-21"), _evening("b", "2027-01-27", status=Status.CANCELLED)
    after = replace(before, occasions=(moved, off))
    told = changes(publish(before).catalogue, publish(after).catalogue, words("sv"))
    assert told[:2] == (
        "1 flyttad: Hamnmöte: jobb vid kajen, för fler (Inre hamnen, tillfället från 20 januari 2027 kl. 17–19"
        " till 21 januari 2027 kl. 17–19).",
        "1 inställd: Hamnmöte: jobb vid kajen, för fler (Inre hamnen, tillfället 27 januari 2027 kl. 17–19).",
    )


def test_how_to_come_along_online_is_said_once_when_only_the_places_differ() -> None:
    link = Online("https://mote.example/hamn", "Kameran får vara av.")
    dates = (_evening("a", "2027-01-20"), _evening("b", "2027-01-27", place=LOFT), _evening("c", "2027-02-03"))
    told = event_dates.told(replace(MEETING, format=Format.HYBRID, online=link, occasions=dates), words("sv"))
    assert told.where == (
        "Kajskjul 7, Norra Skeppsbron 7, 803 10 Gävle och digitalt",
        "Kameran får vara av.",
        "Delta digitalt: https://mote.example/hamn",
        "Om inget annat står vid datumet.",
    )
    assert told.dates[1] == (
        "onsdag 27 januari 2027 kl. 17–19 · Segelloftet, Varvsgatan 3, Gävle och digitalt · Ring på grinden"
    )


@pytest.mark.parametrize(("many", "left"), [(12, ""), (13, "; och 1 till"), (14, "; och 2 till")])
def test_a_change_names_twelve_meetings_and_counts_the_rest(
    life: Mapping[str, Event], publish: Callable[..., Publication], many: int, left: str
) -> None:
    fresh = [replace(life["confirmed"], id=f"mote-{number}", title=f"Möte {number:02}") for number in range(many)]
    told, *_ = changes(publish().catalogue, publish(*fresh).catalogue, words("sv"))
    assert told.startswith(f"{many} nya träffar: Möte 00 (")
    assert told.count("Möte") == 12
    assert told.endswith(f"{left}.")
    assert (" till." in told) == bool(left)
