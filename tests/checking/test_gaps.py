"""What nobody knows yet is a list: what hurts visitors most comes first, each with its line."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from pakten.checking.gaps import ToFill, to_fill
from pakten.locale import words
from pakten.reading.network.catalogue import Reading

TODAY = date(2026, 12, 1)


def found(reading: Reading, today: date = TODAY) -> list[ToFill]:
    assert reading.catalogue is not None, reading.problems
    listed = to_fill(reading.catalogue, reading.pages, today, reading.locate, reading.written, words("sv"))
    return list(listed)


def told(one: ToFill) -> tuple[str, str, str, tuple[str, ...]]:
    return (one.lack, f"{one.location.file}:{one.location.line}", one.what, one.lines)


def test_whom_to_turn_to_comes_first_then_what_lies_ahead(reading: Callable[[], Reading]) -> None:
    gaps = found(reading())

    assert [one.lack for one in gaps] == sorted(
        (one.lack for one in gaps), key=["contact", "visit", "outcome", "fact"].index
    )
    assert ("visit", "events.yaml:45", "Tillgängligheten: Hörslinga.", ("    hearing_loop: …",)) in [
        told(one) for one in gaps
    ]
    assert ("outcome", "events.yaml:16", "Vad det blev av det som träffen gav.", ("    outcome: …",)) in [
        told(one) for one in gaps
    ]


def test_what_is_said_by_hand_stands_for_its_field(reading: Callable[[], Reading], network: Path) -> None:
    events = network / "events.yaml"
    events.write_text(
        events.read_text("utf-8").replace(
            "    examples: [cykelskolan]\n",
            "    examples: [cykelskolan]\n"
            "  unknown:\n"
            "    - what: Hur många som kom\n"
            "      who_may_know: Föreningen\n"
            "    - what: Om praktiken blev av\n"
            "      field: recap.outcome\n"
            "    - what: Vem man ringer\n"
            "      about: contact\n",
        ),
        "utf-8",
    )
    gaps = [one for one in found(reading()) if one.title == "Vårmöte på kvarnen"]

    assert [told(one)[::2] for one in gaps] == [
        ("contact", "Vem man ringer"),
        ("outcome", "Om praktiken blev av"),
        ("fact", "Hur många som kom"),
    ]
    assert gaps[2].who == "Föreningen"
    assert gaps[1].location.line == events.read_text("utf-8").split("\n").index("    - what: Om praktiken blev av") + 1


def test_a_meeting_that_is_over_lacks_nothing_that_one_needs_to_come(reading: Callable[[], Reading]) -> None:
    ahead = {one.what for one in found(reading()) if one.lack == "visit"}

    assert ahead
    assert not [one for one in found(reading(), date(2028, 1, 1)) if one.lack == "visit"]


def test_a_proposal_waits_for_its_minutes(reading: Callable[[], Reading], network: Path) -> None:
    (network / "sources.yaml").write_text(
        "- id: inriktning\n  title: Inriktning\n  number: 2024/12\n  standing: proposed\n", "utf-8"
    )

    assert ("source", "sources.yaml:4", "Om förslaget blev beslut.", ("  standing: …",)) in [
        told(one) for one in found(reading())
    ]
