"""The same calendar read again: what is there stays, what has changed is changed, what is called off is called off."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Pakten
from tests.terminal import dialogue

REST = (
    *("--type", "frukostmote", "--areas", "kullen", "--organisers", "bageriet", "--registration-needed", "false"),
    *("--contact-name", "Kansliet", "--online-note", "Länk kommer.", "--format", "online"),
)
ON_SITE = (*REST[:-4], "--format", "on_site", "--summary", "En kväll om bröd.", "--accessibility-step-free", "unknown")
QUESTION = re.compile(rb"(?m)(?:^|\x1b\[K)Rad [^?]*\? \(ja/nej\) ")
BREAKFAST = (
    "UID:u1@x",
    "DTSTART:20270203T070000Z",
    "DTEND:20270203T080000Z",
    "SUMMARY:Frukost",
    "DESCRIPTION:Vi äter frukost tillsammans.",
)
SERIES = (
    *("UID:s1@x", "DTSTART;TZID=Europe/Stockholm:20270202T180000", "DTEND;TZID=Europe/Stockholm:20270202T190000"),
    *("RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:Kurs", "DESCRIPTION:Tre kvällar om bröd."),
)


def calendar(folder: Path, *entries: tuple[str, ...], method: str = "PUBLISH") -> str:
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//SV", f"METHOD:{method}")
    events = (line for lines in entries for line in ("BEGIN:VEVENT", *lines, "END:VEVENT"))
    (folder / "kalender.ics").write_text("\n".join((*head, *events, "END:VCALENDAR", "")), "utf-8", newline="\r\n")
    return "kalender.ics"


def entry(folder: Path, id_: str) -> str:
    text = (folder / "events.yaml").read_text("utf-8")
    found = re.search(rf"^- id: {id_}\n(?:  .*\n|\n(?=  ))*", text, re.MULTILINE)
    return found.group() if found else ""


def changed(lines: tuple[str, ...], name: str, new: str) -> tuple[str, ...]:
    return tuple(f"{name}:{new}" if re.match(rf"{name}[;:]", line) else line for line in lines)


def test_cancellation_cancels_what_is_there_and_keeps_its_id(folder: Path, pakten: Pakten) -> None:
    assert pakten("import", calendar(folder, BREAKFAST), *REST, "--write").status == 0
    off = changed((*BREAKFAST[:4], "STATUS:CANCELLED"), "SUMMARY", "Inställt: Frukost")
    said = pakten("import", calendar(folder, off, method="CANCEL"), "--write")
    assert said.status == 0
    assert "Rad 5: frukost-2027 ställs in.\n" in said.out
    assert "  status: cancelled\n" in entry(folder, "frukost-2027")
    assert "  title: Frukost\n" in entry(folder, "frukost-2027")
    again = pakten("import", "kalender.ics", "--write")
    assert "kalender.ics: 1 rad, 0 att skriva, 1 finns redan, 0 att rätta.\n" in again.out


def test_cancellation_finds_what_was_written_by_hand(folder: Path, pakten: Pakten) -> None:
    """By title and time, when nobody has read it from a calendar."""
    off = (
        *("UID:annan", "DTSTART:20270203T070000Z", "DTEND:20270203T083000Z"),
        "SUMMARY:Canceled: Frukost på Kullen: bröd och jobb",
    )
    said = pakten("import", calendar(folder, off, method="CANCEL"), "--write")
    assert "Rad 5: frukost-kullen-2027 ställs in.\n" in said.out
    assert "  status: cancelled\n" in entry(folder, "frukost-kullen-2027")
    assert "# lånar ut stolar" in entry(folder, "frukost-kullen-2027")


def test_an_event_that_is_changed_in_a_file_of_its_own_is_folded_first(folder: Path, pakten: Pakten) -> None:
    changes = folder / "events" / "andringar"
    changes.mkdir(parents=True)
    change = "id: frukost-kullen-2027\nupdated: 2026-12-01 09:15\nsummary: Vi bakar.\n"
    (changes / "2026-12-01-frukost-kullen-2027.yaml").write_text(change, "utf-8")
    before = (folder / "events.yaml").read_bytes()
    off = (*("UID:annan", "DTSTART:20270203T070000Z"), "SUMMARY:Canceled: Frukost på Kullen: bröd och jobb")
    said = pakten("import", calendar(folder, off, method="CANCEL"), "--write")
    assert said.status == 1
    assert "Kör pakten check --fix först" in said.beside
    assert (folder / "events.yaml").read_bytes() == before


def test_cancellation_of_what_is_not_here_writes_nothing(folder: Path, pakten: Pakten) -> None:
    before = (folder / "events.yaml").read_bytes()
    said = pakten("import", calendar(folder, BREAKFAST, method="CANCEL"), *REST, "--write")
    assert "Rad 5: Frukost är inställd, men finns inte här. Det finns inget att ställa in.\n" in said.out
    assert (folder / "events.yaml").read_bytes() == before


def test_entry_that_is_moved_in_the_calendar_is_moved_here(folder: Path, pakten: Pakten) -> None:
    pakten("import", calendar(folder, BREAKFAST), *REST, "--write")
    later = changed(changed(BREAKFAST, "DTSTART", "20270210T080000Z"), "DTEND", "20270210T090000Z")
    said = pakten("import", calendar(folder, (*later, "SEQUENCE:1")), *REST, "--write")
    assert "Rad 5: frukost-2027 flyttas till 2027-02-10 09:00.\n" in said.out
    assert "  start: 2027-02-10 09:00\n  end: 2027-02-10 10:00\n" in entry(folder, "frukost-2027")
    assert "  previous_start: [2027-02-03 08:00]\n" in entry(folder, "frukost-2027")
    assert "  updated: 2026-12-01 00:01\n" in entry(folder, "frukost-2027")
    assert pakten("check").status == 0


def test_what_was_changed_here_by_hand_stays(folder: Path, pakten: Pakten) -> None:
    pakten("import", calendar(folder, BREAKFAST), *REST, "--write")
    path = folder / "events.yaml"
    path.write_text(path.read_text("utf-8").replace("title: Frukost\n", "title: Frukost för alla\n"), "utf-8")
    assert "0 att skriva, 1 finns redan" in pakten("import", "kalender.ics", *REST, "--write").out
    said = pakten("import", calendar(folder, changed(BREAKFAST, "SUMMARY", "Morgonmat")), *REST, "--write")
    assert "Rad 5: Rubriken är en annan i kalendern nu, men har också ändrats här. Den här står kvar.\n" in said.out
    assert "  title: Frukost för alla\n" in entry(folder, "frukost-2027")


def test_new_title_of_the_calendar_is_taken_over(folder: Path, pakten: Pakten) -> None:
    pakten("import", calendar(folder, BREAKFAST), *REST, "--write")
    said = pakten("import", calendar(folder, changed(BREAKFAST, "SUMMARY", "Morgonmat")), *REST, "--write")
    assert "Rad 5: frukost-2027 heter nu Morgonmat.\n" in said.out
    assert "  title: Morgonmat\n" in entry(folder, "frukost-2027")


def test_dates_of_a_series_are_moved_and_called_off_one_by_one(folder: Path, pakten: Pakten) -> None:
    assert pakten("import", calendar(folder, SERIES), *REST, "--write").status == 0
    assert re.findall(r"- id: (\S+)\n      start: (.*)", entry(folder, "kurs-2027")) == [
        ("2027-02-02", "2027-02-02 18:00"),
        ("2027-02-09", "2027-02-09 18:00"),
        ("2027-02-16", "2027-02-16 18:00"),
    ]
    moved = (
        *("UID:s1@x", "RECURRENCE-ID;TZID=Europe/Stockholm:20270209T180000", "SUMMARY:Kurs"),
        *("DTSTART;TZID=Europe/Stockholm:20270211T183000", "DTEND;TZID=Europe/Stockholm:20270211T193000"),
    )
    out = (*SERIES, "EXDATE;TZID=Europe/Stockholm:20270216T180000")
    said = pakten("import", calendar(folder, out, moved), *REST, "--write")
    assert "Rad 5: kurs-2027 flyttas från den 2027-02-09 till 2027-02-11 18:30.\n" in said.out
    assert "Rad 5: kurs-2027 ställs in den 2027-02-16.\n" in said.out
    written = entry(folder, "kurs-2027")
    assert (
        "      start: 2027-02-11 18:30\n      end: 2027-02-11 19:30\n      previous_start: [2027-02-09 18:00]\n"
        in written
    )
    assert (
        "    - id: 2027-02-16\n      start: 2027-02-16 18:00\n      end: 2027-02-16 19:00\n      status: cancelled\n"
        in written
    )
    assert "0 att skriva, 1 finns redan" in pakten("import", "kalender.ics", *REST, "--write").out


def test_a_change_of_this_and_all_following_dates_moves_them_all(folder: Path, pakten: Pakten) -> None:
    onwards = (
        *("UID:s1@x", "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Stockholm:20270209T180000", "SUMMARY:Kurs"),
        *("DTSTART;TZID=Europe/Stockholm:20270210T190000", "DTEND;TZID=Europe/Stockholm:20270210T203000"),
        "LOCATION:Gamla kvarnen",
    )
    pakten("import", calendar(folder, SERIES, onwards), *REST, "--write")
    dates = re.findall(r"- id: (\S+)\n      start: (.*)\n      end: (.*)", entry(folder, "kurs-2027"))
    assert dates == [
        ("2027-02-02", "2027-02-02 18:00", "2027-02-02 19:00"),
        ("2027-02-09", "2027-02-10 19:00", "2027-02-10 20:30"),
        ("2027-02-16", "2027-02-17 19:00", "2027-02-17 20:30"),
    ]
    assert entry(folder, "kurs-2027").count("place: kvarnen") == 2


def test_a_series_that_goes_on_gets_its_new_dates_but_not_those_that_were_taken_out(
    folder: Path, pakten: Pakten
) -> None:
    pakten("import", calendar(folder, SERIES), *REST, "--write")
    path = folder / "events.yaml"
    without = re.sub(r"    - id: 2027-02-09\n(?:      .*\n)+", "", path.read_text("utf-8"))
    path.write_text(without, "utf-8")
    said = pakten("import", calendar(folder, changed(SERIES, "RRULE", "FREQ=WEEKLY;COUNT=4")), *REST, "--write")
    assert "Rad 5: kurs-2027 får ett tillfälle till, 2027-02-23 18:00.\n" in said.out
    assert "Serien har ett datum, 2027-02-09 18:00, som är borttaget här." in said.out
    assert re.findall(r"- id: (2027\S+)", entry(folder, "kurs-2027")) == ["2027-02-02", "2027-02-16", "2027-02-23"]
    assert pakten("check").status == 0


def test_a_date_of_a_series_keeps_a_title_and_a_place_of_its_own(folder: Path, pakten: Pakten) -> None:
    guest = (
        *("UID:s1@x", "RECURRENCE-ID;TZID=Europe/Stockholm:20270209T180000", "SUMMARY:Kurs med gäst"),
        *("DTSTART;TZID=Europe/Stockholm:20270209T180000", "DTEND;TZID=Europe/Stockholm:20270209T190000"),
        "LOCATION:Biblioteket\\, Torget 1; Microsoft Teams-möte",
    )
    said = pakten("import", calendar(folder, SERIES, guest), *REST, "--format", "on_site", "--place", "kvarnen",
                  "--accessibility-step-free", "yes", "--write")  # fmt: skip
    assert "Datumet 2027-02-09 har en egen rubrik." in said.out
    written = entry(folder, "kurs-2027")
    assert "status_note: Kurs med gäst\n" in written
    assert "name: Biblioteket\n" in written
    assert "Teams" not in written
    assert pakten("check").status == 0


def test_one_date_is_called_off_by_itself(folder: Path, pakten: Pakten) -> None:
    pakten("import", calendar(folder, SERIES), *REST, "--write")
    off = (
        *("UID:s1@x", "RECURRENCE-ID;TZID=Europe/Stockholm:20270209T180000", "SUMMARY:Inställt: Kurs"),
        *("DTSTART;TZID=Europe/Stockholm:20270209T180000", "STATUS:CANCELLED"),
    )
    said = pakten("import", calendar(folder, off, method="CANCEL"), "--write")
    assert "Rad 5: kurs-2027 ställs in den 2027-02-09.\n" in said.out
    assert entry(folder, "kurs-2027").count("status: cancelled") == 1


def test_series_is_written_up_to_the_day_that_is_said(folder: Path, pakten: Pakten) -> None:
    weekly = changed(SERIES, "RRULE", "FREQ=WEEKLY")
    said = pakten("import", calendar(folder, weekly), *REST, "--until", "2027-03-01")
    assert "Rad 5: Serien fortsätter, men är utskriven till och med 2027-02-23." in said.out
    assert pakten("import", "kalender.ics", "--until", "snart").status == 2


@pytest.mark.parametrize(("given", "status"), [((), 1), (("--zone", "Vår zon=Europe/Helsinki"), 0)])
def test_unknown_zone_is_asked_about(folder: Path, pakten: Pakten, given: tuple[str, ...], status: int) -> None:
    ours = ("UID:z", "DTSTART;TZID=Vår zon:20270203T090000", "SUMMARY:Samtal", "DESCRIPTION:Vi talar med varandra.")
    said = pakten("import", calendar(folder, ours), *REST, *given)
    assert said.status == status
    assert ("Rad 5: 2027-02-03 08:00 Samtal" in said.out) is bool(given)
    assert ("Tidszonen ”Vår zon” är okänd. Säg vilken den är med --zone" in said.out) is not bool(given)
    assert pakten("import", "kalender.ics", "--zone", "Vår zon=Lugnet").status == 2


def test_memory_holds_no_names(folder: Path, pakten: Pakten) -> None:
    """What programs call their entries may be somebody's mailbox."""
    named = changed(BREAKFAST, "UID", "fornamn.efternamn@exempel.se-1")
    pakten("import", calendar(folder, named), *REST, "--write")
    stored = (folder / "import.json").read_text("utf-8")
    assert "efternamn" not in stored
    assert [one["id"] for one in json.loads(stored)["entries"].values()] == ["frukost-2027"]
    (folder / "import.json").write_text("{trasig", "utf-8")
    assert pakten("import", "kalender.ics").beside.startswith("import.json går inte att läsa. Rätta den")


