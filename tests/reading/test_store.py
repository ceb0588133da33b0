"""What builds remember is true or not there: it saves time, and nothing else hangs on it."""

from __future__ import annotations

from pathlib import Path

import pytest

import pakten
from pakten.reading.memory.store import Store, digest, machinery_of_this

OURS = b"this code with these libraries"


def remembered(folder: Path, question: str, machinery: bytes = OURS) -> bool:
    """Whether a build knows the answer of an earlier one; it asks and answers this and nothing else."""
    store, made = Store(folder, machinery), []

    def answer() -> tuple[str, ...]:
        made.append(question)
        return (question.upper(),)

    assert store.kept("answers").get(digest(question.encode()), answer) == (question.upper(),)
    store.save()
    return not made


def test_what_was_answered_once_is_known_to_the_next_build(tmp_path: Path) -> None:
    assert [remembered(tmp_path / "store", "why") for _ in range(3)] == [False, True, True]


def test_what_nobody_asks_for_any_more_is_forgotten(tmp_path: Path) -> None:
    assert [remembered(tmp_path, one) for one in ("why", "how", "why")] == [False] * 3


def test_other_code_or_libraries_find_nothing(tmp_path: Path) -> None:
    remembered(tmp_path, "why")

    assert not remembered(tmp_path, "why", b"other code")


def test_each_file_of_ours_belongs_to_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its name and by what it holds; what Python writes beside it says nothing, nor does a link to nowhere."""
    monkeypatch.setattr(pakten, "__file__", str(tmp_path / "__init__.py"))
    code, found = tmp_path / "inner" / "code.py", []
    for folder in ("inner", "other", "inner/__pycache__"):
        (tmp_path / folder).mkdir()
    for change in (
        lambda: code.write_text("a = 1"),
        lambda: code.write_text("a = 2"),
        lambda: code.rename(tmp_path / "inner" / "codes.py"),
        lambda: (tmp_path / "inner" / "codes.py").rename(tmp_path / "other" / "codes.py"),
        lambda: (tmp_path / "inner" / "__pycache__" / "code.pyc").write_text("made of it"),
        lambda: (tmp_path / ".#code.py").symlink_to("nowhere"),
    ):
        change()
        found.append(machinery_of_this.__wrapped__())

    assert len(set(found)) == len(set(found[:4])) == 4


def test_a_file_that_was_cut_short_or_changed_is_no_file(tmp_path: Path) -> None:
    remembered(tmp_path, "why")
    (kept,) = tmp_path.glob("answers")
    whole = kept.read_bytes()
    broken = [whole[:length] for length in range(len(whole))]
    broken += [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(len(whole))]
    for content in (*broken, whole + b"more"):
        kept.write_bytes(content)
        assert not remembered(tmp_path, "why")
        assert kept.read_bytes() == whole


def test_a_file_of_another_kind_is_none_of_this(tmp_path: Path) -> None:
    remembered(tmp_path, "why")
    (kept,) = tmp_path.glob("answers")
    kept.rename(tmp_path / "others")

    assert Store(tmp_path, OURS).kept("others").get(digest(b"why"), lambda: 1) == 1


def test_where_nothing_can_be_kept_everything_is_answered_anew(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")

    assert [remembered(tmp_path / "taken", "why") for _ in range(2)] == [False, False]


@pytest.mark.parametrize("parts", [(b"ab", b"c"), (b"a", b"bc"), (b"abc",), (b"abc", b"")])
def test_what_is_parted_otherwise_is_something_else(parts: tuple[bytes, ...]) -> None:
    assert digest(*parts) not in {digest(b"a", b"b", b"c"), digest(b"a2:bc")}
