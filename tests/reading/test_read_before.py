"""What has been read once of a text that has not changed is known, and says what reading it anew would say."""

from __future__ import annotations

import gc
import pickle
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import Enum
from pathlib import Path
from pickle import Unpickler

import pytest
from tests.reading.conftest import SHORTEST, VOCABULARY, ZONE, layout_of

from pakten.reading.forms.events import EventForm
from pakten.reading.memory.held import Held
from pakten.reading.memory.store import Store
from pakten.reading.network import entries, text
from pakten.reading.network.catalogue import Reading, read, without_garbage_collection
from pakten.reading.yaml import parts

LINES = (
    *("- punkt", '- "öppet', "- 'a", "---", "...", "# kommentar", "  note: 'en", "- två'", "  note: [a,", "    två'"),
    *("  format: onlin", "  start: 12/4", "  start: kl 8", "  description: |", "    - punkt", "text vid kanten", "-"),
    *(
        "  summary: Vi ses # här",
        "  <<: *alla",
        "  areas: &alla [all]",
        "\t- a",
        "• id: b",
        "events:",
        "",
        "  id: mote-1",
    ),
)
"""What may go wrong around an entry, and what reaches over the beginning of the next."""


def _list(chance: random.Random) -> str:
    days = (f"2024-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}" for _ in range(4))
    entries = (SHORTEST.replace("2024-03-26", day).replace("mote-2024", f"mote-{day}") for day in days)
    lines = "".join(entries).split("\n")
    for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
        lines.insert(chance.randrange(len(lines)), chance.choice(LINES))
    return "\n".join(lines)


def _told(reading: Reading) -> tuple[object, ...]:
    """All of it, with where values stand and what is proposed."""
    told = [(problem, problem.instead, problem.location) for problem in reading.problems]
    events = reading.catalogue.events if reading.catalogue else ()
    places = [(reading.locate(event.origin, ("start",)), reading.written(event.origin)) for event in events]
    return reading.catalogue, told, places, reading.pages, reading.drafts, reading.texts


