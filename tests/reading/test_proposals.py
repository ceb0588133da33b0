"""The law of proposals: what is proposed, pasted where it is marked, says what was written, or nothing is proposed.

PAKTEN_MUTATIONS=20000 tries that many changes of each kind; the usual run tries some hundreds.
"""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.conftest import ZONE
from tests.reading.test_cases import CASES, parts, put
from tests.reading.test_mutations import CHANGES, changed

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.editing.autofix import is_certain, repaired
from pakten.editing.source_file import SourceFile
from pakten.reading.forms.natural_dates.interpretation import Interpretation, Span, interpret
from pakten.reading.forms.natural_dates.known import Known
from pakten.reading.network.catalogue import Reading
from pakten.reading.refusal import Refusal
from pakten.reading.suggestion import slug
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.parser import parse_list

pytestmark = pytest.mark.thorough

MANY = settings(max_examples=int(os.environ.get("PAKTEN_MUTATIONS", "300")))

QUESTIONS = frozenset(
    (
        *(
            Code.UNKNOWN_FIELD,
            Code.NO_SUCH_GAP,
            Code.NOT_A_CHOICE,
            Code.UNKNOWN_REFERENCE,
            Code.UNKNOWN_PART,
            Code.UNKNOWN_OPTION,
            Code.WRONG_OPTION,
        ),
        *(
            Code.UNKNOWN_CHANGED,
            Code.UNKNOWN_BLOCK,
            Code.NO_SUCH_PAGE,
            Code.NOT_AN_ID,
            Code.DAY_RECKONED,
            Code.MOVED_IN_STATUS,
            Code.WORDS_IN_DATE,
            Code.NOT_A_COLOR,
            Code.NOT_A_LANGUAGE,
            Code.FILE_NAME,
            Code.SAME_TWICE,
        ),
    )
)
"""What is offered for these is asked ("Menade du ...?"), or is a name that the author chooses."""

DATES = frozenset(
    (
        *(Code.NOT_A_TIME, Code.NOT_HOURS, Code.START_AND_END, Code.TENTATIVE_IN_DATE, Code.SEVERAL_DATES),
        *(Code.CLOCK_APART, Code.OTHER_ZONE, Code.NO_YEAR, Code.SKIPPED_TIME, Code.WEEK_WITHOUT_DAY, Code.QUARTER),
    )
)
"""What they propose is held against the meaning of the words, further down."""


def pasted(lines: list[str], problem: Problem) -> list[str]:
    at = problem.location
    line = lines[at.line - 1]
    if number := int(dict(problem.values).get("lines", 0)):
        # A block, over all of the lines that it names.
        block = (line[: at.column - 1] + problem.instead).split("\n")
        return [*lines[: at.line - 1], *block, *lines[at.line - 1 + number :]]
    made = line[: at.column - 1] + problem.instead + line[at.end_column - 1 :]
    return [*lines[: at.line - 1], *made.split("\n"), *lines[at.line :]]


def marked(lines: list[str], problem: Problem) -> str:
    return lines[problem.location.line - 1][problem.location.column - 1 : problem.location.end_column - 1]


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unescape(unquote(text))))


def means_the_same(problem: Problem) -> bool:
    """Whether what is proposed for a date is what its words mean, as far as they mean something by themselves."""
    found = interpret(dict(problem.values).get("value", ""), Known(ZONE))
    meant = [moment for span in found.spans for moment in (span.start, span.end) if moment]
    written = re.findall(r"(?:start|end): ([^,\n]+)", problem.instead) or [problem.instead]
    # A single line stands beside an end or a status that says the rest already.
    return not meant or written == (meant if re.search(r"\n|, end", problem.instead) else meant[:1])


