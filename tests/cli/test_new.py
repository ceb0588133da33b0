"""`pakten new`: somebody who has never seen YAML adds a meeting, an example, an area."""

import re
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import MEETING, Pakten, as_process, expecting
from tests.terminal import END, dialogue


def test_new_event_stands_in_its_place_and_nothing_else_changes(folder: Path, pakten: Pakten) -> None:
    path = folder / "events.yaml"
    before = path.read_text("utf-8")
    said = pakten("new", "event", *MEETING)
    assert (said.status, said.beside) == (0, "Skrivet i events.yaml.\n")
    new = """\
- id: sommarmote-pa-kullen-2027
  title: Sommarmöte på Kullen
  summary: Vi ses igen.
  start: 2027-06-09 09:00
  end: 2027-06-09 11:00
  published: 2026-12-01
  type: frukostmote
  format: online
  online:
    note: Länk kommer.
  areas: [kullen]
  organisers: [bageriet]
  registration:
    needed: false
  contact:
    name: Kansliet

"""
    assert path.read_text("utf-8") == before.replace("- id: hostmote-2027", f"{new}- id: hostmote-2027")
    assert pakten("check").out == "Inga fel.\n"


def test_titles_and_names_may_stand_for_ids(folder: Path, pakten: Pakten) -> None:
    said = pakten(
        "new", "event", *MEETING, "--areas", "Hamnen, Kullen", "--organisers", "Bageriet", "--type", "Frukostmöte"
    )
    assert said.status == 0
    text = (folder / "events.yaml").read_text("utf-8")
    assert "  areas: [hamnen, kullen]\n" in text


def test_date_may_be_written_as_people_do(folder: Path, pakten: Pakten) -> None:
    meeting = [word for word in MEETING if word not in ("--end", "2027-06-09 11:00")]
    said = pakten("new", "event", *meeting, "--start", "prel. onsdag 9 juni 2027 kl 9–11")
    assert (said.status, said.beside) == (0, "Skrivet i events.yaml.\n")
    text = (folder / "events.yaml").read_text("utf-8")
    assert "  start: 2027-06-09 09:00\n  end: 2027-06-09 11:00\n  status: tentative\n" in text
    assert "- id: sommarmote-pa-kullen-2027\n" in text


def test_date_that_may_be_two_is_asked_about(folder: Path, pakten: Pakten) -> None:
    before = (folder / "events.yaml").read_bytes()
    said = pakten("new", "event", *MEETING, "--start", "12/6/2027")
    assert said.status == 1
    assert "E260 ”12/6/2027” kan vara både 2027-06-12 och 2027-12-06." in said.out
    assert (folder / "events.yaml").read_bytes() == before


def test_same_title_gets_another_id(folder: Path, pakten: Pakten) -> None:
    assert pakten("new", "event", *MEETING).status == 0
    assert pakten("new", "event", *MEETING, "--start", "2027-06-10 09:00", "--end", "").status == 0
    assert "- id: sommarmote-pa-kullen-2027-2\n" in (folder / "events.yaml").read_text("utf-8")


def test_mistakes_are_shown_in_the_lines_that_would_be_written(folder: Path, pakten: Pakten) -> None:
    before = (folder / "events.yaml").read_bytes()
    said = pakten("new", "event", *MEETING, "--start", "31 juni 2027 kl 9", "--areas", "Kulle")
    assert (said.status, said.beside) == (1, "Ingenting har skrivits.\n")
    assert "E206 Dagen 31 juni 2027 kl 9 finns inte." in said.out
    assert (folder / "events.yaml").read_bytes() == before
    assert "= Menade du kullen?" in pakten("new", "event", *MEETING, "--areas", "Kulle").out


def test_what_a_coming_meeting_needs_is_asked_for(pakten: Pakten) -> None:
    assert pakten("new", "event", "--title", "Möte").beside == (
        "Det här saknas: --summary, --type, --format, --areas, --organisers. "
        "I en terminal frågar kommandot efter det.\n"
    )


def test_mistake_of_a_colleague_stops_nobody(folder: Path, pakten: Pakten) -> None:
    path = folder / "goodexamples" / "cykelskolan.md"
    path.write_text(path.read_text("utf-8").replace("areas:", "område:"), "utf-8")
    assert pakten("new", "event", *MEETING).status == 0