def test_dry_run_remembers_nothing(folder: Path, pakten: Pakten) -> None:
    pakten("import", calendar(folder, BREAKFAST), *REST)
    assert not (folder / "import.json").exists()


def test_event_in_a_file_of_its_own_is_changed_there(folder: Path, pakten: Pakten) -> None:
    pakten("import", calendar(folder, BREAKFAST), *REST, "--write")
    path = folder / "events.yaml"
    own = entry(folder, "frukost-2027")
    path.write_text(path.read_text("utf-8").replace(own, ""), "utf-8")
    (folder / "events").mkdir()
    alone = re.sub(r"^(?:- |  )", "", own, flags=re.MULTILINE).strip() + "\n"
    (folder / "events" / "frukost-2027.yaml").write_text(alone, "utf-8")
    pakten("import", calendar(folder, BREAKFAST, method="CANCEL"), "--write")
    assert "status: cancelled\n" in (folder / "events" / "frukost-2027.yaml").read_text("utf-8")


def test_what_has_one_name_and_one_time_at_two_places_are_two_events(folder: Path, pakten: Pakten) -> None:
    rows = "Rubrik;Datum;Tid;Plats\nKurs;2027-02-03;18:00;{}\nKurs;2027-02-03;18:00;{}\n"
    (folder / "kurser.csv").write_text(rows.format("Skolan", "Torget"), "utf-8")
    said = pakten("import", "kurser.csv", *ON_SITE, "--write")
    assert "kurser.csv: 2 rader, 2 att skriva, 0 finns redan, 0 att rätta.\n" in said.out
    assert "name: Torget" in entry(folder, "kurs-2027-2")
    again = pakten("import", "kurser.csv", "--write")
    assert "kurser.csv: 2 rader, 0 att skriva, 2 finns redan, 0 att rätta.\n" in again.out
    # A row that says the same twice is one event still.
    (folder / "kurser.csv").write_text(rows.format("Hallen", "Hallen").replace("03", "04"), "utf-8")
    twice = pakten("import", "kurser.csv", *ON_SITE)
    assert "kurser.csv: 2 rader, 1 att skriva, 1 finns redan, 0 att rätta.\n" in twice.out


