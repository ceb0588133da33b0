"""Files of changes: small, one for each change, applied on top of what is written until somebody folds them in."""

import json
from datetime import datetime
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pakten.editing.amendment import Amendment
from pakten.editing.folding import fold
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.fields import fields_of
from pakten.reading.network.catalogue import Reading, read
from pakten.reading.network.settings import read_settings
from pakten.reading.yaml import emitter
from pakten.reading.yaml.values import Value
from tests.cli.conftest import Pakten, git


def put(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def written(folder: Path) -> Reading:
    known = read_settings(folder / "mkdocs.yml", {})
    return read(known.layout, known.vocabulary, known.zone)


CANCELLED = """\
id: frukost-kullen-2027
updated: 2026-12-01 09:15
seen: 2026-11-22
status: cancelled
status_note: "Bageriet är stängt: ugnen är trasig."
"""
MOVED_INLAND = """\
id: frukost-kullen-2027
updated: 2026-12-01 10:20
seen: 2026-11-22
contact: {phone: 08-508 00 000}
registration:
  needed: true
  closes: 2027-01-29
description: |
  Vi bjuder på bröd.

  Välkommen!
"""


def test_changes_of_two_people_are_both_seen_and_then_written_into_the_list(folder: Path, pakten: Pakten) -> None:
    put(folder, "events/andringar/2026-12-01-frukost-kullen-2027.yaml", CANCELLED)
    put(folder, "events/andringar/2026-12-01-frukost-kullen-2027-2.yaml", MOVED_INLAND)
    assert pakten("check").status == 0
    catalogue = written(folder).catalogue
    assert catalogue is not None
    event = catalogue.event["frukost-kullen-2027"]
    assert (event.status, event.status_note) == ("cancelled", "Bageriet är stängt: ugnen är trasig.")
    assert event.contact is not None
    assert (event.contact.name, event.contact.phone) == ("Nätverkets kansli", "08-508 00 000")
    assert event.updated == datetime(2026, 12, 1, 10, 20, tzinfo=event.updated.tzinfo)
    before = (folder / "events.yaml").read_text("utf-8").splitlines()

    fixed = pakten("check", "--fix")

    assert fixed.status == 0
    after = (folder / "events.yaml").read_text("utf-8").splitlines()
    assert [line for line in unified_diff(before, after, n=0, lineterm="") if line[:2] not in ("--", "++", "@@")] == [
        "+  status: cancelled",
        '+  status_note: "Bageriet är stängt: ugnen är trasig."',
        "+  updated: 2026-12-01 10:20",
        "-    needed: false",
        "-  contact: {name: Nätverkets kansli, email: kansli@exempel.se}",
        "+    needed: true",
        "+    closes: 2027-01-29",
        "+  contact:",
        "+    name: Nätverkets kansli",
        "+    email: kansli@exempel.se",
        "+    phone: 08-508 00 000",
        "+  description: |",
        "+    Vi bjuder på bröd.",
        "+",
        "+    Välkommen!",
    ]
    assert list((folder / "events" / "andringar").iterdir()) == []
    folded = written(folder).catalogue
    assert folded is not None
    assert folded.event["frukost-kullen-2027"].contact == event.contact
    assert pakten("check", "--fix").out.endswith("Inga fel.\n")


def test_one_of_several_dates_goes_another_is_called_off_and_a_third_comes(folder: Path, pakten: Pakten) -> None:
    put(
        folder,
        "events/cirkel-2027.yaml",
        """\
# Tre kvällar.
id: cirkel-2027
title: Studiecirkel
summary: Tre kvällar om praktik.
occasions:
  # den första är klar
  - id: forsta
    start: 2027-03-01 18:00
  - id: andra
    start: 2027-03-08 18:00   # måndag
  - id: tredje
    start: 2027-03-15 18:00
published: 2026-11-22
type: frukostmote
format: on_site
place: kvarnen
areas: [hamnen]
organisers: [kvarnforeningen]
registration: {needed: false}
accessibility: {step_free: "yes"}
contact: {name: Kansliet}
""",
    )
    put(
        folder,
        "events/andringar/2027-02-01-cirkel-2027.yaml",
        """\
id: cirkel-2027
updated: 2027-02-01
remove: [occasions.tredje]
occasions:
  - id: andra
    status: cancelled
    status_note: Lokalen är upptagen.
  - id: fjarde
    start: 2027-03-22 18:00
""",
    )
    catalogue = written(folder).catalogue
    assert catalogue is not None
    event = catalogue.event["cirkel-2027"]
    assert [(one.id, one.status) for one in event.occasions] == [
        ("forsta", "confirmed"),
        ("andra", "cancelled"),
        ("fjarde", "confirmed"),
    ]
    assert pakten("check", "--fix").status == 0
    text = (folder / "events" / "cirkel-2027.yaml").read_text("utf-8")
    assert (
        """\
occasions:
  # den första är klar
  - id: forsta
    start: 2027-03-01 18:00
  - id: andra
    start: 2027-03-08 18:00   # måndag
    status: cancelled
    status_note: Lokalen är upptagen.
  - id: fjarde
    start: 2027-03-22 18:00
published: 2026-11-22
updated: 2027-02-01
"""
        in text
    )


def test_an_example_is_changed_in_its_front_matter_and_its_story_kept(folder: Path, pakten: Pakten) -> None:
    path = next((folder / "goodexamples").glob("*.md"))
    before = path.read_text("utf-8")
    change = f"id: {path.stem}\nupdated: 2026-12-01\nlessons: [Börja i liten skala, Fråga grannarna]\n"
    put(folder, f"goodexamples/andringar/2026-12-01-{path.stem}.yaml", change)
    catalogue = written(folder).catalogue
    assert catalogue is not None
    assert catalogue.example[path.stem].lessons == ("Börja i liten skala", "Fråga grannarna")

    assert pakten("check", "--fix").status == 0

    after = path.read_text("utf-8")
    assert before.split("\n---\n", 1)[1] == after.split("\n---\n", 1)[1]
    assert [line for line in after.splitlines() if line not in before.splitlines()] == [
        "lessons: [Börja i liten skala, Fråga grannarna]"
    ]


def test_a_change_with_a_mistake_stays_where_it_is(folder: Path, pakten: Pakten) -> None:
    name = "events/andringar/2026-12-01-frukost-kullen-2027.yaml"
    put(folder, name, CANCELLED.replace("cancelled", "installt"))
    before = (folder / "events.yaml").read_bytes()
    assert pakten("check", "--fix").status == 1
    assert (folder / name).is_file()
    assert (folder / "events.yaml").read_bytes() == before


def test_a_moved_event_is_sorted_when_it_is_folded_and_not_asked_for_before(folder: Path, pakten: Pakten) -> None:
    moved = """\
id: frukost-kullen-2027
updated: 2026-12-01 09:15
start: 2027-11-03 08:00
end: 2027-11-03 09:30
previous_start: [2027-02-03 08:00]
"""
    put(folder, "events/andringar/2026-12-01-frukost-kullen-2027.yaml", moved)
    assert pakten("check").out == "Inga fel.\n"
    assert pakten("check", "--fix").status == 0
    text = (folder / "events.yaml").read_text("utf-8")
    assert text.index("hostmote-2027") < text.index("frukost-kullen-2027")


def test_commands_ask_to_fold_first(folder: Path, pakten: Pakten) -> None:
    put(folder, "events/andringar/2026-12-01-frukost-kullen-2027.yaml", CANCELLED)
    answer = pakten("move", "frukost-kullen-2027", "2027-02-10")
    assert answer.status == 1
    assert "Kör pakten check --fix först" in answer.beside


def test_a_forgotten_updated_is_not_forgotten_in_a_change(repository: Path, pakten: Pakten) -> None:
    """`updated` of a change must be later than what subscribers have, and is asked for where the change says it."""
    name = "events/andringar/2026-12-01-frukost-kullen-2027.yaml"
    put(repository, name, CANCELLED)
    assert pakten("check").status == 0
    put(repository, name, CANCELLED.replace("2026-12-01 09:15", "2026-11-22"))
    answer = pakten("check")
    assert answer.status == 1
    assert f"{name}:2:1: E601" in answer.out


def test_history_sees_changes(repository: Path, pakten: Pakten) -> None:
    put(repository, "events/andringar/2026-12-01-frukost-kullen-2027.yaml", CANCELLED)
    told = pakten("diff")
    assert "Frukost på Kullen" in told.out
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "Ställ in")
    later = CANCELLED.replace("09:15", "11:00").replace("seen: 2026-11-22", "seen: 2026-12-01 09:15")
    put(
        repository,
        "events/andringar/2026-12-02-frukost-kullen-2027.yaml",
        later.replace("ugnen är trasig", "vi ses i mars").replace("cancelled", "postponed"),
    )
    assert pakten("check").status == 0
    assert json.loads(pakten("check", "--format", "json").out) == []


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")), min_size=1
).filter(lambda text: text.strip() == text and "\ufeff" not in text and text.lower() not in ("~", "null"))
"""No form has lists in lists."""
VALUES = st.recursive(
    TEXTS | st.lists(TEXTS, min_size=1, max_size=3),
    lambda inner: (
        (groups := st.dictionaries(st.sampled_from(["name", "url", "text", "note"]), inner, min_size=1))
        | st.lists(groups, min_size=1, max_size=3)
    ),
    max_leaves=5,
)
KEYS = ["title", "summary", "status_note", "place", "online", "programme", "contact", "recap", "note"]