def says_the_same(written: str, problem: Problem) -> bool:
    """Whether each word that was marked stands in the proposal, and no other."""
    if problem.code in (Code.NOT_A_TIME, Code.START_AND_END, Code.TENTATIVE_IN_DATE, Code.OTHER_ZONE):
        return means_the_same(problem)
    if problem.code in DATES | QUESTIONS or problem.code == Code.FORMAT_NOT_STATUS:
        return True
    if problem.code == Code.MISSING_FIELD:
        # With the name of whoever arranges it.
        return words_of(written) <= words_of(problem.instead)
    if problem.code == Code.LINK_IN_LIST:
        return words_of(problem.instead) - words_of(written) - Counter(("title", "url") * 9) == Counter()
    if problem.code == Code.MARKUP_IN_TEXT:
        # What is seen without its signs and elements.
        return words_of(problem.instead) <= words_of(written)
    if problem.code == Code.MARKDOWN_LINK:
        return problem.instead in written
    if problem.code in (Code.NOT_A_PHONE, Code.NOT_A_MAILBOX, Code.NOT_AN_ADDRESS) and "\n" in problem.instead:
        # What stood in one place has been parted into lines with keys.
        return is_parted(written, re.sub(r"\n +", "\n", problem.instead))
    if problem.code == Code.BULLET:
        # The number of an item says only where it stands.
        written = re.sub(r"^ *[0-9]+[.)]", "", written)
    if problem.code == Code.NOT_A_PHONE:
        # The letter beside the figure that looks like it.
        written = re.sub("[oO]", "0", re.sub("tel|mobil", "", written))
    if problem.code == Code.NOT_A_MAILBOX:
        written = re.sub(r"\bat\b|snabel-a|\(a\)|punkt", "", written)
    if problem.code == Code.NOT_A_NUMBER:
        return problem.instead == re.sub(r"\D", "", written)
    if problem.code in (Code.OPEN_BRACKET, Code.BULLET):
        # As ids or groups, of what is named or listed.
        written, said = slug(written), re.sub("(?:title|text|time|name): ", "", problem.instead)
        return Counter(written.split("-")) == Counter(slug(said).split("-"))
    if problem.code in (Code.NOT_A_LIST, Code.NOT_TRUE_OR_FALSE, Code.ALL_AND_OTHERS):
        # Ids stand for names, and true for ja.
        return True
    if problem.code == Code.NOT_A_GROUP or re.fullmatch("id: .*", problem.instead):
        return is_parted(written, problem.instead)
    if problem.code == Code.UNKNOWN_REFERENCE and problem.instead.startswith("{"):
        return words_of(problem.instead) - Counter(("name",)) == words_of(written)
    if problem.code == Code.NOT_AN_ADDRESS:
        # How it begins may be what is mended.
        written, said = (re.sub(r"^\W*h?t*p+s?\b", "", one, flags=re.IGNORECASE) for one in (written, problem.instead))
        return words_of(said) == words_of(written)
    added = Counter({"https": 1}) if problem.instead.startswith("https://") else Counter()
    return words_of(problem.instead) - added == words_of(written.removeprefix("mailto:")) - added


def is_parted(written: str, instead: str) -> bool:
    """Whether each value was written, but for days, answers and what follows from others; an id stands for a name."""
    group = yaml.load(instead, yaml.BaseLoader)
    if "start" in group or "time" in group:
        # An occasion or an item of a programme, whose hours are written otherwise.
        return words_of(group.get("title", "")) <= words_of(written)
    rest = written
    for key, text in group.items():
        follows = key in ("id", "needed") or (key == "title" and text in group.get("url", ""))
        if not follows and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|yes|no", text):
            if words_of(text.removeprefix("https://")) - words_of(rest):
                return False
            rest = rest.replace(text, "")
    said, meant = (one.removeprefix("https://") for one in (written, next(iter(group.values()))))
    return "id" in group or len(group) > 1 or words_of(meant) == words_of(said)


PROPOSING = [case for case in CASES if re.search(r"^    (?:Skriv:|Menade du)", case.read_text("utf-8"), re.MULTILINE)]


@pytest.mark.parametrize("case", PROPOSING, ids=[case.stem for case in PROPOSING])
def test_every_proposal_of_the_cases_mends_what_it_is_about(
    case: Path, network: Path, reading: Callable[[], Reading]
) -> None:
    for name, text in parts(case.read_text("utf-8"))[0]:
        put(network / name, text)
    told = reading().problems
    for problem in told:
        path = network / problem.location.file
        is_block = "lines" in dict(problem.values)
        if not problem.instead or not (problem.location.end_column or is_block) or not path.is_file():
            continue
        data = path.read_bytes()
        lines = data.decode("utf-8").replace("\r\n", "\n").split("\n")
        assert is_block or says_the_same(marked(lines, problem), problem), problem
        try:
            path.write_text("\n".join(pasted(lines, problem)), "utf-8", newline="")
            after = reading().problems
        finally:
            path.write_bytes(data)
        assert _count(after, problem) < _count(told, problem), (problem, after)
        assert not _new_there(told, after, problem), (problem, after)


def _count(problems: tuple[Problem, ...], wanted: Problem) -> int:
    return sum((one.code, one.location.file, one.values) == (wanted.code, wanted.location.file, wanted.values)
               and (one.location.line == wanted.location.line) for one in problems)  # fmt: skip


IN_PARTS = frozenset((Code.CLOCK_APART, Code.FORMAT_NOT_STATUS, Code.MOVED_IN_STATUS))
"""What is proposed in two places for one mistake."""
SPACES = frozenset((Code.INDENTATION, Code.TAB, Code.NO_SPACE_AFTER_DASH, Code.ODD_SPACE))
"""What hides whatever else is wrong with a line, until it has its place."""