def test_one_of_two_with_one_name_is_called_off(folder: Path, pakten: Pakten) -> None:
    rows = "Rubrik;Datum;Tid;Plats\nKurs;2027-02-03;18:00;Skolan\n{}Kurs;2027-02-03;18:00;Torget\n"
    (folder / "kurser.csv").write_text(rows.format(""), "utf-8")
    assert pakten("import", "kurser.csv", *ON_SITE, "--write").status == 0
    (folder / "kurser.csv").write_text(rows.format("Inställt: "), "utf-8")
    assert "Rad 3: kurs-2027-2 ställs in.\n" in pakten("import", "kurser.csv", "--write").out
    assert "status: cancelled" in entry(folder, "kurs-2027-2")
    assert "status:" not in entry(folder, "kurs-2027")


def test_column_in_the_way_is_named(folder: Path, pakten: Pakten) -> None:
    (folder / "kurser.csv").write_text("Rubrik;Datum;Eventtyp\nKurs;2027-02-03;Föreläsning\n", "utf-8")
    said = pakten("import", "kurser.csv", *REST, "--summary", "En kväll om bröd.")
    assert 'läs in filen utan kolumnen: --map "Eventtyp=".\n' in said.out
    without = pakten("import", "kurser.csv", *REST, "--summary", "En kväll om bröd.", "--map", "Eventtyp=")
    assert (without.status, "1 att skriva" in without.out) == (0, True)


