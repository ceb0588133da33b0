"""Asking: an entry filled in on a terminal, one question at a time, each answer checked before the next question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pakten.cli.command import Call
from pakten.cli.fields import said
from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.forms.flat_fields import FlatField, choices_of, filled, flat_fields, form_problems, in_writing
from pakten.reading.forms.types import Form
from pakten.reading.suggestion import near, value_for
from pakten.writing.problems import text as report

_MOST_CHOICES = 12


@dataclass(frozen=True)
class Questions:
    """What is asked about an entry, in the order in which one thinks of it."""

    form: type[Form]
    names: Sequence[str]
    needed: frozenset[str] = frozenset()
    """Not required by the form, but by what visitors need to know."""

    def fields(self) -> Iterator[FlatField]:
        known = {flat.name: flat for flat in flat_fields(self.form)}
        return (known[name] for name in self.names)


def ask_all(call: Call, questions: Questions, given: Mapping[str, str], known: Catalogue) -> dict[str, str]:
    """The given texts and the answers. An empty answer passes over what need not be said."""
    texts = dict(given)
    for flat in questions.fields():
        if flat.name not in texts and _concerns(flat, texts):
            texts[flat.name] = _answer(call, flat, questions, known)
            # "3 december 2026 kl 9–11" has answered two questions.
            texts = in_writing(texts, questions.form)
    return {name: text for name, text in texts.items() if text}


def _concerns(flat: FlatField, texts: Mapping[str, str]) -> bool:
    """Whether the question makes sense after the answers so far."""
    group = flat.path[0]
    if group == "place" or group == "accessibility":
        return texts.get("format") in ("on_site", "hybrid")
    if group == "online":
        return texts.get("format") in ("online", "hybrid")
    if flat.name in ("registration_url", "registration_closes"):
        return texts.get("registration_needed") == "true"
    if group in ("registration", "contact"):
        return texts.get("start", "") != "TBA"
    return True


def _answer(call: Call, flat: FlatField, questions: Questions, known: Catalogue) -> str:
    choices = _choices(flat, known)
    required = flat.is_required or flat.name in questions.needed
    _explain(call, flat, choices, required)
    while True:
        text = _chosen(call.console.ask(f"{flat.name}:"), flat, list(choices))
        if not text and not required:
            return ""
        wrong = _wrong(text, flat, questions.form, choices, known)
        if not wrong:
            return text
        for problem in wrong:
            said = (report.sentence(problem, call.words), *report.advice(problem, call.words))
            call.console.say("  " + " ".join(said))


def _explain(call: Call, flat: FlatField, choices: Mapping[str, str], required: bool) -> None:
    words = call.words
    ending = "" if required else f" {words('cli.ask.optional')}"
    call.console.say(f"\n{said(flat, words).replace('%%', '%')}{ending}")
    if 0 < len(choices) <= _MOST_CHOICES:
        for number, (id_, title) in enumerate(choices.items(), 1):
            call.console.say(f"  {number}. {id_}" + (f" – {title}" if title != id_ else ""))


def _choices(flat: FlatField, known: Catalogue) -> Mapping[str, str]:
    if flat.choices:
        return {choice: choice for choice in flat.choices}
    return choices_of(flat.kind, known) if flat.kind else {}


def _chosen(text: str, flat: FlatField, choices: list[str]) -> str:
    """Numbers stand for choices, where choices were numbered; a closed list may be answered in Swedish."""
    if text and flat.choices and not text.isdigit():
        return value_for(text, flat.choices) or text
    if not 0 < len(choices) <= _MOST_CHOICES or not re.fullmatch(r"\d+(?:[ ,]+\d+)*", text):
        return text
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if not all(0 < number <= len(choices) for number in numbers) or (len(numbers) > 1 and not flat.is_list):
        return text
    return ", ".join(choices[number - 1] for number in numbers)


def _wrong(text: str, flat: FlatField, form: type[Form], choices: Mapping[str, str], known: Catalogue) -> list[Problem]:
    """What is wrong with one answer alone."""
    if not text:
        return [Problem.of(Code.EMPTY_FIELD, Location(""), field=flat.name)]
    values = filled({flat.name: text}, form, known)
    found = [one for one in form_problems(form, values, "") if one.code != Code.MISSING_FIELD]
    if found or not flat.kind or flat.kind == "place":
        return found
    value = values[flat.path[0]]
    ids = [str(one) for one in value] if isinstance(value, list) else [str(value)]
    return [
        Problem.of(
            Code.UNKNOWN_REFERENCE,
            Location(""),
            instead=near(id_, choices, choices.values()),
            kind=flat.kind,
            value=id_,
        )
        for id_ in ids
        if id_ not in choices and not (flat.kind == "area" and id_ == "all")
    ]
