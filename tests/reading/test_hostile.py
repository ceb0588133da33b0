"""Whatever the bytes and whatever kind of file: problems with a place, never an exception, never half a catalogue."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.conftest import SHORTEST

from pakten.domain.problem import Problem
from pakten.locale import words
from pakten.reading.network.catalogue import Reading
from pakten.reading.network.text import bytes_of, legible
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.parser import parse_list
from pakten.reading.yaml.unsafe import offences
from pakten.writing.problems.text import text

EVENT = SHORTEST.encode()


def told(problems: tuple[Problem, ...]) -> list[str]:
    """Place and code of each problem; that it can be said at all is a part of the test."""
    assert text(problems, words("sv"), lambda _: []) != ""
    return [f"{problem.location} {problem.code}" for problem in problems]


@pytest.fixture
def answer(network: Path, reading: Callable[[], Reading]) -> Callable[[bytes], list[str]]:
    def of(data: bytes) -> list[str]:
        (network / "events.yaml").write_bytes(data)
        result = reading()
        assert (result.catalogue is None) == bool(result.problems)
        return told(result.problems)

    return of


def test_older_windows_text_is_named_with_its_line(answer: Callable[[bytes], list[str]]) -> None:
    assert answer(EVENT.replace(b"\xc3\xb6", b"\xf6")) == ["events.yaml:2:11 E404"]


def test_utf16_is_named(answer: Callable[[bytes], list[str]]) -> None:
    assert answer(EVENT.decode().encode("utf-16")) == ["events.yaml:1:1 E404"]


def test_bytes_that_are_no_text_are_named(answer: Callable[[bytes], list[str]]) -> None:
    assert answer(bytes([0x80, 0, 0xFF])) == ["events.yaml:1:1 E404"]
    assert answer(random.Random(4).randbytes(5000))[0].endswith("E404")


def test_nul_is_named_on_each_of_its_lines(answer: Callable[[bytes], list[str]]) -> None:
    broken = EVENT.replace(b"M\xc3", b"M\0\xc3").replace(b"Vi", b"V\0\0i")
    assert answer(broken) == ["events.yaml:2:11 E120", "events.yaml:3:13 E120"]


def test_what_cannot_be_read_hides_no_other_mistake(answer: Callable[[bytes], list[str]]) -> None:
    wrong = EVENT.replace(b"areas", b"area")
    assert answer(wrong.replace(b"M\xc3\xb6", b"M\xf6")) == ["events.yaml:2:11 E404", "events.yaml:8:3 E201"]
    for sign in ("\u2028", "\u2029", "\x85", "\ufeff", "\x07"):
        assert answer(wrong.replace(b"Vi", f"V{sign}i".encode())) == ["events.yaml:3:13 E120", "events.yaml:8:3 E201"]
    assert answer(wrong.replace(b"  title", "\ufeff  title".encode())) == [
        "events.yaml:2:1 E120",
        "events.yaml:8:3 E201",
    ]


def test_byte_order_mark_is_passed_over(answer: Callable[[bytes], list[str]]) -> None:
    assert answer(b"\xef\xbb\xbf" + EVENT) == []
    assert answer(b"\xef\xbb\xbf" + EVENT.replace(b"title", b"titel")) == ["events.yaml:2:3 E201"]


def test_windows_line_ends_keep_their_positions(answer: Callable[[bytes], list[str]]) -> None:
    assert answer(EVENT.replace(b"\n", b"\r\n")) == []
    assert answer(EVENT.replace(b"26\n", b"36\n").replace(b"\n", b"\r\n")) == ["events.yaml:4:10 E206"]


def test_brackets_without_end_do_not_bring_the_parser_down(answer: Callable[[bytes], list[str]]) -> None:
    assert answer(b"[" * 200_000) == ["events.yaml:1:31 E109"]
    assert answer(b'["]",' * 100_000) == ["events.yaml:1:151 E109"]
    assert answer(b"- " * 100_000) == ["events.yaml:1:63 E109"]
    assert answer(b"{a: " * 100_000)[0].endswith("E109")


def test_brackets_without_end_behind_another_mistake(answer: Callable[[bytes], list[str]]) -> None:
    mistake = b"- id: a: b\n"
    assert answer(mistake + b"- " + b"[" * 200_000)[-1] == "events.yaml:2:33 E109"
    assert answer(mistake + b"- a: [\n- b: " + b"[" * 200_000)[-1] == "events.yaml:3:35 E109"


@pytest.mark.thorough
def test_nobody_is_told_more_than_can_be_read(answer: Callable[[bytes], list[str]]) -> None:
    assert len(answer(b"- {\n" * 100_000)) == 500
    for lines, said in ((49, 49), (50, 50), (60, 50)):
        assert answer(b"# \x01\n" * lines) == [f"events.yaml:{line}:3 E120" for line in range(1, said + 1)]


LINES = (
    *("a: |", "  b: >-", "- c: |", "  *x", "    - **b** and *c*", "d: *e", "   &f g", "  h: !i j", "", "   "),
    *("  k: |-", "l: [m, 'n']", "  o: {p: 'q', r: [s]}", "t: 'u", "v'", 'w: "x: |', '  y"', "- *z", "    [[1]]"),
    *("# a: |", "b: [c,", "]"),
)


@pytest.mark.thorough
@settings(derandomize=True, deadline=None, database=None, max_examples=1500)
@given(st.lists(st.sampled_from(LINES), max_size=8))
def test_the_cheap_look_overlooks_no_sign(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    # A bracket in a comment makes the dear look necessary and is nothing by itself.
    assert offences(Fragment("events.yaml", text)) == offences(Fragment("events.yaml", f"{text}# ["))


def test_alias_bomb_is_named_and_not_followed(answer: Callable[[bytes], list[str]]) -> None:
    bomb = b"- a: &a [x, x, x]\n" + b"".join(
        b"  %c: &%c [*%c, *%c, *%c]\n" % (n, n, n - 1, n - 1, n - 1) for n in range(ord("b"), ord("z"))
    )
    found = answer(bomb)
    assert len(found) == 50
    assert {line.split()[1] for line in found} == {"E106", "E107"}


def test_too_large_file_is_not_read(answer: Callable[[bytes], list[str]]) -> None:
    assert answer(b"#" * 20_000_001) == ["events.yaml:1:1 E458"]


def test_too_large_file_that_no_command_can_part_is_named(tmp_path: Path) -> None:
    (tmp_path / "hall.md").write_bytes(b"#" * 20_000_001)

    _, problems = legible(bytes_of(tmp_path / "hall.md"), "hall.md")

    assert [(one.code, one.location.file) for one in problems] == [("E405", "hall.md")]


def test_directive_is_named(answer: Callable[[bytes], list[str]]) -> None:
    assert answer(b"%NAMN\n" + EVENT) == ["events.yaml:1:1 E123"]


def test_characters_that_yaml_forbids_are_told_even_without_a_file() -> None:
    parsed = parse_list(Fragment("events.yaml", "- id: a\0"))
    assert not parsed.entries
    assert told(parsed.problems) == ["events.yaml:1:1 E101"]


def test_link_that_leads_to_itself(network: Path, reading: Callable[[], Reading]) -> None:
    (network / "events.yaml").unlink()
    (network / "events.yaml").symlink_to("events.yaml")
    (network / "content" / "runt").symlink_to(network / "content")
    assert told(reading().problems) == ["content/runt:1:1 E420", "events.yaml:1:1 E406"]


@pytest.mark.parametrize("name", ["events.yaml", "events", "goodexamples", "content"])
@pytest.mark.parametrize("where", ["outside", ".hidden"])
def test_what_a_link_in_the_place_of_a_source_leads_to_is_not_read(
    name: str, where: str, network: Path, reading: Callable[[], Reading], tmp_path: Path
) -> None:
    secret = tmp_path / "secret" if where == "outside" else network / where
    secret.mkdir()
    (secret / "index.md").write_text("token: 1234")
    (secret / "file").write_text("token: 1234")
    source = network / name
    if source.is_dir():
        shutil.rmtree(source)
    source.unlink(missing_ok=True)
    source.symlink_to(secret / "file" if name == "events.yaml" else secret)

    found = reading()
    assert f"{name}:1:1 E420" in told(found.problems)
    assert "1234" not in str(found.problems)
    assert "1234" not in str(found.lines(name))


def test_named_pipe_is_not_waited_for(network: Path, reading: Callable[[], Reading]) -> None:
    os.mkfifo(network / "goodexamples" / "ror.md")
    assert told(reading().problems) == ["goodexamples/ror.md:1:1 E409"]


def test_file_that_may_not_be_opened(
    network: Path, reading: Callable[[], Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.geteuid() == 0:
        # The administrator may open everything: the refusal itself is put in place of the file system's.
        def refuse(_: Path) -> bytes:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "read_bytes", refuse)
    for path in network.rglob("*.*"):
        path.chmod(0)
    assert {problem.code for problem in reading().problems} == {"E403"}


def test_file_name_that_is_no_text(network: Path, reading: Callable[[], Reading]) -> None:
    (network / "content" / "omraden" / os.fsdecode(b"\xf6n.md")).write_text("---\ntitle: x\n---\n")
    assert "content/omraden/\ufffdn.md:1:1 E408" in told(reading().problems)


def test_broken_front_matter_is_told_in_the_lines_of_its_file(network: Path, reading: Callable[[], Reading]) -> None:
    (network / "content" / "om" / "vision.md").write_text("---  \n\n\ntitle: Vision: nu\n---\n\nText.\n")
    assert told(reading().problems) == ["content/om/vision.md:4:8 E105"]


def test_directory_that_is_called_like_a_page(network: Path, reading: Callable[[], Reading]) -> None:
    (network / "content" / "mapp.md").mkdir()
    assert told(reading().problems) == ["content/mapp.md:1:1 E402"]
