"""How a network speaks of itself: without the words that it has left, without counters and promises, and exactly."""

import re
from collections.abc import Iterator

import pytest

from pakten.checking.positions import Positions
from pakten.checking.wordings.claims import Claims
from pakten.checking.wordings.near_wordings import Decided, near_wordings
from pakten.checking.wordings.proofreading import Usage, proofread
from pakten.domain.problem import Problem
from pakten.locale import words

LEFT = {
    "medlem": "deltagare",
    "medlemskap": "deltagande",
    "medlemsträff": "nätverksträff",
    "jobbpartner": "aktör",
    "jobbpartnerskap": "partnerskap",
    "bas": "grund",
}
USAGE = Usage(
    LEFT,
    frozenset(("historik.md",)),
    re.compile(words("sv")("advice.past"), re.IGNORECASE),
    55,
    re.compile("(?!)"),
    "content/",
    ("familjemedlem", "styrelsemedlem", "medlemsland", "medlemsstat"),
    2024,
    ("Kvarnkretsen", "nätverket", "kretsen"),
)
WORDINGS = tuple(
    Decided(text, tuple(word.casefold() for word in re.findall(r"\w+", text)))
    for text in (
        "Kvarnkretsen – kretsen för en levande hamn och stad.",
        "Kvarnkretsen – kretsen för en mer levande hamn på Kullen",
        "Dra ditt strå till hamnen",
        "Kvarnkretsens vision är att samla grannar från olika håll för att bidra till en levande hamn och stad",
        "Kvarnkretsen ska genom lokala möten i stadens kvarter förstärka, synliggöra och bidra till att möjliggöra "
        "ökad handlingskraft för jobb, utbildning och en levande hamn lokalt",
    )
)


def told(text: str, file: str = "sida.md", *, own_voice: bool = True) -> list[str]:
    return [problem.code for problem in _problems(text, file, own_voice)]


def _problems(text: str, file: str = "sida.md", own_voice: bool = True) -> Iterator[Problem]:
    at = Positions(file, text)
    yield from proofread(file, text, USAGE)
    yield from Claims(words("sv"), USAGE).problems(text, at, own_voice=own_voice)
    yield from near_wordings(text, at, WORDINGS, USAGE)


@pytest.mark.parametrize(
    "sentence",
    [
        "Välkommen till medlemsnätverket.",
        "Kom till medlemsträffen i maj.",
        "Ni får ett medlemsbevis att hänga på väggen.",
        "Skicka in er medlemsansökan.",
        "Medlemsavgiften är låg.",
        "Vi söker nya nätverksmedlemmar.",
        "Bli stödmedlem i dag.",
        "Läs medlemsbladet.",
        "Logga in på medlemssidorna.",
        "Ett jobbpartnerskap är en god början.",
        "Alla jobbpartners möts i höst.",
        "MEDLEMSTRÄFF på torsdag.",
        "År 2026 är alla medlemmar med.",
        "Våra medlemsföretag växer.",
    ],
)
def test_words_that_were_left_are_found_in_compounds_too(sentence: str) -> None:
    assert told(sentence) == ["W511"]


@pytest.mark.parametrize(
    "sentence",
    [
        "En familjemedlem kan följa med.",
        "Styrelsemedlemmarna i föreningen hälsar välkomna.",
        "Sverige är ett medlemsland i EU.",
        "År 2019 var alla medlemmar med.",
        "Medlemsträffen 2022 samlade många.",
        "Det hette medlemsnätverk förut.",
        "Här finns inget medlemskap.",
        "”Medlemsträff” stod det på affischen.",
        "> Nu är vi medlemmar i något stort.",
        "  source: Nätverkets medlemsblad",
        "Livsmedel och läromedel behövs.",
        "Basen i arbetet är mötet.",
    ],
)
def test_what_was_and_what_is_quoted_may_be_called_so(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sources",
    ["  sources:\n    - title: Medlemmen\n      number: 3\n", "  sources:\n  - medlem\n", "  source: Medlem\n"],
)
def test_only_sources_themselves_are_others_words(sources: str) -> None:
    event, other = f"- id: a\n{sources}  summary: Bli deltagare\n", f"- {sources.strip()}\n  title: Medlem\n"
    found = proofread("events.yaml", event + event + other, USAGE)

    assert [problem.location.line for problem in found] == [len((event + event + other).splitlines())]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Kvarnkretsen – kretsen för en mer levande hamn och stad.", 0),
        ("Kvarnkretsen, kretsen för en levande hamn.", 0),
        ("Kvarnkretsen – nätverket för en levande hamn och stad.", 0),
        ("Kvarnkretsen – kretsen för en mer levande hamn i Kullen", 1),
        ("Dra ert strå till hamnen", 2),
        ("Dra sitt strå till hamnen!", 2),
        ("Kvarnkretsens vision är att samla grannar för att bidra till en levande hamn och stad", 3),
        ("Vår vision är att samla grannar från olika håll för att bidra till en levande hamn och stad.", 3),
        ("Kvarnkretsens vision är att förena grannar från olika håll för att bidra till en levande hamn och stad", 3),
        ("Det står: ”Dra ett strå till hamnen”.", 2),
        (
            "Kvarnkretsen ska genom lokala möten i stadens kvarter stärka, synliggöra och bidra till att möjliggöra "
            "ökad handlingskraft för jobb, utbildning och en levande hamn.",
            4,
        ),
    ],
)
def test_what_is_nearly_a_decided_wording_is_mended_by_pasting_it(written: str, meant: int) -> None:
    text = f"Början.\n\n{written}\n\nSlutet.\n"
    (problem,) = _problems(text)
    lines = text.split("\n")
    line, at = lines[problem.location.line - 1], problem.location
    lines[at.line - 1] = line[: at.column - 1] + problem.instead + line[at.end_column - 1 :]

    assert problem.code == "W611"
    assert dict(problem.values)["meant"] == WORDINGS[meant].text
    assert WORDINGS[meant].text.rstrip(".") in lines[at.line - 1]
    assert told("\n".join(lines)) == []


