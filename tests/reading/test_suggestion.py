"""What an author may have meant."""

import pytest

from pakten.reading.forms.events import EventForm
from pakten.reading.suggestion import key_for, near, slug, value_for

KEYS = [field.alias or name for name, field in EventForm.model_fields.items()]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("plats", "place"),
        ("Datum", "start"),
        ("tid", "start"),
        ("område", "areas"),
        ("rubrik", "title"),
        ("Anmälan", "registration"),
        ("tillgänglighet", "accessibility"),
        ("titel", "title"),
        ("organizers", "organisers"),
        ("vägar in", "ways_in"),
        ("kontakt", "contact"),
        ("källor", "sources"),
        ("publshed", "published"),
        ("programm", "programme"),
        ("zzz", ""),
    ],
)
def test_keys_in_swedish_and_slips_of_the_finger(written: str, meant: str) -> None:
    assert key_for(written, KEYS) == meant


def test_swedish_keys_lead_only_to_keys_that_exist_there() -> None:
    assert key_for("namn", ["name", "email"]) == "name"
    assert key_for("namn", ["title", "summary"]) == "title"
    assert key_for("plats", ["email"]) == ""


def test_values_in_swedish() -> None:
    assert value_for("inställt", ["confirmed", "cancelled"]) == "cancelled"
    assert value_for("Ja", ["true", "false"]) == "true"
    assert value_for("ja", ["yes", "no", "unknown"]) == "yes"
    assert value_for("On-site", ["on_site", "online"]) == "on_site"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("På plats och online", "hybrid"),
        ("både digitalt och fysiskt", "hybrid"),
        ("på plats/via Teams", "hybrid"),
        ("on site or online", "hybrid"),
        ("på nätet", "online"),
        ("digitalt och online", ""),
        ("på plats och annat", ""),
        ("på plats, online, hybrid", ""),
    ],
)
def test_two_ways_of_meeting_are_the_choice_for_both(written: str, meant: str) -> None:
    assert value_for(written, ["on_site", "online", "hybrid", "unknown"]) == meant


def test_ids_by_dots_capitals_and_titles() -> None:
    assert near("Gröna Ön", ["grona-on", "hamnen"]) == "grona-on"
    assert near("Gamla kvarnen", ["kvarnen", "torget"], ["Gamla kvarnen", "Stora torget"]) == "kvarnen"
    assert near("hamen", ["hamnen"]) == "hamnen"
    assert near("x" * 10_000, ["hamnen"]) == ""
    assert near("x" * 79 + "y", ["x" * 80]) == "x" * 80
    assert near("x" * 80 + "y", ["x" * 81]) == "", "what is longer is no misspelt word"


def test_slug_of_a_title() -> None:
    assert slug("  Vårmöte på Ön, 2027! ") == "varmote-pa-on-2027"


def test_what_is_named_by_its_first_words_is_that_and_of_several_nobody_knows_which() -> None:
    ids, names = ["jobben", "hamnens-forening", "kvarnen-ost", "kvarnen-vast"], ["Jobben", "Föreningen", "Ost", "Väst"]
    assert near("Hamnens", ids, names) == "hamnens-forening"
    assert near("jobbtorg", ["jobbentren", "jobbtorg-hamnstad"]) == "jobbtorg-hamnstad"
    assert near("språk", ["mentorskap", "sprak-och-utbildning"]) == "sprak-och-utbildning"
    assert near("Kvarnen", ids, names) == ""