def _new_there(told: Iterable[Problem], after: Iterable[Problem], mended: Problem) -> set[str]:
    """What is to be pasted where something was pasted, and was not told before: one pasting must do."""
    where = (mended.location.file, mended.location.line)
    there = range(where[1], where[1] + mended.instead.count("\n") + 1)
    known = {one.code for one in told if (one.location.file, one.location.line) == where}
    told_now = (one for one in after if one.location.file == where[0] and one.location.line in there)
    new = {one.code for one in told_now if one.instead and one.code not in QUESTIONS} - known
    return set() if mended.code in QUESTIONS | IN_PARTS | SPACES else new


SWEDISH_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december"
ENGLISH_MONTHS = "January February March April May June July August September October November December"
MONTHS, ENGLISH = SWEDISH_MONTHS.split(), ENGLISH_MONTHS.split()
WEEKDAYS = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]
ENGLISH_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

DAY_STYLES: list[Callable[[date], str]] = [
    lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: (
        f"den {day.day} {MONTHS[day.month - 1][:3]}. {day.year}" if day.month != 7 else f"{day.day}/7 {day.year}"
    ),
    lambda day: f"{WEEKDAYS[day.weekday()]} {day.day}/{day.month} {day.year}",
    lambda day: f"{WEEKDAYS[day.weekday()]}en den {day.day}:e {MONTHS[day.month - 1]}, {day.year}",
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{ENGLISH_WEEKDAYS[day.weekday()]}, {ENGLISH[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"{ENGLISH_WEEKDAYS[day.weekday()][:3]} {day.day} {ENGLISH[day.month - 1][:3]} {day.year}",
    lambda day: f"{WEEKDAYS[day.weekday()]} v. {day.isocalendar().week} {day.isocalendar().year}",
]
CLOCK_STYLES: list[Callable[[time], str]] = [
    lambda clock: f"kl. {clock.hour}.{clock.minute:02}",
    lambda clock: f"klockan {clock.hour}:{clock.minute:02}",
    lambda clock: f"{clock:%H:%M}:00",
    lambda clock: f"kl {clock.hour}" if not clock.minute else f"kl {clock:%H%M}",
    lambda clock: f"{clock.hour % 12 or 12}:{clock.minute:02} {'pm' if clock.hour >= 12 else 'am'}",
    lambda clock: f"{clock.hour % 12 or 12}.{clock.minute:02} {'em' if clock.hour >= 12 else 'fm'}",
]
JOINED = ["{}–{}", "{} - {}", "{} till {}", "från {} till {}", "mellan {} och {}"]
MARKS = ["{}", "prel. {}", "{}, preliminärt", "{} (tentative)"]

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


@MANY
@given(DAYS, st.sampled_from(DAY_STYLES), CLOCKS, CLOCKS, st.sampled_from(CLOCK_STYLES), st.data())
def test_a_date_in_any_style_is_that_date(
    day: date, style: Callable[[date], str], one: time, other: time, clock: Callable[[time], str], data: st.DataObject
) -> None:
    first, last = sorted((one, other))
    kind = data.draw(st.sampled_from(["day", "moment", "span"] if first < last else ["day", "moment"]))
    mark = data.draw(st.sampled_from(MARKS))
    hours = {
        "day": "",
        "moment": clock(first),
        "span": data.draw(st.sampled_from(JOINED)).format(clock(first), clock(last)),
    }
    said = mark.format(f"{style(day)} {hours[kind]}".strip())
    start = f"{day}" if kind == "day" else f"{day} {first:%H:%M}"
    meant = Span(start, f"{day} {last:%H:%M}" if kind == "span" else "")
    found = interpret(said, Known(ZONE))
    if found.mistake is not None and found.mistake.code == Code.SKIPPED_TIME:
        return
    assert found == Interpretation((meant,), is_tentative=mark != "{}"), said


@MANY
@given(st.lists(DAYS, min_size=2, max_size=4, unique=True), st.sampled_from(DAY_STYLES[:6]))
def test_several_dates_in_any_style_are_those_dates(days: list[date], style: Callable[[date], str]) -> None:
    said = ", ".join(map(style, sorted(days)[:-1])) + f" och {style(max(days))}"
    assert interpret(said, Known(ZONE)).spans == tuple(Span(str(day)) for day in sorted(days)), said


FIGURES = "-27 26-03-01 3.2.27 1 2 3 9 11 12 13 16 24 25 30 31 48 2026 2027 9.30 09:00 9-11 3/2 2027-02-03"
WORDS = (
    "februari feb mars december onsdag ons kl kl. den v. vecka - – till och , ( ) am pm fm em heldag prel. CET GMT Z "
    "+01:00 från mellan ca efter lunch tredje halv nio elva kvart över i två timmar kvartalet"
)
PIECES = st.sampled_from([*FIGURES.split(), *WORDS.split()])


@MANY
@given(st.lists(PIECES, min_size=1, max_size=9), st.sampled_from([" ", " ", " ", ""]))
def test_no_figure_and_no_word_of_a_date_is_passed_over(pieces: list[str], between: str) -> None:
    said = between.join(pieces)
    found = interpret(said, Known(ZONE))
    assert found.spans or found.unread or found.mistake
    if not found.spans or found.zone:
        return
    meant = {figure for span in found.spans for figure in _figures(span)}
    figures = [int(figure) for figure in re.findall(r"\d+", said)]
    assert [figure for figure in figures if figure not in meant] == [], (said, found)
    assert not re.search(r"\b(?:ca|efter|lunch)\b", said)
    assert bool(re.search(r"\bprel", said)) == found.is_tentative
    if re.search(r"\bons", said):
        assert any(date.fromisoformat(one.start[:10]).weekday() == 2 for one in found.spans)
    if re.search(r"\b[fp]m\b|\b[ae]m\b", said):
        assert any(len(one.start) > 10 for one in found.spans)


def _figures(span: Span) -> set[int]:
    """All that may be written of a span: years, months, days, weeks, hours of both clocks, minutes."""
    figures = {0}
    for text in (span.start, span.end or span.start):
        if len(text) < 10:
            figures |= {int(part) for part in re.findall(r"\d+", text)}
            continue
        moment = datetime.fromisoformat(text)
        days = (moment, moment - timedelta(days=1)) if moment.time() == time() else (moment,)
        for day in days:
            figures |= {day.year, day.year % 100, day.month, day.day, day.isocalendar().week, day.isocalendar().year}
        figures |= {moment.hour, moment.hour % 12 or 12, moment.minute} if len(text) > 10 else set()
        figures |= {24} if moment.time() == time() else set()
    return figures


ENTRIES = """\
- id: vintermote
  title: "Vintermöte: vi planterar"
  summary: Vi ses över en frukost.
  start: 2027-01-20 09:00
  end: 2027-01-20 11:30
  published: 2026-11-22
  type: seminarium
  format: on_site
  place: kvarnen
  areas: [hamnen]
  organisers:
    - kvarnforeningen
    - bageriet
  registration:
    needed: true
    url: https://example.se/anmalan
    closes: 2027-01-10
  accessibility:
    step_free: yes
  contact:
    name: Kansliet
  description: |
    Vi ses.

    - kaffe
- id: varmote
  title: Vårmöte
  summary: Vi ses igen.
  start: onsdag 3 mars 2027 kl 9–11
  published: 2026-11-22
  type: seminarium
  format: online
  online: {url: https://example.se/mote}
  areas: [all]
  organisers: [bageriet]
  registration: {needed: nej}
  contact:
    name: Kansliet
"""


@pytest.mark.thorough
@settings(max_examples=int(os.environ.get("PAKTEN_MUTATIONS", "100")))
@given(CHANGES)
def test_proposals_for_a_changed_list_keep_its_words_and_mend_it(
    network: Path, reading: Callable[[], Reading], changes: list[tuple[str, int, int, str]]
) -> None:
    path = network / "events.yaml"
    original = path.read_bytes()
    data = changed(ENTRIES.encode(), changes)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return
    lines = text.split("\n")
    try:
        path.write_text(text, "utf-8", newline="")
        told = [one for one in reading().problems if one.location.file == "events.yaml"]
        for problem in told:
            if not problem.instead or not problem.location.end_column:
                continue
            assert says_the_same(marked(lines, problem), problem), (problem, marked(lines, problem))
            if problem.code in QUESTIONS:
                continue
            path.write_text("\n".join(pasted(lines, problem)), "utf-8", newline="")
            after = tuple(one for one in reading().problems if one.location.file == "events.yaml")
            assert _count(after, problem) < _count(tuple(told), problem), (problem, marked(lines, problem), after)
            # Behind several mistakes others may hide.
            assert len(changes) > 1 or not _new_there(told, after, problem), (problem, marked(lines, problem), after)
    finally:
        path.write_bytes(original)


@pytest.mark.thorough
@MANY
@given(CHANGES)
def test_a_repair_keeps_every_word(changes: list[tuple[str, int, int, str]]) -> None:
    try:
        sheet = SourceFile.of("events.yaml", changed(ENTRIES.encode(), changes))
    except Refusal:
        # What is no text has no repair.
        return
    certain = [one for one in parse_list(Fragment("events.yaml", sheet.text)).problems if is_certain(one)]
    before, after = words_of(sheet.text), words_of(repaired(sheet, certain).text)
    assert before == after, certain
