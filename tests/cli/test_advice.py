"""What deserves a second look: one story for each piece of advice, and for what is near it and fine."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from holidays.registry import COUNTRIES

from pakten.checking.wordings.readability import lix
from pakten.reading.holidays import holidays_of, is_known, nearest
from pakten.reading.memory.store import Store
from tests.cli.conftest import MEETING, Pakten

Append = Callable[[str, str], None]


@pytest.fixture
def write(folder: Path) -> Append:
    """Puts a text at the end of a file, or another in the place of one."""

    def put(file: str, text: str) -> None:
        path = folder / file
        old, found, new = text.partition(" => ")
        before = path.read_text("utf-8")
        assert not found or old in before
        path.write_text(before.replace(old, new, 1) if found else before + text, "utf-8")

    return put


def _told(pakten: Pakten, *options: str) -> list[str]:
    """The first line of each problem."""
    return re.findall(r"^\S+:\d+:\d+: .*$", pakten("check", *options).out, re.MULTILINE)


def test_meetings_that_compete_for_the_same_people(folder: Path, pakten: Pakten) -> None:
    assert folder.is_dir()
    assert pakten("new", "event", *MEETING).status == 0
    assert pakten("new", "event", *MEETING, "--title", "Samtidigt", "--start", "2027-06-09 10:30").status == 0
    assert _told(pakten) == [
        "events.yaml:63:10: W506 Krockar med ”Sommarmöte på Kullen” (sommarmote-pa-kullen-2027), som vänder sig till "
        "samma område."
    ]
    assert not [line for line in _told(pakten, "--date", "2027-06-10") if "W506" in line]


@pytest.mark.parametrize(
    "different",
    [
        ("--areas", "hamnen"),
        ("--start", "2027-06-09 11:00", "--end", "2027-06-09 12:00"),
        ("--status", "cancelled", "--status-note", "Nej."),
        ("--status", "postponed", "--status-note", "Senare."),
        ("--role", "took_part"),
        ("--part-of", "sommarmote-pa-kullen-2027"),
    ],
)
def test_meetings_that_do_not_compete(folder: Path, pakten: Pakten, different: tuple[str, ...]) -> None:
    assert folder.is_dir()
    pakten("new", "event", *MEETING)
    assert pakten("new", "event", *MEETING, "--title", "Samtidigt", *different).status == 0
    assert _told(pakten) == []


@pytest.mark.parametrize(("first", "second"), [("all", "hamnen"), ("hamnen", "all")])
def test_a_meeting_for_all_competes_with_every_other(folder: Path, pakten: Pakten, first: str, second: str) -> None:
    assert folder.is_dir()
    pakten("new", "event", *MEETING, "--areas", first)
    pakten("new", "event", *MEETING, "--title", "Samtidigt", "--start", "2027-06-09 10:00", "--areas", second)
    assert len([line for line in _told(pakten) if "W506" in line]) == 1


def test_of_two_at_the_same_time_the_later_id_is_told_of_the_earlier(write: Append, pakten: Pakten) -> None:
    """Also when it has dates before, and so stands before it in the list."""
    dates = (
        "  occasions:\n    - {id: ett, start: 2027-05-05 09:00, end: 2027-05-05 11:00}\n"
        "    - {id: tva, start: 2027-06-09 09:00, end: 2027-06-09 11:00}\n"
    )
    pakten("new", "event", *MEETING)
    pakten("new", "event", *MEETING, "--title", "Övningar")
    write("events.yaml", "- id: ovningar-2027 => - id: trimning")
    text = Path("events.yaml").read_text("utf-8")
    entry = text[text.index("- id: trimning") :].split("\n\n- id")[0]
    changed = re.sub(r"  start: .*\n  end: .*\n", dates, entry)
    Path("events.yaml").write_text(text.replace(entry, changed), "utf-8")

    (told,) = [line for line in _told(pakten) if "W506" in line]

    assert "Krockar med ”Sommarmöte på Kullen”" in told


def test_meeting_on_a_holiday(folder: Path, pakten: Pakten) -> None:
    assert folder.is_dir()
    assert pakten("new", "event", *MEETING, "--start", "2027-05-06", "--end", "").status == 0
    (told,) = _told(pakten)
    assert told.endswith("W507 Då är många lediga: Kristi himmelsfärdsdag 2027-05-06.")


def test_meeting_of_several_days_names_each_that_is_a_holiday(folder: Path, pakten: Pakten) -> None:
    assert folder.is_dir()
    assert pakten("new", "event", *MEETING, "--start", "2027-06-24", "--end", "2027-06-27").status == 0
    (told,) = _told(pakten)
    assert told.endswith("W507 Då är många lediga: Midsommarafton 2027-06-25, Midsommardagen 2027-06-26.")
    # What has passed of it can be mended by nobody.
    (told,) = [one for one in _told(pakten, "--date", "2027-06-26") if "W507" in one]
    assert told.endswith("W507 Då är många lediga: Midsommardagen 2027-06-26.")
    assert not [one for one in _told(pakten, "--date", "2027-06-27") if "W507" in one]


@pytest.mark.parametrize("saturday", ["2027-11-06", "2028-11-04", "2029-11-03", "2032-11-06", "2037-10-31"])
def test_a_week_of_meetings_names_the_holiday_that_moves_within_it(folder: Path, pakten: Pakten, saturday: str) -> None:
    assert folder.is_dir()
    year = saturday[:4]
    assert pakten("new", "event", *MEETING, "--start", f"{year}-10-31", "--end", f"{year}-11-06").status == 0
    (told,) = _told(pakten)
    assert told.endswith(f"W507 Då är många lediga: Alla helgons dag {saturday}.")


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_what_is_off_meets_no_holiday(folder: Path, pakten: Pakten, status: str) -> None:
    assert folder.is_dir()
    off = ("--status", status, "--status-note", "Vi återkommer.")
    assert pakten("new", "event", *MEETING, "--start", "2027-05-06", "--end", "", *off).status == 0
    assert _told(pakten) == []


@pytest.mark.parametrize("last", [date(2025, 11, 1), date(2026, 10, 31), date(2027, 11, 6), date(2028, 11, 4)])
def test_all_saints_moves_within_its_week(last: date) -> None:
    """The Saturday from 31 October to 6 November: the days around it are no holidays."""
    assert holidays_of("sweden", "sv")(date(last.year, 10, 25), date(last.year, 11, 12)) == {last: "Alla helgons dag"}


def test_days_that_count_as_holidays_in_sweden() -> None:
    """Public holidays, and the three eves of the Annual Leave Act; no other eve, and no plain Sunday."""
    year = holidays_of("SE", "sv")(date(2027, 1, 1), date(2027, 12, 31))
    eves = {name: day for day, name in year.items() if name.endswith("afton")}
    assert eves == {
        "Midsommarafton": date(2027, 6, 25),
        "Julafton": date(2027, 12, 24),
        "Nyårsafton": date(2027, 12, 31),
    }
    assert len(year) == 16
    assert [year[date(2027, 3, 26)], year[date(2027, 3, 28)], year[date(2027, 5, 16)]] == [
        "Långfredagen",
        "Påskdagen",
        "Pingstdagen",
    ]


def test_holidays_are_named_in_the_language_of_the_network() -> None:
    day = date(2027, 5, 17)
    assert holidays_of("sweden", "en")(date(2027, 6, 6), date(2027, 6, 6)) == {date(2027, 6, 6): "National Day"}
    assert "Constitution Day" in holidays_of("norway", "en")(day, day)[day]
    assert "Grunnlovsdag" in holidays_of("norway", "sv")(day, day)[day], "as there, where nobody has translated it"
    assert holidays_of("", "sv")(date(2027, 1, 1), date(2027, 12, 31)) == {}


@pytest.mark.parametrize(("place", "day"), [("GB-SCT", date(2027, 11, 30)), ("us-ca", date(2027, 3, 31))])
def test_holidays_of_a_part_of_a_country(place: str, day: date) -> None:
    assert day in holidays_of(place, "en")(day, day)
    assert day not in holidays_of(place.partition("-")[0], "en")(day, day)


def test_span_of_centuries_is_no_work() -> None:
    assert len(holidays_of("sweden", "sv")(date(2027, 1, 1), date.max)) == 17


def test_holidays_that_a_store_knows_are_not_asked_again(tmp_path: Path) -> None:
    day = date(2027, 6, 6)
    store = Store(tmp_path, b"ours")
    assert holidays_of("sweden", "sv", store.kept("advice"))(day, day) == {day: "Nationaldagen"}
    store.save()

    kept = Store(tmp_path, b"ours").kept("advice")
    (of_year,) = kept.known.values()
    of_year[day.toordinal()] = "Som det stod i förrådet"
    assert holidays_of("sweden", "sv", kept)(day, day) == {day: "Som det stod i förrådet"}
    assert holidays_of("sweden", "en", kept)(day, day) == {day: "National Day"}, "in another language it is another"


def test_what_has_a_module_in_the_library_is_a_country_that_it_knows() -> None:
    """Which is why a country that is named as its module need not be asked for."""
    modules = {path.stem for folder in holidays.__path__ for path in Path(folder, "countries").glob("[a-z]*.py")}
    assert modules == set(COUNTRIES)
    assert not any(map(is_known, ("../registry", "__init__", "countries/sweden")))


@pytest.mark.parametrize("place", ["sweden", "Sweden", "SE", "swe", "united_kingdom", "United Kingdom", "GB-SCT", ""])
def test_countries_by_their_names_and_codes(place: str) -> None:
    assert is_known(place)


@pytest.mark.parametrize(
    ("place", "meant"),
    [("swedn", "sweden"), ("sverige", "sweden"), ("Tyskland", "germany"), ("SE-XX", ""), ("-", ""), (" ", "")],
)
def test_country_that_nobody_knows(place: str, meant: str) -> None:
    assert not is_known(place)
    assert nearest(place) == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("sverige", " Skriv: sweden"), ("NO", ' Skriv: "NO"'), ("3", ""), ("[SE]", "")]
)
def test_wrong_country_in_the_settings(write: Append, pakten: Pakten, written: str, meant: str) -> None:
    write("mkdocs.yml", f"holidays: sweden => holidays: {written}")
    said = pakten("check")
    # What is proposed takes the place of the value, else of nothing.
    sentence = f"mkdocs.yml:13:{17 if meant else 7}: E413 Inställningen holidays är fel eller saknas."
    assert (said.status, " ".join(said.out.replace("=", "").split())[: len(sentence + meant)]) == (1, sentence + meant)


def test_picture_without_a_text(write: Append, pakten: Pakten) -> None:
    write(
        "goodexamples/cykelskolan.md",
        "\n![](https://a.example/cykel.jpg) ![En cykel](https://a.example/a.jpg) <img src=x> <img alt='' src=y>\n",
    )
    # Elements in a text are told as well, by a rule of their own.
    assert [line.split(" ")[1] for line in _told(pakten) if "W508" in line] == ["W508", "W508"]


@pytest.mark.parametrize(("title", "told"), [("”Vårmöte”", 1), ("“Vårmöte”", 1), ("”Vår” på kvarnen", 0)])
def test_curly_quotes_around_a_whole_title(write: Append, pakten: Pakten, title: str, told: int) -> None:
    write("events.yaml", f"  title: Vårmöte på kvarnen\n =>   title: {title}\n")
    assert [line.split(" ")[1] for line in _told(pakten) if "W560" in line] == ["W560"] * told


@pytest.mark.parametrize(
    "number",
    [
        *("811228-9874", "19811228-9874", "198112289874", "8112289874", "670919+9530", "811228–9874"),
        # Coordination numbers have 60 added to the day; 29 February is there in some years only.
        *("811288-9871", "8112889871", "19811288-9871", "811261-0004", "811291-0008", "000229-0005", "20000229-0005"),
    ],
)
def test_personal_number_stops_a_build(write: Append, pakten: Pakten, number: str) -> None:
    write("content/platser.md", f"\nFråga efter {number}.\n")
    said = pakten("check")
    assert said.status == 1
    assert "content/platser.md:10:13: E320" in said.out


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Bli medlem i dag.", 1),
        ("Alla medlemmar är välkomna.", 1),
        ("Medlemmars idéer räknas.", 1),
        ("Bageriet blev medlem tidigt.", 0),
        ("Du behöver inte vara medlem, för här finns inget medlemskap.", 0),
        ("År 2019 är hon medlem.", 0),
        ("Det hette ”bli medlem”.", 0),
        ("Se [sidan](/medlem/).", 0),
        ("Medlemsträffen är en sammansättning.", 1),
        ("Förra året var det så. Bli medlem nu!", 1),
    ],
)
def test_words_that_the_network_has_left(write: Append, pakten: Pakten, sentence: str, told: int) -> None:
    write("content/omraden/kullen.md", f"\n{sentence}\n")
    assert [line.split(" ")[1] for line in _told(pakten) if "W511" in line] == ["W511"] * told


def test_of_two_words_the_longer_is_meant(write: Append, pakten: Pakten) -> None:
    write("mkdocs.yml", "      left_words:\n =>       left_words:\n        bas: grund\n        bas plus: fördjupning\n")
    write("content/omraden/kullen.md", "\nVälj Bas plus eller Bas.\n")

    said = pakten("check").out

    assert re.findall(r"= Skriv (\w+)\.", said) == ["fördjupning", "grund"]


def test_page_about_the_past_may_use_them(write: Append, pakten: Pakten) -> None:
    write("content/om/vision.md", "\nBli medlem.\n")
    assert len(_told(pakten)) == 1
    write("mkdocs.yml", "      left_words: =>       history: [om/vision.md]\n      left_words:")
    assert _told(pakten) == []


def test_hard_text(write: Append, pakten: Pakten) -> None:
    write("content/om/vision.md", "\n" + "Arbetsmarknadspolitiska kompetensförsörjningsperspektiv implementeras. " * 30)
    (told,) = _told(pakten)
    assert re.search(r"W512 Texten är svår att läsa: LIX \d+, gränsen är 55\.", told)


def test_a_text_at_the_limit_passes_and_another_language_has_no_measure(write: Append, pakten: Pakten) -> None:
    text = "Arbetsmarknadspolitiska kompetensförsörjningsperspektiv implementeras. " * 30
    hardness = lix(text)
    write("content/om/vision.md", f"\n{text}\n")

    def hard(limit: int) -> list[str]:
        settings = re.sub(r"      hardest_lix: \d+\n", "", Path("mkdocs.yml").read_text("utf-8"))
        limited = settings.replace("      left_words:", f"      hardest_lix: {limit}\n      left_words:")
        Path("mkdocs.yml").write_text(limited, "utf-8")
        return [line for line in _told(pakten) if "W512" in line]

    assert hardness is not None
    assert hard(hardness) == []
    assert len(hard(hardness - 1)) == 1
    write("content/om/vision.md", "---\n => ---\nlanguage: en\n")
    assert hard(hardness - 1) == [], "a page in another language"
    write("content/om/vision.md", "language: en\n => ")
    write("mkdocs.yml", "  language: sv =>   language: en")
    assert hard(hardness - 1) == [], "a network in another language"


def test_a_measure_needs_sixty_words_and_long_ones_have_seven_letters() -> None:
    assert lix("ordet " * 59) is None
    assert lix("ordet " * 60) == 60
    assert lix("Kaffet dracks. " * 30) == 2
    assert lix("Kaffena dracks. " * 30) == 52


def test_measure_of_a_text() -> None:
    assert lix("Vi ses på torget. " * 20) == 4
    assert lix("För kort.") is None
    assert lix("- punkt ett\n- punkt två\n" * 20) == lix("Punkt ett. Punkt två.\n" * 20)
    assert lix("| Tabell | med | " + "ord " * 100 + "|") is None


def test_what_an_example_gave_has_a_source_once_it_is_followed_up(write: Append, pakten: Pakten) -> None:
    results = "results:\n  - text: Två elever fick arbete.\n"
    write("goodexamples/cykelskolan.md", f"evidence: tried\n => evidence: followed_up\n{results}")
    assert ["W614" in line for line in _told(pakten)] == [True]
    write("goodexamples/cykelskolan.md", f"{results} => {results}    source: Föreningens årsberättelse\n")
    assert _told(pakten) == []


def test_example_that_nobody_has_looked_at(write: Append, pakten: Pakten) -> None:
    write("goodexamples/cykelskolan.md", "published: 2026-11-22 => published: 2026-11-22\nreview_by: 2027-11-22")
    assert not [line for line in _told(pakten, "--date", "2027-11-22") if "W513" in line]
    told = [line for line in _told(pakten, "--date", "2027-11-23") if "W513" in line]
    assert told == ["goodexamples/cykelskolan.md:14:12: W513 Det här skulle ha setts över senast 2027-11-22."]


@pytest.mark.parametrize(
    ("by", "last"),
    [("2027-01-31", "2027-01-31"), ("2027-01", "2027-01-31"), ("2026", "2026-12-31"), ("TBA", "2030-01-01")],
)
def test_picture_that_should_be_gone(write: Append, pakten: Pakten, by: str, last: str) -> None:
    image = f"image: {{file: bilder/a.jpg, alt: En cykel, remove_by: {by}}}"
    write("goodexamples/cykelskolan.md", f"published: 2026-11-22 => published: 2026-11-22\n{image}")
    after = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    assert not [line for line in _told(pakten, "--date", last) if "W514" in line]
    assert len([line for line in _told(pakten, "--date", after) if "W514" in line]) == (0 if by == "TBA" else 1)


def test_meeting_that_nobody_has_followed_up(folder: Path, pakten: Pakten) -> None:
    assert folder.is_dir()
    assert _told(pakten, "--date", "2027-03-05") == []
    (told,) = _told(pakten, "--date", "2027-03-06")
    assert told == "events.yaml:25:7: W515 Träffen hölls för 31 dagar sedan och har ingen uppföljning."


def test_what_was_entered_afterwards_needs_no_recap(write: Append, pakten: Pakten) -> None:
    """Only what was announced beforehand has somebody who waits for it."""
    recap = re.search(r"  recap:\n(?:    .*\n)+", Path("events.yaml").read_text("utf-8"))
    assert recap is not None
    write("events.yaml", f"{recap.group()} => ")

    assert not [line for line in _told(pakten) if "W515" in line]


def test_an_update_ahead_is_told_from_the_day_of_publication(write: Append, pakten: Pakten) -> None:
    write("events.yaml", "  end: 2027-02-03 09:30\n =>   end: 2027-02-03 09:30\n  updated: 2026-12-24\n")

    told = {day: [line for line in _told(pakten, "--date", day) if "W521" in line] for day in AROUND}

    assert [day for day, lines in told.items() if lines] == ["2026-11-22", "2026-12-23"]


AROUND = ("2026-11-21", "2026-11-22", "2026-12-23", "2026-12-24")
