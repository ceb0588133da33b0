"""Sentences that are put together from parts follow the grammar of the language, also where it is none of ours."""

from pathlib import Path
from shutil import copytree

import pytest

from pakten.locale import words
from tests.website.conftest import NEIGHBOURS, Builds, Built

pytestmark = pytest.mark.thorough

CHANGED = """
- id: some-day
  title: Tag
  summary: Tag.
  start: 2027-01
  published: 2026-04-01
  type: meeting
  format: on_site
  place: mill
  areas: [harbour]
  organisers: [job-office]
  registration: {needed: false}
  accessibility: {step_free: yes}
  contact: {name: Kim}
- id: moved
  title: Kai
  summary: Kai.
  start: 2027-01-20 09:00
  end: 2027-01-20 11:30
  previous_start: [2027-01-13 09:00]
  previous_place: {name: Dock}
  published: 2026-04-01
  type: meeting
  format: hybrid
  previous_format: on_site
  place: mill
  online: {note: Online.}
  areas: [harbour]
  steps: [meeting]
  organisers: [job-office]
  registration: {needed: true, url: https://forms.example/r, opens: 2026-12-01, closes: 2027-01-05}
  accessibility: {contact: Kim, ask_by: 2027-01-08}
  contact: {name: Kim}
- id: spring
  title: See
  summary: See.
  start: 2027 spring
  published: 2026-04-01
  type: meeting
  format: on_site
  place: mill
  areas: [harbour]
  organisers: [job-office]
  registration: {needed: false}
  accessibility: {step_free: yes}
  contact: {name: Kim}
"""

SAID = {
    "de": {
        "calendar/moved/": (
            "Mittwoch 20. Januar 2027",
            "Der Ort hat sich geändert. Vorher: Dock.",
            "Anmeldung ab 1. Dezember 2026.",
            "Anmeldung bis 5. Januar 2027.",
            "Melden Sie sich bis 8. Januar 2027: Kim.",
        ),
        "calendar/2027/01/": (
            "Mittwoch 20. Januar",
            "Neuer Termin 20. Januar 2027, 09:00–11:30 Uhr: Kai",
            "Irgendwann im Januar 2027",
        ),
        "calendar/": ("Neuer Termin, vorher Mittwoch, 13. Januar 2027, 09:00 Uhr", "Frühjahr 2027"),
    },
    "fi": {
        "calendar/moved/": (
            "keskiviikko 20. tammikuuta 2027",
            "Paikka on vaihtunut. Aiemmin: Dock.",
            "Ilmoittautuminen alkaa 1. joulukuuta 2026.",
            "Ilmoittaudu viimeistään 5. tammikuuta 2027.",
            "Ota yhteyttä viimeistään 8. tammikuuta 2027: Kim.",
        ),
        "calendar/2027/01/": ("keskiviikkona 20. tammikuuta", "Jonain päivänä tammikuussa 2027"),
        "calendar/": ("Uusi aika, aiemmin keskiviikkona 13. tammikuuta 2027 klo 9", "keväällä 2027", "kevät 2027"),
    },
}


@pytest.fixture(scope="module", params=SAID)
def abroad(request: pytest.FixtureRequest, builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small network, with meetings that have changed or are far ahead, in a language that is not written first."""
    folder = Path(copytree(NEIGHBOURS, tmp_path_factory.mktemp("abroad") / str(request.param)))
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("language: en", f"language: {request.param}")
    settings.write_text(text.replace("timezone:", "unreviewed_words: true\n      timezone:"), "utf-8")
    with (folder / "events.yaml").open("a", encoding="utf-8") as events:
        events.write(CHANGED)
    return builds.good(folder, "2026-11-26")


def test_dates_places_and_names_stand_where_the_sentence_has_them(abroad: Built) -> None:
    missing = {
        (path, sentence)
        for path, sentences in SAID[abroad.folder.name].items()
        for sentence in sentences
        if sentence not in abroad.text(path)
    }

    assert missing == set(), {path: abroad.text(path) for path, _ in missing}


def test_a_button_is_called_by_a_whole_sentence_of_which_a_word_is_seen(abroad: Built) -> None:
    (button, *_) = abroad.page("subscribe/").xpath("//button[@data-copy]")
    (heard,) = button.xpath("span[@class='pakten-hidden']")
    seen = (button.text or "") + (heard.tail or "")

    assert (seen.strip(), button.text_content()) == BUTTONS[abroad.folder.name]


BUTTONS = {
    "de": ("Kopieren", "Adresse von Alle Treffen Kopieren"),
    "fi": ("Kopioi", "Kopioi osoite: Kaikki tapaamiset"),
}


def test_a_form_that_nobody_has_translated_is_in_english_throughout_and_says_so(abroad: Built) -> None:
    page = abroad.page("new-event/")
    (form,) = page.find_class("pakten-form")
    (heading,) = page.xpath("//h1[not(ancestor::template)]")

    assert (page.get("lang"), heading.get("lang"), form.get("lang")) == (abroad.folder.name, "en", "en")
    assert heading.text_content() == "New event"
    assert form.xpath("string(.//label[@for='title'])") == "Title (needed)"
    # What it draws is drawn as the site will show it.
    assert form.xpath(".//*[@data-card]/@lang") == [abroad.folder.name]
    assert abroad.page("calendar/").xpath("//h1/@lang") == []


def test_no_hole_is_left_open(abroad: Built) -> None:
    pages = [name.removesuffix("index.html") for name in abroad.files() if name.endswith("index.html")]

    assert {path for path in pages if path not in ("new-event/", "new-example/") and "{" in abroad.text(path)} == set()


@pytest.mark.parametrize("language", ["sv", "en", "de", "nb", "fi"])
def test_what_is_said_of_a_form_that_has_changed_does_not_set_a_part_against_the_whole(language: str) -> None:
    said = words(language)
    now, before = said("feed.format.hybrid"), said("feed.format.on_site")

    assert said("feed.mark.new_format", now=now, before=before) == CHANGED_FORMS[language]


CHANGED_FORMS = {
    "sv": "nu både på plats och digitalt, tidigare på plats",
    "en": "now both on site and online, previously on site",
    "de": "jetzt vor Ort und online, vorher vor Ort",
    "nb": "nå både fysisk og digitalt, tidligere fysisk",
    "fi": "nyt sekä paikan päällä että verkossa, aiemmin paikan päällä",
}
