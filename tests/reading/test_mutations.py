"""Valid files with something changed at random, thousands of times.

There is always an answer with places that exist, never an exception; and whatever somebody does to one entry, no
other entry is lost without a word or read as anything but what it says.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path as FilePath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.reading.conftest import ZONE

from pakten.domain.problem import Severity
from pakten.editing.autofix import is_certain, repaired
from pakten.editing.sorting import in_time
from pakten.editing.source_file import SourceFile
from pakten.locale import words
from pakten.reading.network.catalogue import Reading
from pakten.reading.refusal import Refusal
from pakten.reading.yaml import emitter
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.parser import parse_list
from pakten.reading.yaml.values import Path, Value
from pakten.writing.problems.text import github, gitlab, line, text

FILES = ("events.yaml", "content/omraden/hamnen.md", "content/aktorer.md", "goodexamples/cykelskolan.md")

SNIPPETS = (
    *("\t", '"', "'", ": ", " #", "- ", "-", "[", "]", "{", "}", "&a", "*a", "!a", "|", ">-", "@", "`", "%", "?", ","),
    *("\n", "\r", "\r\n", "\n\n", "---\n", "...\n", "<<: ", "<<<<<<< x\n", "=======\n", "\n- ", "\n  ", ":", '"\n'),
    *(
        "\0",
        "\ufeff",
        "\u2028",
        "\x85",
        "\xa0",
        "\u200b",
        "\u202e",
        "”",
        "“",
        "’",
        "–",
        "\\x",
        "\\",
        "😀",
        "å",
        "e\u0301",
    ),
    *("all", "TBA", "2027-02-30", "25:00", "no", "ja", "kl 9", "2/12", "id: ", "  ", " ", "~", "null", "0"),
    *("///", "/// events\n", "    x: y\n", "- id: ny\n", "-id: ny\n", "{a: b}", "[[]]", "title: ", "'\n"),
)

Change = tuple[str, int, int, str]
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(
            ("write", "write", "write", "byte", "indent", "outdent", "tab", "swap", "double", "drop", "join", "cut")
        ),
        st.integers(0, 2000),
        st.integers(0, 40),
        st.sampled_from(SNIPPETS) | st.text(max_size=4),
    ),
    min_size=1,
    max_size=4,
)


def changed(original: bytes, changes: list[Change]) -> bytes:
    """What becomes of a text: bytes, words or whole lines of it are changed, one after the other."""
    data = original
    for kind, at, size, snippet in changes:
        place = at % (len(data) + 1)
        if kind == "write":
            data = data[:place] + snippet.encode("utf-8", "surrogatepass") + data[place + size :]
        elif kind == "byte":
            data = data[:place] + bytes([size * 6]) + data[place + 1 :]
        elif kind == "cut":
            data = data[:place]
        else:
            data = b"".join(_with_line(data.splitlines(keepends=True), kind, at, size))
    return data


def _with_line(lines: list[bytes], kind: str, at: int, size: int) -> list[bytes]:
    if not lines:
        return lines
    one, other = at % len(lines), (at + size) % len(lines)
    if kind == "swap":
        lines[one], lines[other] = lines[other], lines[one]
    elif kind == "double":
        lines.insert(other, lines[one])
    elif kind == "drop":
        del lines[one]
    elif kind == "join":
        lines[one] = lines[one].rstrip(b"\r\n")
    elif kind == "outdent":
        lines[one] = lines[one].removeprefix(b" " * (size % 4))
    else:
        lines[one] = (b"\t" if kind == "tab" else b" " * (size % 7)) + lines[one]
    return lines


@pytest.mark.long
@pytest.mark.thorough
@settings(max_examples=2000)
@given(file=st.sampled_from(FILES), changes=CHANGES)
def test_any_change_gets_an_answer(
    network: FilePath, reading: Callable[[], Reading], file: str, changes: list[Change]
) -> None:
    path = network / file
    original = path.read_bytes()
    try:
        path.write_bytes(changed(original, changes))
        result = reading()
        # CR alone ends a line as well.
        lines = re.split("\r\n?|\n", path.read_bytes().decode("utf-8", "replace"))
    finally:
        path.write_bytes(original)
    errors = [problem for problem in result.problems if problem.severity is Severity.ERROR]
    assert (result.catalogue is None) == bool(errors)
    for problem in result.problems:
        assert problem.location.line >= 1
        assert problem.location.column >= 1
        if problem.location.file == file:
            assert problem.location.line <= len(lines)
            assert problem.location.column <= len(lines[problem.location.line - 1]) + 1
        assert "\n" not in line(problem, words("en"))
    swedish = words("sv")
    assert text(result.problems, swedish, lambda _: lines)
    assert github(result.problems, swedish).count("\n") <= 10
    assert gitlab(result.problems, swedish)


ENTRIES: list[dict[str, Value]] = [
    {"id": "vintermote", "title": "Vintermöte", "start": "2027-01-20 09:00", "areas": ["hamnen"]},
    {"id": "varmote", "title": "Vårmöte: vi planterar", "start": "2027-04-20", "contact": {"name": "Kansliet"}},
    {"id": "midsommar", "title": 'Dans kring "stången"', "start": "2027-06", "description": "Vi ses.\n\nVälkomna."},
    {"id": "hostmote", "title": "Höst # 1", "start": "2027 höst", "programme": [{"title": "Kaffe", "with": ["a"]}]},
    {"id": "julmote", "title": "Julmöte", "start": "TBA", "organisers": ["kvarnforeningen", "bageriet"]},
]
BLOCKS = ["\n".join(emitter.entry(values)) + "\n" for values in ENTRIES]
"""Each entry as a text of its own, so that one knows whose the change is."""


_OWN_DASH = re.compile(rb"(?: *#[^\n]*\n| *\n)*-[ \n]")


def _list(entry: int, changes: list[Change], gap: str, newline: str) -> tuple[bytes, list[dict[str, Value]]]:
    """The list with one changed entry, and what all the others say."""
    block = changed(BLOCKS[entry].encode(), changes)
    # The line end of an entry is the beginning of the next one.
    block = block.removesuffix(b"\n") + b"\n"
    blocks = [one.encode() for one in BLOCKS]
    blocks[entry] = block
    data = gap.encode().join(blocks).replace(b"\n", newline.encode())
    # What has lost its dash belongs to the entry above, for everybody who reads it.
    before = entry if _OWN_DASH.match(block) else max(0, entry - 1)
    return data, [*ENTRIES[:before], *ENTRIES[entry + 1 :]]


ONE_ENTRY = given(
    entry=st.integers(0, len(BLOCKS) - 1),
    changes=CHANGES,
    gap=st.sampled_from(["", "\n", "\n# ---- 2027 ----\n\n"]),
    newline=st.sampled_from(["\n", "\r\n"]),
)


# What ends a line for the parser alone, behind a quotation that goes on.
HIDDEN_BREAK = example(entry=0, changes=[("write", 1489, 29, '"\n'), ("write", 361, 0, "\u2029")], gap="", newline="\n")

TAB_BEFORE_ID = example(entry=3, changes=[("write", 2, 0, "\t")], gap="", newline="\n")


@pytest.mark.thorough
@settings(max_examples=2000)
@HIDDEN_BREAK
@TAB_BEFORE_ID
@ONE_ENTRY
def test_other_entries_are_read_as_they_are_written(entry: int, changes: list[Change], gap: str, newline: str) -> None:
    data, others = _list(entry, changes, gap, newline)
    try:
        whole = SourceFile.of("events.yaml", data).text
    except Refusal:
        return
    values = [one.values for one in parse_list(Fragment("events.yaml", whole)).entries]
    assert [one for one in values if one in others] == others


@pytest.mark.thorough
@settings(max_examples=500)
@ONE_ENTRY
def test_a_value_stands_where_it_was_read_when_its_entry_is_parsed_again(
    entry: int, changes: list[Change], gap: str, newline: str
) -> None:
    data, _ = _list(entry, changes, gap, newline)
    try:
        whole = SourceFile.of("events.yaml", data).text
    except Refusal:
        return
    for one in parse_list(Fragment("events.yaml", whole)).entries:
        again = one.range.entry()
        assert again.origin == one.range.origin == one.origin
        for path in _paths(one.values):
            assert again.locate(path) == one.locate(path)
            assert again.locate(path, key=True) == one.locate(path, key=True)


def _paths(value: Value, path: Path = ()) -> Iterator[Path]:
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in inside:
        yield from _paths(below, (*path, step))


@pytest.mark.thorough
@settings(max_examples=1500)
@HIDDEN_BREAK
@example(entry=0, changes=[("write", 1389, 0, "\u2029"), ("write", 169, 25, "å")], gap="", newline="\r\n")
@ONE_ENTRY
def test_repairs_and_sorting_keep_other_entries(entry: int, changes: list[Change], gap: str, newline: str) -> None:
    data, others = _list(entry, changes, gap, newline)
    try:
        sheet = SourceFile.of("events.yaml", data)
    except Refusal:
        return
    certain = [one for one in parse_list(Fragment("events.yaml", sheet.text)).problems if is_certain(one)]
    mended = repaired(sheet, certain)
    marked = {problem.location.line for problem in certain}
    assert len(mended.lines) == len(sheet.lines)
    assert {number for number, (a, b) in enumerate(zip(mended.lines, sheet.lines, strict=True), 1) if a != b} <= marked
    try:
        made = in_time(mended, ZONE)
        values = [one.values for one in made.entries]
    except Refusal:
        return
    assert all(one in values for one in others)
    assert sorted(map(repr, values)) == sorted(repr(one.values) for one in mended.entries)


@pytest.mark.parametrize("file", FILES)
def test_every_line_may_be_missing(network: FilePath, reading: Callable[[], Reading], file: str) -> None:
    path = network / file
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for index in range(len(lines)):
        path.write_text("".join(lines[:index] + lines[index + 1 :]), encoding="utf-8")
        result = reading()
        assert all(problem.location.line <= len(lines) for problem in result.problems)
    shutil.copyfile(FilePath(__file__).parent / "network" / file, path)