def test_quotation_marks_after_a_key_bound_what_should_be_the_wording() -> None:
    text = "summary: De sade ”Kvarnkretsen – kretsen för en levande hamn och by” och gick hem."
    (problem,) = (one for one in _problems(text) if one.code == "W611")
    assert dict(problem.values)["value"] == "Kvarnkretsen – kretsen för en levande hamn och by"


@pytest.mark.parametrize(
    "sentence",
    [
        *(one.text for one in WORDINGS),
        "Det är så man drar sitt strå till hamnen, tillsammans.",
        "Vi vill ha en levande hamn och stad.",
        "Grannar från olika håll möts på Kullen.",
        "title: Kvarnkretsen – kretsen för en levande hamn och stad.",
    ],
)
def test_a_decided_wording_and_its_words_elsewhere_pass(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Nätverket har gett 120 jobb.",
        "512 jobb!",
        "Kvarnkretsen har lett till 45 anställningar.",
        "Tack vare nätverket fick 30 personer praktikplatser.".replace("fick", "har"),
        "Genom kretsen har hundratals praktikplatser skapats.",
        "Nätverket samlar 470 organisationer.",
        "Kretsen växer: nu är 500 aktörer med.",
        "Hittills 1 200 matchningar.",
        "Kvarnkretsen bidrar till 75 nya jobb om året.",
    ],
)
def test_figures_are_no_results_of_the_network(sentence: str) -> None:
    assert told(sentence) == ["W612"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Träffen samlade över 130 aktörer.",
        "Kvarnkretsens första träff samlade 130 aktörer på Kullen.",
        "Nätverket samlade cirka 300 organisationer 2021.",
        "Bageriet har anställt tre lärlingar.",
        "Företaget har 400 anställda och söker fler.",
        "Nätverket möts 2 gånger om året.",
        "I kvarteret finns 4 200 arbetsplatser.",
        "”Nätverket gav oss 12 jobb” står det i tidningen.",
        "Området har 52 000 sysselsatta och 900 företag.",
    ],
)
def test_figures_about_others_and_about_what_was_pass(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi matchar arbetsgivare och arbetssökande.",
        "Anmäl dig, så får du jobb.",
        "Hos oss väntar ett garanterat jobb.",
        "Vi förmedlar kandidater till er.",
        "Nätverket hittar rätt kandidat åt er.",
        "Kvarnkretsen garanterar praktikplats efter träffen.",
        "Här får ni jobb direkt.",
        "I vår kandidatbank finns många.",
        "Vi ordnar snabbt personal till ditt företag.",
        "Snart erbjuder kretsen jobb till alla.",
        "Vi ser till att ni får arbetskraft.",
    ],
)
def test_nobody_is_promised_what_others_carry_out(sentence: str) -> None:
    assert told(sentence) == ["W613"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi matchar inte arbetsgivare och arbetssökande.",
        "Nätverket lovar inga jobb.",
        "Jobbkontoret matchar arbetsgivare och arbetssökande.",
        "Bageriet garanterar jobb till den som fullföljer utbildningen.",
        "Vi visar vägen till jobbkontoret, som förmedlar jobb.",
        "Det finns ingen kandidatbank.",
        "Nätverket erbjuder en mötesplats.",
        "Vi erbjuder kaffe och nya kontakter.",
        "Ni som söker personal kan ringa jobbkontoret.",
        "Har du ett jobb att erbjuda?",
    ],
)
def test_whoever_carries_it_out_may_be_named(sentence: str) -> None:
    assert told(sentence) == []


def test_we_in_a_good_example_is_whoever_tells() -> None:
    assert told("Vi matchar mentorer och unga som söker jobb.", own_voice=False) == []
    assert told("Nätverket garanterar jobb.", own_voice=False) == ["W613"]


def test_a_page_about_the_past_says_what_was() -> None:
    assert [problem.code for problem in proofread("historik.md", "Alla medlemmar är med.", USAGE)] == []