def test_a_list_says_the_same_whole_in_parts_and_remembered(
    network: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance, sound = random.Random(5), 0
    for _ in range(24):
        (network / "events.yaml").write_text(_list(chance))
        in_parts = read(layout_of(network), VOCABULARY, ZONE)
        with monkeypatch.context() as patch:
            patch.setattr(entries, "in_parts", lambda *_: None)
            whole = read(layout_of(network), VOCABULARY, ZONE)
        for _ in range(2):
            store = Store(tmp_path / "store", b"ours")
            remembered = read(layout_of(network), VOCABULARY, ZONE, store)
            store.save()
            assert _told(whole) == _told(in_parts) == _told(remembered)
        sound += whole.catalogue is not None
    assert 5 < sound < 20


def test_what_is_reckoned_from_the_day_is_reckoned_anew_on_the_next(network: Path, tmp_path: Path) -> None:
    (network / "events.yaml").write_text(SHORTEST.replace("2024-03-26", "imorgon"))
    for day in (26, 27):
        store = Store(tmp_path / "store", b"ours")
        told = read(layout_of(network), VOCABULARY, ZONE, store, date(2026, 11, day)).problems
        store.save()
        assert f"2026-11-{day + 1}" in [one.instead for one in told]


def test_a_process_that_goes_on_reads_what_a_new_one_would_read(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_TOGETHER", 2)
    monkeypatch.setattr(text, "_PIECE", 64)
    chance, held, listed = random.Random(7), Held(), network / "events.yaml"
    days = [f"2024-{month:02}-{day:02}" for month in (3, 5) for day in range(1, 13)]
    sound = "".join(SHORTEST.replace("2024-03-26", day).replace("mote-2024", f"mote-{day}") for day in days).encode()
    lines = sound.split(b"\n")
    for _ in range(60):
        at = chance.randrange(len(lines))
        near = lines[at : at + 2]
        line = chance.choice((chance.choice(LINES).encode(), *near, b"".join(near), near[0] + b" # ja", *_BYTES))
        lines[at : at + chance.randrange(3)] = chance.choice(([line], [line], []))
        if chance.randrange(3) == 0:
            lines = sound.split(b"\n")
        listed.write_bytes(b"\n".join(lines))
        goes_on = read(layout_of(network), VOCABULARY, ZONE, Store(None, held=held))
        assert _told(goes_on) == _told(read(layout_of(network), VOCABULARY, ZONE))


def test_parts_of_a_text_are_the_same_whatever_is_known_of_an_earlier_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_TOGETHER", 2)
    chance, known = random.Random(3), tuple[parts.Part, ...]()
    lines = [f"- id: mote-{number}\n" for number in range(12)]
    for _ in range(2_000):
        at = chance.randrange(len(lines))
        lines[at : at + chance.randrange(3)] = [chance.choice((f"- id: {at}", "- id: a\n", "  b: c\n", lines[at]))]
        listed = "".join(lines)
        now = parts.parts(listed, known)
        assert now == parts.parts(listed)
        known = now


_BYTES = (b"\xef\xbb\xbf- id: b", b"  title: M\xf6te", b"  title: a\x00b", b"  title: Ett\r", b"<<<<<<< HEAD", b"")


def _asked_anew(network: Path, folder: Path) -> int:
    store = Store(folder, b"ours")
    read(layout_of(network), VOCABULARY, ZONE, store)
    kept = store.kept("read")
    anew = len(kept.asked.keys() - kept.known.keys())
    store.save()
    return anew


def test_only_what_has_changed_is_read_anew(network: Path, tmp_path: Path) -> None:
    folder, listed = tmp_path / "store", network / "events.yaml"
    all_of_it = _asked_anew(network, folder)
    listed.write_text(f"# En rad ovanför allt\n{listed.read_text()}{SHORTEST}")
    page = next((network / "content").glob("*.md"))
    page.write_text(f"{page.read_text()}\nMer.\n")

    assert all_of_it > 10
    # The lines above the first entry, the new entry, and the page.
    assert _asked_anew(network, folder) == 3
    assert _asked_anew(network, folder) == 0


def test_what_was_read_is_not_held_by_who_has_read_it(network: Path, tmp_path: Path) -> None:
    _asked_anew(network, tmp_path)
    with without_garbage_collection():
        assert _asked_anew(network, tmp_path) == 0
        assert not [one for one in gc.get_objects() if isinstance(one, Unpickler)]


def test_what_was_read_is_known_where_python_writes_kinds_by_their_names(
    network: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Python 3.11.2 does, which Debian 12 has."""

    def by_name(kind: Enum, _: object) -> tuple[object, tuple[object, str]]:
        return getattr, (type(kind), kind.name)

    def kinds(kind: type[Enum]) -> Iterator[type[Enum]]:
        for one in kind.__subclasses__():
            yield one
            yield from kinds(one)

    for kind in kinds(Enum):
        if kind.__module__.startswith("pakten."):
            monkeypatch.setattr(kind, "__reduce_ex__", by_name)

    store = Store(tmp_path, b"ours")
    first = _told(read(layout_of(network), VOCABULARY, ZONE, store))
    store.save()
    monkeypatch.setattr(EventForm, "event", None)  # nobody asks it again

    assert _told(read(layout_of(network), VOCABULARY, ZONE, Store(tmp_path, b"ours"))) == first


def test_with_other_settings_or_sources_all_is_read_anew(network: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "store", b"ours")
    kept = store.kept("read")
    read(layout_of(network), VOCABULARY, ZONE, store)
    first = len(kept.asked)
    read(layout_of(network), replace(VOCABULARY, types={**VOCABULARY.types, "mote": "Möte"}), ZONE, store)
    second = len(kept.asked)
    (network / "sources.yaml").write_text("# Inga än\n[]\n")
    read(layout_of(network), VOCABULARY, ZONE, store)

    assert first < second < 2 * first
    assert len(kept.asked) == second + first


def test_nothing_but_entries_is_made_of_what_somebody_has_put_into_the_store(network: Path, tmp_path: Path) -> None:
    class Foreign:
        def __reduce__(self) -> tuple[object, tuple[Path]]:
            return Path.mkdir, (tmp_path / "made",)

    _asked_anew(network, tmp_path / "store")
    store = Store(tmp_path / "store", b"ours")
    kept = store.kept("read")
    kept.known.update(dict.fromkeys(kept.known, pickle.dumps(Foreign())))

    assert _told(read(layout_of(network), VOCABULARY, ZONE, store)) == _told(read(layout_of(network), VOCABULARY, ZONE))
    assert not (tmp_path / "made").exists()
