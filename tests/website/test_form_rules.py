"""The form and the check say the same: its script has the rules that reading has, and here both are asked."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from pakten.domain.code import Code
from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.occurrence import occurrences
from pakten.domain.problem import NOWHERE
from pakten.reading.forms.dates import Dates
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.fields import fields_of
from pakten.reading.forms.natural_dates.interpretation import Interpretation, interpret
from pakten.reading.forms.natural_dates.known import Known
from pakten.reading.forms.validation import filled_in
from pakten.reading.network.catalogue import read
from pakten.reading.network.settings import read_settings
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.parser import parse_entry
from tests.natural_dates import TABLE
from tests.website.conftest import REPOSITORY

NETWORK = REPOSITORY / "tests" / "cli" / "network"
ASK = REPOSITORY / "tests" / "node" / "ask_form.mjs"
ZONE = "Europe/Stockholm"

RULES = {
    **{"start": Code.MISSING_FIELD, "occasions": Code.START_BESIDE_OCCASIONS, "same_occasion": Code.SAME_OCCASION},
    **{
        "end_unequal": Code.UNEQUAL_END,
        "end_before": Code.ENDS_BEFORE_START,
        "end_at_start": Code.ENDS_AT_START,
        "moved": Code.MOVED_NOWHERE,
    },
    "moved_beside": Code.MOVED_BESIDE_OCCASIONS,
    **dict.fromkeys(("closes", "late", "ask", "updated"), Code.DATES_ORDER),
    **{
        "shown_twice": Code.SHOWN_TWICE,
        "note": Code.NO_STATUS_NOTE,
        "part": Code.PART_OF_ITSELF,
        "unknown": Code.UNKNOWN_REFERENCE,
    },
    **{"taken": Code.SAME_ID, "all_and_others": Code.ALL_AND_OTHERS, "format": Code.UNKNOWN_FORMAT_AHEAD},
    **{"same_format": Code.SAME_FORMAT_BEFORE, "same_place": Code.SAME_PLACE_BEFORE},
    **{"place": Code.NO_PLACE, "online": Code.NOT_ONLINE, "ahead": Code.NEEDED_WHEN_AHEAD},
    **{"figure": Code.FIGURE_WITHOUT_SOURCE, "proven": Code.EVIDENCE_WITHOUT_RESULT},
}
"""What the script says, and the code of the rule."""

AHEAD = {Code.UNKNOWN_FORMAT_AHEAD, Code.NO_PLACE, Code.NOT_ONLINE, Code.NEEDED_WHEN_AHEAD}
"""What is asked of events that lie ahead alone."""
NOT_OF_THE_PAST = {Code.NO_STATUS_NOTE, Code.SHOWN_TWICE}
"""What is asked of each date until it is over."""
EARLIER = {
    *(
        Code.MISSING_FIELD,
        Code.UNEQUAL_END,
        Code.ENDS_BEFORE_START,
        Code.ENDS_AT_START,
        Code.START_BESIDE_OCCASIONS,
        Code.ALL_AND_OTHERS,
    ),
}
"""While one of these is there the rest of the entry is not judged; the form tells all of it at once."""


Fields = dict[str, SearchStrategy[Any]]

BATCHES = settings(max_examples=20, phases=[Phase.explicit, Phase.generate])
"""Many are asked about at once, and the message names the one that differs: nothing is gained by making them fewer."""


@dataclass(frozen=True)
class Asked:
    """A network on disk, and the scripts of the form."""

    network: Path
    scripts: Path

    def form(self, **questions: list[Any]) -> Any:
        known = {
            "events": [["", "varmote-2024", "Vårmöte på kvarnen", "events.yaml"]],
            "examples": [["cykelskolan", "Cykelskolan"]],
        }
        asked = {"events": [], "examples": [], "moments": [], "spoken": [], "known": known, "zone": ZONE, **questions}
        command = ["node", str(ASK), str(self.scripts)]
        done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def check(self, files: dict[str, str]) -> dict[str, set[str]]:
        """The rules that each file breaks, of those that the form has."""
        for folder in {name.partition("/")[0] for name in files}:
            shutil.rmtree(self.network / folder, ignore_errors=True)
        for name, text in files.items():
            (self.network / name).parent.mkdir(exist_ok=True)
            (self.network / name).write_text(text, "utf-8")
        options = read_settings(self.network / "mkdocs.yml", {})
        problems = read(options.layout, options.vocabulary, options.zone).problems
        unforeseen = [one for one in problems if one.location.file in files and one.code not in RULES.values()]
        assert {one.code for one in unforeseen} <= {Code.OUT_OF_ORDER, Code.SAME_TWICE}, unforeseen
        return {
            name: {one.code for one in problems if one.location.file == name and one.code in RULES.values()}
            for name in files
        }


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    folder = tmp_path_factory.mktemp("form")
    network = Path(shutil.copytree(NETWORK, folder / "network"))
    scripts = folder / "scripts"
    scripts.mkdir()
    # What a browser takes for modules by the way they are loaded, node does by this.
    (scripts / "package.json").write_text('{"type": "module"}')
    needed = ("check", "date-grammar", "date-tokens", "dates", "state", "when", "yaml")
    for name in (f"form-{one}.js" for one in needed):
        (scripts / name).write_text((resources.files("pakten.theme") / "assets" / name).read_text("utf-8"), "utf-8")
    return Asked(network, scripts)


MOMENTS = st.sampled_from(
    [
        *("2027-02-03 08:00", "2027-02-03 09:30", "2027-02-04 00:00", "2027-02-03", "2027-02-05", "2027-03-28 03:30"),
        *("2026-10-25 02:30", "2027-10-31 02:00"),
        *("2027-02", "2027", "2027 vår", "2027 spring", "2026 vinter", "2026-12", "TBA", "2024-05-01", "2024-05"),
    ]
)
DAYS = st.sampled_from(
    ["2024-01-01", "2026-11-22", "2027-01-01", "2027-02-01", "2027-02-03", "2027-02-04", "2027-05-31", "2027-06-01"]
)
STATUS = st.sampled_from(["confirmed", "tentative", "cancelled", "postponed"])
SEATS = st.sampled_from(["open", "full", "waiting_list", "closed"])
REGISTRATION = st.fixed_dictionaries(
    {"needed": st.booleans()}, optional={"opens": DAYS, "closes": DAYS, "state": SEATS}
)
PLACES = st.sampled_from(["kvarnen", "TBA", {"name": "Ladan"}, {"name": "Ladan", "address": "Stora vägen 3"}])
PLACES_BEFORE = PLACES.filter(lambda place: place != "TBA")
FORMATS = st.sampled_from(["on_site", "online", "hybrid", "unknown"])
LIFE: Fields = {
    "status": STATUS,
    "status_note": st.just("Lokalen är stängd."),
    "previous_start": st.lists(MOMENTS, min_size=1, max_size=2),
    "previous_place": PLACES_BEFORE,
    "previous_format": FORMATS,
    "place": PLACES,
    "online": st.just({"note": "Länken kommer."}),
    "registration": REGISTRATION,
}
"""What an event and each of its dates say for themselves."""
SPANS = st.sampled_from(
    [
        *(
            ("2027-02-01", "2027-02-04"),
            ("2027-02-03 08:00", "2027-02-03 09:30"),
            ("2027-02-03 20:00", "2027-02-04 00:00"),
        ),
    ]
)


def _spanned(fields: dict[str, Any]) -> dict[str, Any]:
    """With the start and the end of a span that holds together."""
    start, end = fields.pop("span")
    return {**fields, "start": start, **({"end": end} if end else {})}


def _occasions(**spans: SearchStrategy[Any]) -> SearchStrategy[list[dict[str, Any]]]:
    optional = {**LIFE, "format": FORMATS}
    ends = {"end": spans.pop("end")} if "end" in spans else {}
    one = st.fixed_dictionaries({"id": st.sampled_from("abc"), **spans}, optional={**optional, **ends})
    return st.lists(one.map(_spanned) if "span" in spans else one, min_size=1, max_size=3)


def _event(needed: Fields, **optional: SearchStrategy[Any]) -> SearchStrategy[dict[str, Any]]:
    free = {
        **LIFE,
        "updated": st.sampled_from(["2026-11-21 09:00", "2026-11-22", "2028-01-01 00:00"]),
        "part_of": st.sampled_from(["self", "varmote-2024", "finns-inte"]),
        "accessibility": st.fixed_dictionaries({"step_free": st.just("unknown")}, optional={"ask_by": DAYS}),
        "contact": st.just({"name": "Kansliet"}),
        "recap": st.fixed_dictionaries(
            {"summary": st.just("Bra.")}, optional={"examples": st.sampled_from([["cykelskolan"], ["finns-inte"]])}
        ),
        **optional,
    }
    event = st.fixed_dictionaries(
        {
            "title": st.just("Frukost"),
            "summary": st.just("Vi ses."),
            "published": DAYS,
            "type": st.just("frukostmote"),
            "format": FORMATS,
            "areas": st.sampled_from([["hamnen"], ["all"], ["all", "hamnen"]]),
            "organisers": st.just(["bageriet"]),
            **needed,
        },
        optional={key: values for key, values in free.items() if key not in needed},
    )
    return event.map(_spanned) if "span" in needed else event


ASKED = st.fixed_dictionaries({"step_free": st.just("unknown"), "ask_by": DAYS})
EVENTS = st.one_of(
    _event({}, start=MOMENTS, end=MOMENTS),
    _event({}, start=MOMENTS, end=MOMENTS, occasions=_occasions(start=MOMENTS, end=MOMENTS)),
    # Without mistakes in the dates, so that the rest is judged.
    _event({"span": SPANS, "areas": st.just(["all"]), "accessibility": ASKED}),
    _event({"areas": st.just(["hamnen"]), "occasions": _occasions(span=SPANS), "registration": REGISTRATION}),
)


def test_the_form_and_the_check_tell_the_same_about_any_event(both: Asked) -> None:
    @BATCHES
    @given(st.lists(EVENTS, min_size=40, max_size=40))
    def agree(events: list[dict[str, Any]]) -> None:
        for number, event in enumerate(events):
            # One of them has an id that is taken.
            event["id"] = f"traff-{number}" if number else "varmote-2024"
            if event.get("part_of") == "self":
                event["part_of"] = event["id"]
        said = both.form(events=events)["events"]
        found = both.check({f"events/{number}.yaml": one["text"] for number, one in enumerate(said)})
        meant = [_meant(one["text"]) for one in said]
        newest = max((max(known.published, known.updated.date()) for known in meant if known), default=date.min)
        for one, one_meant, codes in zip(said, meant, found.values(), strict=True):
            told = {RULES[key] for key in one["told"]}
            # The form looks at one event; the check knows what the network has said after it.
            if one_meant is None or one_meant.span.is_over(newest):
                told -= AHEAD - codes
            if one_meant is None or any(one_date.span.is_over(newest) for one_date in occurrences(one_meant)):
                told -= NOT_OF_THE_PAST - codes
            assert codes <= told if codes & EARLIER else codes == told, (codes, told, one["text"])

    agree()


def test_the_card_of_the_form_says_of_any_event_what_the_site_says(both: Asked) -> None:
    @BATCHES
    @given(st.lists(EVENTS, min_size=40, max_size=40))
    def agree(events: list[dict[str, Any]]) -> None:
        said = both.form(events=[{"id": "traff", **event} for event in events])["events"]
        for one in said:
            if (event := _meant(one["text"])) is not None:
                assert one["marks"] == list(event_state(event, date(2000, 1, 1)).marks), one["text"]

    agree()


def _meant(text: str) -> Event | None:
    """The event that a text stands for, if its values can be read."""
    written = parse_entry(Fragment("events/ny.yaml", text)).entry
    assert written is not None
    (form, *_), dates = filled_in(EventForm, written), Dates(ZoneInfo(ZONE))
    event = form.event(dates, {}, NOWHERE) if form else None
    return None if dates.mistakes else event


WORDED = st.lists(
    st.sampled_from(
        [
            "12",
            "40",
            "2023",
            "3,5",
            "92 000",
            "1.000",
            "personer",
            "%",
            "mars",
            "marknader",
            "maj",
            "majblommor",
            "av",
            "i",
        ]
    ),
    max_size=5,
).map(" ".join)
RESULT = st.fixed_dictionaries(
    {"text": WORDED.map(lambda text: f"Det blev {text}".strip())},
    optional={"source": st.just("Rapporten"), "date": st.just("2024-05")},
)
EXAMPLES = st.fixed_dictionaries(
    {
        "title": st.just("Cyklar"),
        "summary": st.just("Grannar lagar."),
        "organisations": st.just([{"id": "bageriet"}]),
        "sector": st.just("private"),
        "status": st.just("ongoing"),
        "evidence": st.sampled_from(["idea", "tried", "followed_up", "evaluated", "spread"]),
        "published": DAYS,
    },
    optional={
        "results": st.lists(RESULT, min_size=1, max_size=3),
        "areas": st.sampled_from([["hamnen"], ["all"], ["all", "hamnen"]]),
        "events": st.sampled_from([["varmote-2024"], ["finns-inte"]]),
    },
)


def test_the_form_and_the_check_tell_the_same_about_any_example(both: Asked) -> None:
    (kept,) = (both.network / "goodexamples").glob("*.md")
    cykelskolan = {f"goodexamples/{kept.name}": kept.read_text("utf-8")}

    @BATCHES
    @given(st.lists(EXAMPLES, min_size=30, max_size=30))
    def agree(examples: list[dict[str, Any]]) -> None:
        said = both.form(examples=examples)["examples"]
        files = {f"goodexamples/e{number}.md": f"---\n{one['text']}---\n\nText.\n" for number, one in enumerate(said)}
        found = both.check({**files, **cykelskolan})
        for one, codes in zip(said, found.values(), strict=False):
            told = {RULES[key] for key in one["told"]}
            assert codes <= told if codes & EARLIER else codes == told, (codes, told, one["text"])

    agree()


MISTAKES = {
    **{Code.WRONG_WEEKDAY: "weekday", Code.NO_SUCH_DAY: "no_day", Code.NO_SUCH_TIME: "no_time"},
    **{Code.SKIPPED_TIME: "skipped", Code.NO_YEAR: "no_year", Code.AMBIGUOUS_DATE: "ambiguous"},
    **{
        Code.WEEK_WITHOUT_DAY: "week",
        Code.WRONG_WEEK: "week_differs",
        Code.OTHER_ZONE: "zone",
        Code.QUARTER: "quarter",
    },
}


def test_the_form_reads_dates_that_people_write_as_the_check_does(both: Asked) -> None:
    words = "mars dec kl 2026 2027- onsdag tis 12 till vår och 9-11 9.30 fm pm prel. heldag v.48 CET Z mellan från 3/2"
    words += " tredje halv nio två timmar kvart över i -27 26-03-01 270303 1/3/26 kvällen på andra first morning Q2"
    pieces = st.sampled_from([*"0123456789 /-.:,", *(f"{word} " for word in words.split()), " ", "–", "(", ")"])

    @BATCHES
    @example([case["said"] for case in TABLE])
    @given(st.lists(st.lists(pieces, max_size=12).map("".join), min_size=60, max_size=60))
    def agree(texts: list[str]) -> None:
        said = both.form(spoken=texts)["spoken"]
        expected = {text: _in_the_form(interpret(text, Known(ZoneInfo(ZONE)))) for text in texts}
        assert dict(zip(texts, said, strict=True)) == expected

    agree()


def _in_the_form(found: Interpretation) -> dict[str, Any]:
    told: dict[str, Any] = {"spans": [[one.start, one.end] if one.end else [one.start] for one in found.spans]}
    told |= {"tentative": found.is_tentative, "zone": found.zone}
    if found.mistake is not None:
        told["mistake"] = MISTAKES[found.mistake.code]
        told |= {"weekday": found.mistake.values["weekday"]} if "weekday" in found.mistake.values else {}
        told |= {"without": found.mistake.values["date"]} if "date" in found.mistake.values else {}
    return told


WRITTEN = (
    "2027-02-30", "2027-02-29", "2028-02-29", "2027-13-01", "2027-00-10", "2027-01-00", "1899-01-01", "1900-01-01",
    "2199-12-31", "2200-01-01", "2027-02-03 24:00", "2027-02-03 23:59", "2027-02-03 09:60", "2027-03-28 02:30",
    "2027-03-28 01:59", "2027-03-28 03:00", "2026-10-25 02:30", "2027-02", "2027-13", "2027", "1800", "2027 vår",
    "1800 vår", "2027 winter", "2027 fall", "TBA", "tba", "2027-2-3", "3 december 2026", "2027-02-03 9:00",
)  # fmt: skip


@pytest.mark.parametrize("key", ["start", "published", "updated"])
def test_the_form_takes_the_moments_that_the_check_takes(both: Asked, key: str) -> None:
    kind = next(field.kind for field in fields_of(EventForm) if field.key == key)
    asked = [{"text": text, "pattern": kind.pattern, "kind": kind.name} for text in WRITTEN]
    told = both.form(moments=asked)["moments"]
    assert [text for text, one in zip(WRITTEN, told, strict=True) if not one] == [
        text for text in WRITTEN if _is_taken(both, key, text)
    ]


def _is_taken(both: Asked, key: str, text: str) -> bool:
    event = {"id": "a", "title": "A", "summary": "B", "start": "2027-01-01", "published": "2024-01-01", key: text}
    others = "type: frukostmote\nformat: online\nareas: [hamnen]\norganisers: [bageriet]\n"
    (both.network / "events").mkdir(exist_ok=True)
    for path in (both.network / "events").iterdir():
        path.unlink()
    written = "".join(f"{name}: {value}\n" for name, value in event.items()) + others
    (both.network / "events" / "a.yaml").write_text(written, "utf-8")
    options = read_settings(both.network / "mkdocs.yml", {})
    problems = read(options.layout, options.vocabulary, options.zone).problems
    return not [one for one in problems if one.location.file == "events/a.yaml" and one.code < "E3"]