def table(folder: Path, *rows: str) -> str:
    (folder / "lista.csv").write_text("\n".join(("Rubrik;Start;Plats;Beskrivning", *rows, "")), "utf-8")
    return "lista.csv"


def test_a_row_without_a_uid_that_may_have_moved_is_asked_about_and_not_written_twice(
    folder: Path, pakten: Pakten
) -> None:
    """It waits for an answer (E438)."""
    pakten("import", table(folder, "Brödkväll;2027-02-03 18:00;Kvarnen;Vi bakar."), *ON_SITE, "--write")
    before = (folder / "events.yaml").read_bytes()
    moved = table(folder, "Brödkväll;2027-02-10 18:00;Kvarnen;Vi bakar.")
    said = pakten("import", moved, *ON_SITE, "--write")
    assert said.status == 1
    assert (
        "Liknar brodkvall-2027 (2027-02-03 18:00), som inte finns i filen: är den flyttad till 2027-02-10 18:00?"
        in (said.out)
    )
    assert 'kör pakten move brodkvall-2027 "2027-02-10 18:00"' in said.out
    assert (folder / "events.yaml").read_bytes() == before
    assert pakten("move", "brodkvall-2027", "2027-02-10 18:00").status == 0
    assert "0 att skriva, 1 finns redan, 0 att rätta" in pakten("import", moved, *ON_SITE, "--write").out


