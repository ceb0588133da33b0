"""Editing the list of events: only what is meant changes, whatever people have written around it."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pakten.editing.amendment import Amendment
from pakten.editing.sorting import in_time, insertions, place_of
from pakten.editing.source_file import SourceFile
from pakten.reading.refusal import Refusal
from pakten.reading.yaml import emitter
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.parser import parse_list
from pakten.reading.yaml.values import Value

ZONE = ZoneInfo("Europe/Stockholm")

TEXTS = st.one_of(
    st.sampled_from(
        [
            *(
                "no",
                "ja",
                "0701",
                "1e3",
                "2027",
                "true",
                "null",
                "~",
                "a: b",
                "a #b",
                "#nr",
                "- x",
                "? y",
                "[a",
                "{b",
                "* c",
            ),
            *(
                "&d",
                "!e",
                "%f",
                "@g",
                "`h",
                '"i"',
                "'j'",
                'k "l" m',
                "n\\o",
                "|",
                ">",
                "p\n\nq",
                " r",
                "s ",
                "t\tu",
                "å",
                "😀",
            ),
            *("---", "...", "=", "<<", "a,b", "x: ", "långt " * 40, "rad\n  indragen", "slut:\n- a"),
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=60),
)
VALUES: st.SearchStrategy[dict[str, Value]] = st.dictionaries(
    st.sampled_from(["title", "summary", "note", "areas", "contact", "programme", "description"]),
    st.one_of(
        TEXTS,
        st.lists(TEXTS, min_size=1, max_size=3),
        st.dictionaries(st.sampled_from(["name", "text"]), TEXTS, min_size=1),
        st.lists(st.dictionaries(st.sampled_from(["title", "text"]), TEXTS, min_size=1), min_size=1, max_size=2),
    ),
    max_size=4,
)
STARTS = st.dates().filter(lambda day: 1900 <= day.year <= 2199).map(str)
COMMENTS = st.sampled_from(["", "# om träffen\n", "\n# ---- 2027 ----\n\n", "\n\n", "# a\n# b\n", "  # inne\n"])
NEWLINES = st.sampled_from(["\n", "\r\n", "\r"])


def read(text: str) -> list[dict[str, Value]]:
    parsed = parse_list(Fragment("events.yaml", text))
    assert parsed.is_whole, parsed.problems
    return [one.values for one in parsed.entries]


@st.composite
def lists(draw: st.DrawFn) -> str:
    """A list as people write it: comments and empty lines anywhere, close or airy, with or without a last line end."""
    gap = draw(st.sampled_from(["", "\n"]))
    parts = [draw(st.sampled_from(["", "# Listan\n\n", "# Listan\n"]))]
    for number in range(draw(st.integers(0, 4))):
        values: dict[str, Value] = {"id": f"e{number}", "start": draw(STARTS)}
        values.update(draw(VALUES))
        parts += [draw(COMMENTS), "\n".join(emitter.entry(values)), "\n", gap]
    text = "".join(parts)
    return draw(st.sampled_from([text, text.rstrip("\n")]))


@given(values=VALUES)
def test_what_is_noted_down_is_read_back(values: dict[str, Value]) -> None:
    whole: dict[str, Value] = {"id": "a", **values}
    assert read("\n".join(emitter.entry(whole)) + "\n") == [whole]


@pytest.mark.thorough
@given(text=lists(), values=VALUES, start=STARTS, newline=NEWLINES)
def test_insertion_leaves_every_other_byte(text: str, values: dict[str, Value], start: str, newline: str) -> None:
    data = text.replace("\n", newline).encode()
    sheet = SourceFile.of("events.yaml", data)
    new: dict[str, Value] = {"id": "ny", "start": start, **values}
    made = sheet.with_entries(insertions(sheet, [new], ZONE))
    inserted = made.data
    # What was there stands before and after one stretch of new bytes; a last line without an end gets one.
    before = next(
        (n for n in range(len(data), -1, -1) if inserted.startswith(data[:n]) and inserted.endswith(data[n:])), None
    )
    assert before is not None
    assert [one for one in read(made.text) if one["id"] != "ny"] == read(sheet.text)
    assert new in read(made.text)


@pytest.mark.thorough
@given(text=lists(), starts=st.lists(STARTS, min_size=1, max_size=5))
def test_inserted_events_stand_in_order(text: str, starts: list[str]) -> None:
    sheet = in_time(SourceFile.of("events.yaml", text.encode()), ZONE)
    new: list[dict[str, Value]] = [{"id": f"ny{number}", "start": start} for number, start in enumerate(starts)]
    made = sheet.with_entries(insertions(sheet, new, ZONE))
    places = [place_of(one.values, ZONE) for one in made.entries]
    assert places == sorted(places, key=lambda place: (place is None, place))
    assert in_time(made, ZONE) == made


@pytest.mark.thorough
@given(text=lists(), newline=NEWLINES)
def test_sorting_keeps_every_line(text: str, newline: str) -> None:
    sheet = SourceFile.of("events.yaml", text.replace("\n", newline).encode())
    made = in_time(sheet, ZONE)
    assert sorted(line.rstrip("\r\n") for line in made.lines) == sorted(line.rstrip("\r\n") for line in sheet.lines)
    assert sorted(map(repr, read(made.text))) == sorted(map(repr, read(sheet.text)))


@given(values=VALUES, key=st.sampled_from(["title", "status", "start"]), text=TEXTS)
@example(values={}, key="title", text="a\u2028b\x85c\ufeff\n")
def test_amendment_changes_one_field(values: dict[str, Value], key: str, text: str) -> None:
    whole: dict[str, Value] = {"id": "a", "start": "2027-01-20", **values}
    lines = [f"{line}\n" for line in emitter.entry(whole)]
    amendment = Amendment("events.yaml", lines, "\n")
    amendment.set((), key, text, ("id", "start"))
    assert read("".join(amendment.lines)) == [{**whole, key: text}]
    kept = [line for line in lines if line in amendment.lines]
    assert key in values or len(kept) >= len(lines) - 1


@given(values=VALUES, flow=st.booleans(), some=st.lists(TEXTS, min_size=1, max_size=3), text=TEXTS)
def test_amendment_adds_to_a_list(values: dict[str, Value], flow: bool, some: list[str], text: str) -> None:
    listed = [emitter.scalar(one, in_list=flow) for one in some]
    written = (
        f"  aliases: [{', '.join(listed)}]\n" if flow else "  aliases:\n" + "".join(f"  - {one}\n" for one in listed)
    )
    above = [f"{line}\n" for line in emitter.entry({"id": "a", **values})]
    amendment = Amendment("events.yaml", [*above, *written.splitlines(keepends=True), "  note: sist\n"], "\n")
    amendment.append((), "aliases", text, ("id",))
    assert amendment.values["aliases"] == [*some, text]
    assert amendment.lines[: len(above)] == above
    assert amendment.lines[-1] == "  note: sist\n"


@pytest.mark.parametrize(
    "data",
    [
        b"a: b\n",
        b"[{id: a}]\n",
        b"text\n",
        b"- a\n",
        b"- id: [\n",
        b"\xff\n",
        b"- id: &a b\n",
        b"- id: a\n- b\n",
    ],
)
def test_what_is_no_list_of_events_is_not_touched(data: bytes) -> None:
    with pytest.raises(Refusal):
        SourceFile.of("events.yaml", data).with_entries([])


def test_heading_of_a_year_stands_above_the_first_of_that_year() -> None:
    text = "# Listan\n\n- id: a\n  start: 2026-05-01\n\n# ---- 2027 ----\n\n- id: b\n  start: 2027-03-01\n"
    sheet = SourceFile.of("events.yaml", text.encode())
    new: list[dict[str, Value]] = [{"id": "x", "start": "2026-12-01"}, {"id": "y", "start": "2027-01-01"}]
    assert sheet.with_entries(insertions(sheet, new, ZONE)).text == (
        "# Listan\n\n- id: a\n  start: 2026-05-01\n\n- id: x\n  start: 2026-12-01\n\n# ---- 2027 ----\n\n"
        "- id: y\n  start: 2027-01-01\n\n- id: b\n  start: 2027-03-01\n"
    )
