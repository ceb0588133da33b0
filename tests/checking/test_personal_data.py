"""A person who has slipped into a text is told of wherever it stands; a function, a place and a date are not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pakten.checking.personal_data import (
    identity_numbers,
    mailboxes,
    mobile_phones,
    names,
    names_beside,
    personal_problems,
)
from pakten.domain.problem import Problem
from pakten.reading.network.catalogue import Reading
from pakten.reading.people.mailboxes import Whose
from tests.checking.conftest import reviewed

Told = Callable[[], tuple[Problem, ...]]


def beside(text: str) -> list[str]:
    known = (*(span for span, _ in mailboxes(text)), *mobile_phones(text), *identity_numbers(text))
    return [text[slice(*span)] for span in names_beside(text, (), known)]


def owners(text: str) -> list[Whose]:
    return [owner for _, owner in mailboxes(text)]


@pytest.mark.parametrize(
    "mailbox",
    [
        *("anna.svensson@exempel.se", "a.svensson@exempel.se", "annasvensson@exempel.se", "anna@exempel.se"),
        *("svensson.anna@exempel.se", "asvensson@exempel.se", "anna_svensson@exempel.se", "anna-karin.lind@exempel.se"),
        *("Anna.Svensson2@Exempel.SE", "ali.hassan@exempel.se", "mohammed_ali@exempel.se", "hussein.ali@exempel.se"),
        *(
            "felix.berg@exempel.se",
            "åsa.öberg@exempel.se",
            "e.lindqvist@exempel.se",
            "kim@gmail.com",
            "per-olof@exempel.se",
        ),
        *("anna.svensson(at)exempel.se", "anna.svensson [at] exempel.se", "anna.svensson%40exempel.se"),
        *("[skriv](mailto:anna.svensson@exempel.se)", "<anna.svensson@exempel.se>", "dag.hammarskjold@exempel.se"),
    ],
)
def test_mailbox_of_a_person(mailbox: str) -> None:
    assert owners(f"Skriv till {mailbox}.") == [Whose.PERSON]


@pytest.mark.parametrize(
    "mailbox",
    [
        *(
            "info@exempel.se",
            "kontakt@exempel.se",
            "foretag@exempel.se",
            "jobbtorg.farsta@exempel.se",
            "kansli@exempel.se",
        ),
        # As the city prints them.
        *("jarva@stockholm.se", "skarholmen@stockholm.se", "feriejobb.amf@stockholm.se"),
        *("rekrytering.sara@exempel.se", "oppna.forskolan@exempel.se", "kista.jobb@exempel.se", "vd@exempel.se"),
        *(
            "fornamn.efternamn@exempel.se",
            "no-reply@exempel.se",
            "alma@alma.se",
            "karlstad@exempel.se",
            "h2@exempel.se",
        ),
        *("svenska.kyrkan@exempel.se", "sofia.skola@exempel.se", "integration@exempel.se", "2027@exempel.se"),
    ],
)
def test_mailbox_of_a_function_or_a_place(mailbox: str) -> None:
    assert owners(mailbox) == [Whose.FUNCTION]


@pytest.mark.parametrize("mailbox", ["xena.ytter@exempel.se", "kvarnen@gmail.com", "brf.solen@hotmail.com"])
def test_mailbox_that_may_be_either_is_asked_about(mailbox: str) -> None:
    assert owners(mailbox) == [Whose.PERHAPS]


def test_names_of_the_network_are_no_persons() -> None:
    assert owners("nova.tensta@exempel.se") == [Whose.PERSON]
    assert [one for _, one in mailboxes("nova.tensta@exempel.se", {"tensta"})] == [Whose.FUNCTION]


@pytest.mark.parametrize(
    "number",
    [
        *("811228-9874", "19811228-9874", "198112289874", "8112289874", "670919+9530", "811228–9874", "811228 9874"),
        *(
            "19811228 9874",
            "1981-12-28-9874",
            "81 12 28 - 9874",
            "1981 12 28-9874",
            "811228\u00a09874",
            "SE811228987401",
        ),
        # Coordination numbers have 60 added to the day; 29 February is there in some years only.
        *("811288-9871", "8112889871", "19811288-9871", "811261-0004", "811291-0008", "000229-0005", "20000229-0005"),
    ],
)
def test_personal_numbers_as_people_write_them(number: str) -> None:
    text = f"Fråga efter {number}."
    assert [text[slice(*span)] for span in identity_numbers(text)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        *("811260-0005", "19000229-0005", "810229-0007", "0701234569", "5560160680", "8112289873", "8112289874123"),
        *("59.8112289874", "8112289874.5", "-811228-9874", "SE8112289874", "811228987401", "20270120 0900"),
        *("811228-9873", "556016-0680", "20270120-0900", "811328-9874", "2027-01-20", "811228-98745", "ref8112289874"),
        *("https://exempel.se/198112289874", "Dnr 811228-9874-1", "08-508 00 000", "1234567890", "2027-01-20 0900"),
    ],
)
def test_other_numbers_are_no_personal_numbers(text: str) -> None:
    assert list(identity_numbers(text)) == []


@pytest.mark.parametrize(
    "number",
    [
        *("0701234567", "070-123 45 67", "+46 70 123 45 67", "+46 (0)70-1234567", "0046701234567", "(070) 123 45 67"),
        *(
            "070/123 45 67",
            "070.123.45.67",
            "+46(0)701234567",
            "070 – 123 45 67",
            "07 01 23 45 67",
            "(+46) 70 123 45 67",
        ),
        *(
            "073 123 4567",
            "076‑1234567",
            "tel:+46701234567",
            "079\u00a0123\u00a045\u00a067",
            "070-123%2045%2067",
            "072-1234567",
        ),
    ],
)
def test_mobile_numbers_as_people_write_them(number: str) -> None:
    assert len(list(mobile_phones(f"Ring {number}."))) == 1


@pytest.mark.parametrize(
    "text",
    [
        *("08-508 00 000", "010-123 45 67", "0771-123 456", "https://exempel.se/0701234567", "2070-123 45 67"),
        *(
            "kl. 07.30-09.15 den 12/4 2024",
            "2027-07-01 23:45",
            "ISBN 978-0701234567",
            "dnr 2070-1234567",
            "Plusgiro 70 12 34-5",
        ),
    ],
)
def test_other_numbers_are_no_mobile_numbers(text: str) -> None:
    assert list(mobile_phones(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kontakta Anna Svensson, anna.svensson@exempel.se.", "Anna Svensson"),
        ("Anna Svensson, 08-508 00 000", "Anna Svensson"),
        ("  name: Anna Svensson\n  email: info@exempel.se", "Anna Svensson"),
        ("Fråga Mohamed Ali Hassan (tel 0701234567)", "Mohamed Ali Hassan"),
        ("Eva-Lena von Essen 08-123 45 67", "Eva-Lena von Essen"),
        ("Karin S. Berg\nHandläggare\n08-508 00 000", "Karin S. Berg"),
        ("[Karin Berg](mailto:info@exempel.se)", "Karin Berg"),
        ("info@exempel.se\nKarin Berg", "Karin Berg"),
        ("Karin Berg, 811228-9874", "Karin Berg"),
    ],
)
def test_name_beside_a_way_to_reach_somebody(text: str, name: str) -> None:
    assert beside(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        *("Folkets Husby, 08-508 00 000", "Maria Plan 4, 08-508 00 000", "Anna Lindhs plats, info@exempel.se"),
        *("Sofia Skola, 08-123 45 67", "Jobbtorg Stockholm, info@exempel.se", "Nätverkets Kontakt, info@exempel.se"),
        *("Skriv till info@exempel.se.\n\nAnna Svensson berättade.", "Anna Svensson talade den 20 maj."),
        "Sten Sture-huset, info@exempel.se",
    ],
)
def test_names_that_belong_to_nobody_there(text: str) -> None:
    assert beside(text) == []


FIELDS = {
    "note": "note: Ring 070-123 45 67.",
    "contact": "contact: {name: Kansliet, phone: 070-123 45 67}",
    "alt": "image: {file: bilder/a.svg, alt: Ring 070-123 45 67}",
    "credit": "image: {file: bilder/a.svg, alt: Ett rum., credit: 'Foto: 070-123 45 67'}",
    "link": "links: [{title: Ring 070-123 45 67, url: /om/}]",
    "address": "links: [{title: Ring, url: 'tel:070-123 45 67'}]",
    "description": "description: |\n    [Ring](tel:070-123%2045%2067) eller 070-123 45 67.",
    "comment": "role: arranged # 070-123 45 67",
    "source": "sources: [{title: Samtal 070-123 45 67}]",
    "programme": "programme: [{time: '09:00', title: Ring 070-123 45 67}]",
}


@pytest.mark.parametrize("field", FIELDS)
def test_wherever_it_stands_in_an_event(network: Path, told: Told, field: str) -> None:
    events = network / "events.yaml"
    events.write_text(events.read_text("utf-8").replace("  recap:\n", f"  {FIELDS[field]}\n  recap:\n", 1), "utf-8")
    assert "E289" in [one.code for one in told()]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("content/bilder/811228-9874.svg", "E320"),
        ("content/bilder/anna.svensson@exempel.se.svg", "E288"),
        ("content/bilder/Samtal 070-123 45 67.svg", "E289"),
    ],
)
def test_names_of_files_are_texts_too(network: Path, told: Told, file: str, code: str) -> None:
    (network / "content" / "bilder").mkdir()
    (network / file).write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    assert [(one.code, one.location.file) for one in told() if one.code.startswith("E")] == [(code, file)]


def test_the_settings_are_texts_too(network: Path, told: Told) -> None:
    (network / "mkdocs.yml").write_text("site_name: X\ncopyright: anna.svensson@exempel.se\n", "utf-8")
    assert [(one.code, str(one.location)) for one in told()] == [("E288", "mkdocs.yml:2:12")]


def test_a_contact_who_is_a_person_is_told_of_without_a_mailbox(network: Path, told: Told) -> None:
    example = network / "goodexamples" / "cykelskolan.md"
    text = example.read_text("utf-8")
    example.write_text(
        text.replace("published:", "contact: {name: Anna Svensson, url: /om/vision/}\npublished:"), "utf-8"
    )
    assert [one.code for one in told()] == ["E249"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Edificio Ruth Cardoso", ""),
        ("Centro Cultural Ruth Cardoso", ""),
        ("Casa de Anna Svensson", ""),
        ("Maria Svensson Building", ""),
        ("Maria Hall", "Maria Hall"),
        ("Stiftelsen Anna Lindh", ""),
        ("Kulturhuset Karin Boye", ""),
        ("Kontakta Ruth Cardoso", "Ruth Cardoso"),
        ("Bageriet, Anna Svensson", "Anna Svensson"),
        ("Samordnaren i huset Anna Svensson", "Anna Svensson"),
        ("Villa Solbacken. Anna Svensson", "Anna Svensson"),
    ],
)
def test_a_house_called_after_somebody_is_no_person(text: str, person: str) -> None:
    assert [text[start:end] for start, end in names(text)] == ([person] if person else [])


def test_a_text_of_a_million_signs_is_soon_looked_through() -> None:
    text = "Anna Svensson 070 " * 20_000 + "a" * 100_000 + "@" * 1_000 + "1 " * 100_000
    assert list(personal_problems("x.md", text)) == []


def test_contacts_of_organisations_as_the_city_prints_them_pass(reading: Callable[[], Reading], network: Path) -> None:
    page = network / "content" / "om" / "vision.md"
    printed = (
        "\nVäxeln nås på 08-508 290 00, kontaktcentret på 08-508 00 508. Järva: jarva@stockholm.se, 08-508 01 000, "
        "Borgarfjordsgatan 14. Skärholmen: skarholmen@stockholm.se. Feriejobb: feriejobb.amf@stockholm.se. "
        "Post: Ragnar Östbergs plan 1, 105 35 Stockholm.\n"
    )
    page.write_text(page.read_text("utf-8") + printed, "utf-8")
    assert [one.code for one in reviewed(reading(), network)] == []