def test_a_row_is_moved_or_new_as_somebody_at_a_terminal_answers(folder: Path, pakten: Pakten) -> None:
    pakten("import", table(folder, "Brödkväll;2027-02-03 18:00;Kvarnen;Vi bakar."), *ON_SITE, "--write")
    call = ["import", table(folder, "Brödkväll;2027-02-10 18:00;Kvarnen;Vi bakar."), *ON_SITE]
    status, shown = dialogue(folder, call, ["nej"], QUESTION)
    assert (status, "1 att skriva" in shown) == (0, True)
    status, shown = dialogue(folder, [*call, "--write"], ["ja"], QUESTION)
    assert (status, "Rad 2: brodkvall-2027 flyttas till 2027-02-10 18:00." in shown) == (0, True)
    assert "  previous_start: [2027-02-03 18:00]\n" in entry(folder, "brodkvall-2027")


@pytest.mark.parametrize(
    ("rows", "fine"),
    [
        (("Brödkväll;2027-02-03 18:00;Kvarnen;Vi bakar.", "Brödkväll;2027-02-10 18:00;Kvarnen;Vi bakar."), 1),
        (("Brödkväll;2027-02-10 18:00;Torget;Vi bakar.",), 1),
        (("Brödkväll;2027-02-10 18:00;Kvarnen;Vi bakar.", "Brödkväll;2027-02-17 18:00;Kvarnen;Vi bakar."), 2),
    ],
    ids=["the old time is still there", "another place", "two that it might be"],
)
def test_what_is_or_may_be_another_meeting_is_written(
    folder: Path, pakten: Pakten, rows: tuple[str, ...], fine: int
) -> None:
    pakten("import", table(folder, "Brödkväll;2027-02-03 18:00;Kvarnen;Vi bakar."), *ON_SITE, "--write")
    said = pakten("import", table(folder, *rows), *ON_SITE, "--write")
    assert f"{fine} att skriva" in said.out
    told = "Rad 2–3: Samma rubrik och plats som brodkvall-2027, som inte finns i filen." in said.out
    assert told is (fine == 2)