def test_first_event_of_a_network(folder: Path, pakten: Pakten) -> None:
    (folder / "events.yaml").unlink()
    (folder / "goodexamples" / "cykelskolan.md").unlink()
    assert pakten("new", "event", *MEETING).status == 0
    assert (folder / "events.yaml").read_text("utf-8").startswith("- id: sommarmote-pa-kullen-2027\n  title: ")


def test_first_event_of_a_list_that_is_empty(folder: Path, pakten: Pakten) -> None:
    (folder / "events.yaml").write_text("# Alla träffar\n---\n[]  # ingen än\n", "utf-8")
    (folder / "goodexamples" / "cykelskolan.md").unlink()
    assert pakten("new", "event", *MEETING).status == 0
    written = (folder / "events.yaml").read_text("utf-8")
    assert written.startswith("# Alla träffar\n---\n\n- id: sommarmote-pa-kullen-2027\n  title: ")


CONCEPT = (
    *("new", "event", "--concept", "kullen", "--organisers", "bageriet", "--format", "online"),
    *("--online-note", "Länk.", "--registration-needed", "true", "--contact-name", "Kansliet"),
)


def _concept(folder: Path) -> dict[str, Any]:
    (event,) = (one for one in yaml.safe_load((folder / "events.yaml").read_text("utf-8")) if one.get("draft"))
    assert isinstance(event, dict)
    return event


def test_local_concept_is_one_meeting_whose_round_table_needs_an_invitation(folder: Path, pakten: Pakten) -> None:
    hours = ("--start", "2027-09-01 09:00", "--end", "2027-09-01 12:00", "--round-table", "kl 10.30")
    assert pakten(*CONCEPT, *hours, "--follow-up", "1 oktober 2027").status == 0
    event = _concept(folder)
    assert [(part["id"], part.get("time"), part.get("attendance", "open")) for part in event["parts"]] == [
        ("scen", "09:00–10:30", "open"), ("minimassa", None, "open"), ("rundabord", "10:30–12:00", "invited"),
    ]  # fmt: skip
    assert event["steps"] == ["meeting", "round_table", "follow_up"]
    assert (str(event["follow_up"]["by"]), event["follow_up"]["owner"]) == ("2027-10-01", "Kansliet")
    assert (event["areas"], event["goals"], event["draft"]) == (["kullen"], ["motas"], True)
    assert pakten("check").out == "Inga fel.\n"
    assert "Nätverksträff på Kullen" not in pakten("upcoming").out, "a draft is nowhere"


def test_local_concept_may_have_no_day_yet(folder: Path, pakten: Pakten) -> None:
    assert pakten(*CONCEPT).status == 0
    event = _concept(folder)
    assert (event["start"], event.get("follow_up"), event.get("registration")) == ("TBA", None, None)
    assert [part.get("time") for part in event["parts"]] == [None, None, None]
    assert pakten("check").out == "Inga fel.\n"


def test_round_table_of_the_concept_is_on_the_day_of_the_meeting(folder: Path, pakten: Pakten) -> None:
    before = (folder / "events.yaml").read_bytes()
    said = pakten(*CONCEPT, "--start", "2027-09-01 09:00", "--round-table", "2027-09-20 09:00")
    assert said.status == 2
    assert "--registration-state invited" in said.beside
    assert (folder / "events.yaml").read_bytes() == before


def test_new_example_and_new_area_are_files_that_read_well(folder: Path, pakten: Pakten) -> None:
    example = (
        *(
            "new",
            "example",
            "--title",
            "Brödskolan: en början",
            "--summary",
            "Unga bakar.",
            "--organisations",
            "Bageriet",
        ),
        *("--sector", "private", "--status", "ongoing", "--evidence", "tried"),
    )
    assert pakten(*example).status == 0
    text = (folder / "goodexamples" / "brodskolan-en-borjan.md").read_text("utf-8")
    assert text.startswith(
        '---\ntitle: "Brödskolan: en början"\nsummary: Unga bakar.\norganisations:\n  - id: bageriet\n'
    )
    assert pakten("new", "area", "--title", "Ängen", "--local-form", "på Ängen", "--summary", "Grönt.").status == 0
    assert (folder / "content" / "omraden" / "angen.md").is_file()
    assert pakten("check").out == "Inga fel.\n"
    again = pakten(*example)
    assert (again.status, again.beside) == (2, "brodskolan-en-borjan.md finns redan. Ingenting har skrivits.\n")