@pytest.mark.thorough
@given(
    st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=5),
    st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=5),
)
@settings(max_examples=300)
def test_whatever_is_wanted_is_what_is_written(now: dict[str, Value], wanted: dict[str, Value]) -> None:
    start: dict[str, Value] = {"id": "en", **now}
    lines = [f"{line}\n" for line in emitter.entry(start)]
    amendment = Amendment("events.yaml", lines, "\n")
    goal = {"id": "en", **{key: wanted[key] for key in KEYS if key in wanted}}
    fold(amendment, goal, fields_of(EventForm))
    assert amendment.values == goal


REWRITTEN = """\
id: {id}
updated: 2027-01-10 09:15
body: |
  ## Hur det går till

  Vi möts på [kajen](/finns-inte/).

  - bröd
  - prat
"""


def test_the_text_of_an_example_is_changed_and_written_below_its_front_matter(folder: Path, pakten: Pakten) -> None:
    path = next(path for path in (folder / "goodexamples").glob("*.md"))
    change = f"goodexamples/andringar/2027-01-10-{path.stem}-0915.yaml"
    head, _, _ = path.read_text("utf-8").partition("\n---\n")
    put(folder, change, REWRITTEN.format(id=path.stem))
    told = pakten("check")
    assert told.status == 1
    assert f"{change}:6:" in told.out, "where the text stands now"

    put(folder, change, REWRITTEN.format(id=path.stem).replace("[kajen](/finns-inte/)", "kajen"))
    assert pakten("check").status == 0
    catalogue = written(folder).catalogue
    assert catalogue is not None
    text = "## Hur det går till\n\nVi möts på kajen.\n\n- bröd\n- prat"
    assert catalogue.example[path.stem].body == text

    pakten("check", "--fix")

    assert not (folder / change).exists()
    assert path.read_text("utf-8") == f"{head}\n---\n\n{text}\n"


def test_only_an_example_has_a_text_to_change(folder: Path, pakten: Pakten) -> None:
    put(folder, "events/andringar/x.yaml", "id: frukost-kullen-2027\nupdated: 2026-12-01\nbody: Nytt.\n")
    assert "events/andringar/x.yaml:3:1" in pakten("check").out