def test_hours_of_a_week_that_all_change_are_told_apart_by_their_day(folder: Path, pakten: Pakten) -> None:
    days = ("2027-02-03", "2027-02-10", "2027-02-17")
    pakten("import", table(folder, *(f"Brödkväll;{one} 18:00;Kvarnen;Vi bakar." for one in days)), *ON_SITE, "--write")
    later = table(folder, *(f"Brödkväll;{one} 19:00;Kvarnen;Vi bakar." for one in days))
    said = pakten("import", later, *ON_SITE)
    assert "3 att rätta" in said.out
    assert "(2027-02-10 18:00), som inte finns i filen: är den flyttad till 2027-02-10 19:00?" in said.out
    assert "3 att skriva" in pakten("import", later, *ON_SITE, "--new").out


def test_dates_that_were_written_by_hand_are_those_of_the_calendar(folder: Path, pakten: Pakten) -> None:
    """Whatever they are called here: by their time."""
    pakten("import", calendar(folder, SERIES), *REST, "--write")
    path = folder / "events.yaml"
    path.write_text(path.read_text("utf-8").replace("- id: 2027-02-09\n", "- id: andra-kvallen\n"), "utf-8")
    (folder / "import.json").unlink()
    assert "0 att skriva, 1 finns redan" in pakten("import", "kalender.ics", *REST, "--write").out


def test_several_dates_on_a_day_have_ids_that_nobody_takes_for_a_person(folder: Path, pakten: Pakten) -> None:
    hours = ("RRULE:FREQ=DAILY;COUNT=72;BYHOUR=9,10,11,12,13,14;BYMINUTE=0,20,40",)
    often = (*changed(SERIES, "DTSTART", "20270202T090000"), *hours)
    lines = tuple(one for one in often if not one.startswith(("RRULE:FREQ=WEEKLY", "DTEND")))
    assert pakten("import", calendar(folder, lines), *REST, "--write").status == 0
    assert "- id: 2027-02-02t0920\n" in entry(folder, "kurs-2027")
    assert pakten("check").status == 0


def test_a_date_of_a_series_ends_when_it_says_itself(folder: Path, pakten: Pakten) -> None:
    own = "RDATE;VALUE=PERIOD:20270301T170000Z/20270301T193000Z,20270302T170000Z/PT3H"
    pakten("import", calendar(folder, (*SERIES, own)), *REST, "--write")
    written = entry(folder, "kurs-2027")
    assert "      start: 2027-02-02 18:00\n      end: 2027-02-02 19:00\n" in written
    assert "      start: 2027-03-01 18:00\n      end: 2027-03-01 20:30\n" in written
    assert "      start: 2027-03-02 18:00\n      end: 2027-03-02 21:00\n" in written