def test_dry_run_writes_nothing(folder: Path, pakten: Pakten) -> None:
    before = (folder / "events.yaml").read_bytes()
    assert pakten("new", "event", *MEETING, "--dry-run").status == 0
    assert (folder / "events.yaml").read_bytes() == before


INTERRUPT, CLOSED = signal.SIGINT, signal.SIGHUP
"""Control-C, and a window that is closed."""
_QUESTION = re.compile(rb"(?m)^> [^\n:]+: |\(ja/nej\) ")


def _dialogue(folder: Path, answers: Sequence[str | signal.Signals]) -> tuple[int, str]:
    return dialogue(folder, ("new", "event"), answers, _QUESTION)


JULMYS = """\
- id: julmys-alla-hjalps-at-2026
  title: "Julmys: alla hjälps åt"
  summary: Vi bakar och pratar.
  start: 2026-12-16 15:00
  end: 2026-12-16 16:30
  published: 2026-12-01
  type: frukostmote
  format: on_site
  place: kvarnen
  areas: [hamnen]
  organisers: [bageriet]
  registration:
    needed: false
  accessibility:
    step_free: yes
  contact:
    name: Kansliet
"""
ANSWERS = [
    *("Julmys: alla hjälps åt", "1", "onsdag 16/12 2026 kl 15–16.30", "på plats", "Gamla kvarnen", "hamnen"),
    *("", "", "Bageriet", "Vi bakar och pratar.", "nej", "Kansliet", "", "ja", ""),
]


def test_beginner_is_asked_and_helped_where_an_answer_is_wrong(folder: Path) -> None:
    helped = [*ANSWERS]
    helped[5:6] = ["Hamm", "hamnen"]
    helped[1:2] = ["9", "frukost"]
    status, shown = _dialogue(folder, [*helped, "ja"])
    assert status == 0, shown
    assert "Menade du hamnen?" in shown
    assert "Det blir 2026-12-16 15:00–2026-12-16 16:30." in shown
    assert JULMYS in (folder / "events.yaml").read_text("utf-8")


@pytest.mark.thorough
def test_what_can_be_chosen_is_listed_in_words(folder: Path) -> None:
    _, shown = _dialogue(folder, [*ANSWERS[:8], END])
    for line in (
        "  1. Frukostmöte (frukostmote)",
        "  1. På plats (on_site)",
        "  1. Gamla kvarnen (kvarnen)",
        "  1. Hamnen (hamnen)",
    ):
        assert line in shown
    assert "  1. Bageriet (bageriet)" in shown or "  2. Bageriet (bageriet)" in shown


def test_an_answer_that_is_needed_is_asked_for_in_words(folder: Path) -> None:
    _, shown = _dialogue(folder, ["", "Julmys", "1", "", "TBA", "digitalt", END])
    assert shown.count("Den här frågan behöver ett svar.") == 2
    assert "EMPTY" not in shown
    assert "title:" not in shown


def test_what_the_network_expects_is_asked_for_and_what_it_lets_go_is_not(folder: Path, pakten: Pakten) -> None:
    expecting(folder, "{event.organisers: never, event.contact: always, event.audience: always}")
    said = pakten("new", "event", "--title", "Möte").beside
    options = "--summary, --type, --format, --areas, --audience, --contact-name"
    assert said.startswith(f"Det här saknas: {options}. ")

    # On a day that nobody knows yet, organisers may be passed over and a contact may not.
    open_day = ["Julmys", "1", "TBA", "", "digitalt", "hamnen", "", "", "", "Vi bakar.", "", "Kansliet", "", END]
    _, shown = _dialogue(folder, open_day)
    assert shown.count("Den här frågan behöver ett svar.") == 1


def test_the_last_answer_can_be_taken_back(folder: Path) -> None:
    answers = ["<", "Julmis", "<", *ANSWERS[:3], "ångra", *ANSWERS[2:]]
    status, shown = _dialogue(folder, [*answers, "ja"])
    assert status == 0, shown
    assert "Det finns inget svar att ta tillbaka." in shown
    assert "Taget tillbaka: Julmis" in shown
    assert JULMYS in (folder / "events.yaml").read_text("utf-8")


