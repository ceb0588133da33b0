"""Advice on a text that has not changed is remembered, and stands where the text stands now."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path
from weakref import ref

from pakten.checking.remembered import remember_in
from pakten.checking.texts import Look, Manner, Remember, TextReview, nothing_remembered
from pakten.checking.wordings.proofreading import Usage
from pakten.domain.problem import Problem
from pakten.reading.memory.store import Store
from pakten.reading.network.catalogue import without_garbage_collection

USAGE = Usage({"medlem": "deltagare"}, frozenset(), re.compile("tidigare"), 55, re.compile("(?!)"), "content/")
MANNER = Manner(frozenset(("hamnen", "kajen")), (), USAGE, "sv", "content", True, "goodexamples", "sources.yaml")
FLAWS = (
    *("Bli medlem", "Kim Ek", "070-123 45 67", "Ring 08-123 45 67", "Mejla kim.ek@post.example"),
    *("- ett\n    • två", "\u200bHamnen", "Se C:\\Mina\\bild.png"),
)


def _entry(number: int, text: str) -> str:
    return f"- id: möte-{number}\n  title: Möte\n  description: |\n    {text}\n\n    Mer text.\n  note: {text}\n"


def _found(text: str, remember: Remember, manner: Manner = MANNER) -> list[Problem]:
    return sorted(Look(TextReview(manner, remember).pieces("events.yaml", text, is_tangled=False)).problems())


def test_advice_follows_its_text_through_any_change(tmp_path: Path) -> None:
    chance = random.Random(3)
    entries = [_entry(number, chance.choice((*FLAWS, *["Inget fel"] * 9))) for number in range(80)]
    for turn in range(12):
        at = chance.randrange(len(entries))
        entries[at : at + chance.randrange(3)] = [_entry(100 + turn, chance.choice(FLAWS))] * chance.randrange(3)
        text = "# Lista\n" + "".join(entries)
        store = Store(tmp_path, b"ours")
        assert _found(text, remember_in(store)) == _found(text, nothing_remembered) != []
        store.save()


def test_what_has_not_changed_is_not_looked_through_again(tmp_path: Path) -> None:
    text = "".join(_entry(number, "Bli medlem") for number in range(60))
    looked = []
    for changed in (text, text, text.replace("- id: möte-30\n", "- id: möte-30\n  draft: yes\n")):
        store = Store(tmp_path, b"ours")
        assert len(_found(changed, remember_in(store))) == 120
        advice = store.kept("advice")
        looked.append(len(advice.asked.keys() - advice.known.keys()))
        store.save()

    assert looked[0] > 2
    assert looked[1:] == [0, 1]


def test_texts_that_have_been_looked_through_are_not_held() -> None:
    pieces = TextReview(MANNER, nothing_remembered).pieces("events.yaml", _entry(1, "Bli medlem"), is_tangled=False)
    with without_garbage_collection():
        look = Look(pieces)
        held = ref(look)
        assert [*look.problems()]
        del look
        assert held() is None


def test_other_words_of_the_network_are_looked_for_anew(tmp_path: Path) -> None:
    text = _entry(1, "Bli medlem i hamnen")
    store = Store(tmp_path, b"ours")
    found = _found(text, remember_in(store))
    settled = replace(MANNER, usage=replace(USAGE, left_words={"hamnen": "kajen"}))

    assert [one.values for one in found] != [one.values for one in _found(text, remember_in(store), settled)]