@pytest.mark.thorough
@pytest.mark.parametrize("how", [END, INTERRUPT, CLOSED], ids=["end", "interrupt", "closed"])
def test_somebody_who_stops_goes_on_where_they_stopped(folder: Path, how: str | signal.Signals) -> None:
    before = (folder / "events.yaml").read_bytes()
    status, shown = _dialogue(folder, [*ANSWERS[:6], how])
    assert status == (130 if how != CLOSED else -signal.SIGHUP), shown
    assert how == CLOSED or "men svaren är sparade" in shown
    assert (folder / "events.yaml").read_bytes() == before
    status, shown = _dialogue(folder, ["ja", *ANSWERS[6:], "ja"])
    assert status == 0, shown
    assert "6 sparade svar från förra gången (”Julmys: alla hjälps åt”)" in shown
    assert JULMYS in (folder / "events.yaml").read_text("utf-8")
    # What is written is no longer kept.
    _, shown = _dialogue(folder, [END])
    assert "sparade svar från förra gången" not in shown


def test_answers_of_the_last_time_may_be_left(folder: Path) -> None:
    _dialogue(folder, ["Något annat", END])
    status, shown = _dialogue(folder, ["nej", *ANSWERS, "ja"])
    assert status == 0, shown
    assert JULMYS in (folder / "events.yaml").read_text("utf-8")


def test_somebody_who_says_no_at_the_end_has_lost_no_answer(folder: Path) -> None:
    status, shown = _dialogue(folder, [*ANSWERS, "nej"])
    assert status == 1
    assert "Svaren är sparade till nästa gång." in shown
    assert _dialogue(folder, ["ja", "ja"])[0] == 0


@pytest.mark.thorough
def test_an_event_of_the_past_is_not_asked_for_what_only_visitors_need(folder: Path) -> None:
    past = ["Julmys", "1", "2024-12-16", "", "på plats", "hamnen", "", "", "Bageriet", "Vi bakade."]
    status, shown = _dialogue(folder, [*past, "ja"])
    assert status == 0, shown


@pytest.mark.thorough
@pytest.mark.parametrize("kept", ["", "{", "[]", '{"texts": 3, "asked": 4}', '{"texts": {"title": 1}}'])
def test_kept_answers_that_somebody_has_been_at_are_passed_over(folder: Path, kept: str) -> None:
    path = folder / ".cache" / "pakten" / "new-event.json"
    path.parent.mkdir(parents=True)
    path.write_text(kept, "utf-8")
    _, shown = _dialogue(folder, [END])
    assert "Traceback" not in shown
    assert "sparade svar från förra" not in shown


@pytest.mark.parametrize(
    ("option", "value", "line"),
    [
        ("--datum", "2027-08-01", "start: 2027-08-01"),
        ("--date", "2027-08-01", "start: 2027-08-01"),
        ("--day", "2027-08-01", "start: 2027-08-01"),
        ("--dag=2027-08-01", "", "start: 2027-08-01"),
        ("--titel", "Augusti", "title: Augusti"),
        ("--Rubrik", "Augusti", "title: Augusti"),
        ("--område", "hamnen", "areas: [hamnen]"),
        ("--arrangör", "bageriet", "organisers: [bageriet]"),
    ],
)
def test_other_words_for_an_option_are_understood(
    folder: Path, pakten: Pakten, option: str, value: str, line: str
) -> None:
    key = line.partition(":")[0]
    names = [*MEETING]
    for known in ("--end", f"--{key}"):
        if known in names:
            at = names.index(known)
            del names[at : at + 2]
    assert pakten("new", "event", *names, option, *([value] if value else [])).status == 0
    assert f"  {line}\n" in (folder / "events.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("new", "event", "--plas", "x"), "Flaggan --plas finns inte. Menade du --place?\n"),
        (
            ("new", "event", "--bananer", "x"),
            "Flaggan --bananer finns inte. Skriv pakten new event --help, så visas de som finns.\n",
        ),
        (("check", "--fomat", "json"), "Flaggan --fomat finns inte. Menade du --format?\n"),
        (("letter", "--monht=2027-01"), "Flaggan --monht finns inte. Menade du --month?\n"),
    ],
)
def test_an_option_that_is_not_there_is_answered_with_the_near_one(
    pakten: Pakten, call: tuple[str, ...], said: str
) -> None:
    answer = pakten(*call)
    assert (answer.status, answer.beside) == (2, said)


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["event", "example", "area"])
def test_new_as_a_process(folder: Path, kind: str) -> None:
    said = as_process(folder, "new", kind)
    assert (said.status, said.out) == (2, "")
    assert said.beside.startswith("Det här saknas: --title, ")
