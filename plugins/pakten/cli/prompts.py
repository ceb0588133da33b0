"""Asking: an entry filled in on a terminal, one question at a time, each answer checked before the next question.

The last answer can be taken back, and all are kept until the entry is written.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pakten.cli.command import Call
from pakten.cli.fields import said
from pakten.cli.kept_answers import KeptAnswers
from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.forms.fields import fields_of
from pakten.reading.forms.flat_fields import (
    FlatField,
    choices_of,
    filled,
    first_fields,
    flat_fields,
    form_problems,
    in_writing,
)
from pakten.reading.forms.form import Form
from pakten.reading.forms.requirements import AHEAD, ALWAYS, NEVER, when_needed
from pakten.reading.suggestion import fold, near, value_for
from pakten.writing.problems import text as report

_MOST_LISTED = 40
"""More than that nobody reads through for one answer."""

Texts = Mapping[str, str]
Needed = Callable[[Texts], frozenset[str]]


@dataclass(frozen=True)
class Questions:
    """What is asked about an entry, in the order in which one thinks of it."""

    form: type[Form]
    names: Sequence[str]
    needed: Needed = lambda _: frozenset()
    """The keys that visitors need after the answers so far, though the form does not require them."""
    conditional: frozenset[str] = frozenset()
    """Keys that are asked for only when they are needed."""
    is_ahead: Callable[[Texts], bool] = lambda _: False
    """Whether the answers so far tell of something that lies ahead."""
    chosen: Texts = field(default_factory=dict)
    """Which fields the network expects, and which it lets go."""

    def of_network(self, chosen: Texts) -> "Questions":
        """With what the network expects besides, asked for at the end."""
        asked = {flat.path[0] for flat in self.fields()}
        said = {one.key: chosen[one.words] for one in fields_of(self.form) if one.words in chosen}
        more = [
            flat
            for flat in first_fields(flat_fields(self.form))
            if flat.path[0] not in asked and said.get(flat.path[0], NEVER) != NEVER
        ]
        ahead = {flat.path[0] for flat in more if said[flat.path[0]] == AHEAD}
        names = (*self.names, *(flat.name for flat in more))
        return replace(self, names=names, conditional=self.conditional | ahead, chosen=chosen)

    def fields(self) -> Iterator[FlatField]:
        known = {flat.name: flat for flat in flat_fields(self.form)}
        return (known[name] for name in self.names)

    def concerns(self, flat: FlatField, texts: Texts) -> bool:
        """Whether the question makes sense after the answers so far."""
        if flat.name in ("registration_url", "registration_closes") and texts.get("registration_needed") != "true":
            return False
        key = flat.path[0]
        return key not in self.conditional or key in self.needed(texts) or self._when(key, texts)

    def requires(self, flat: FlatField, texts: Texts) -> bool:
        """Of a group that is needed, what it cannot be without."""
        key = flat.path[0]
        is_let_go = when_needed(self.form, self.chosen)[key] == NEVER
        is_first = flat in first_fields(self.fields())
        return is_first and not is_let_go and (key in self.needed(texts) or self._when(key, texts))

    def _when(self, key: str, texts: Texts) -> bool:
        """Whether the network expects it, always or now."""
        when = when_needed(self.form, self.chosen)[key]
        return when == ALWAYS or (when == AHEAD and self.is_ahead(texts))


@dataclass
class _Choices:
    """What can be chosen, and which of it has been numbered last."""

    titles: Mapping[str, str]
    listed: list[str] = field(default_factory=list)

    def like(self, text: str) -> list[str]:
        """Those whose id or title holds a text."""
        return [id_ for id_, title in self.titles.items() if fold(text) in fold(f"{id_} {title}")]


class _Back(Exception):
    """The last answer is to be taken back."""


def ask_all(
    call: Call, questions: Questions, given: Texts, known: Catalogue, kept: KeptAnswers | None = None
) -> dict[str, str]:
    """The given texts and the answers. An empty answer passes over what need not be said."""
    words, kept = call.words, kept or KeptAnswers()
    if kept.asked:
        first = next((text for text in kept.texts.values() if text), "")
        answer = call.console.ask(words("cli.ask.go_on", first=first, n=len(kept.asked)))
        if answer.casefold() not in ("", *words("cli.ask.yes").split()):
            kept.forget()
    if kept.path is not None:
        call.console.say(words("cli.ask.intro", back=words("cli.ask.back").split()[0]))
    fields = list(questions.fields())
    while True:
        texts = {**kept.texts, **given}
        open_ = (one for one in fields if one.name not in texts and questions.concerns(one, texts))
        flat = next(open_, None)
        if flat is None:
            return {name: text for name, text in texts.items() if text}
        try:
            kept.texts |= _answer(call, flat, questions, known, texts)
            kept.asked.append(flat.name)
        except _Back:
            _take_back(call, kept)
        kept.keep()


def _take_back(call: Call, kept: KeptAnswers) -> None:
    if not kept.asked:
        call.console.say(call.words("cli.ask.no_back"))
        return
    last = kept.asked.pop()
    taken = kept.texts.pop(last, "")
    for name in ("end", "status") if last == "start" else ():
        if name not in kept.asked:
            kept.texts.pop(name, None)  # it came in the same answer
    # What the answer decided is asked anew if it still concerns anybody.
    call.console.say(call.words("cli.ask.taken_back", answer=taken or "–"))


def _answer(call: Call, flat: FlatField, questions: Questions, known: Catalogue, texts: Texts) -> dict[str, str]:
    """The answer by the name of its field; a start may say the end as well."""
    named = choices_of(flat.kind, known) if flat.kind else {}
    choices = _Choices({choice: choice for choice in flat.choices} or named)
    required = questions.requires(flat, texts)
    _explain(call, flat, choices, required)
    label = call.words(f"field.{flat.field.words}")
    while True:
        text = call.console.ask(f"> {label}:")
        if text.casefold() in call.words("cli.ask.back").split():
            raise _Back
        if not text and not required:
            return {flat.name: ""}
        if not text:
            call.console.say("  " + call.words("cli.ask.needed"))
            continue
        if text == "?" and choices.titles:
            _list(call, choices, list(choices.titles))
            continue
        text = _chosen(text, flat, choices)
        # "3 december 2026 kl 9–11" answers two questions.
        beside = {"start": texts.get("start", "")} if flat.name == "end" else {}
        written = {name: one for name, one in in_writing({**beside, flat.name: text}, questions.form).items() if one}
        written = {name: one for name, one in written.items() if name not in beside}
        if written != {flat.name: text}:
            call.console.say("  " + call.words("cli.ask.understood", value="–".join(written.values())))
            return written
        wrong = _wrong(text, flat, questions.form, choices.titles, known)
        if not wrong:
            return {flat.name: text}
        _tell(call, wrong, text, flat, choices)


def _explain(call: Call, flat: FlatField, choices: _Choices, required: bool) -> None:
    words = call.words
    ending = "" if required else f" {words('cli.ask.optional')}"
    call.console.say(f"\n{said(flat, words).replace('%%', '%')}{ending}")
    if 0 < len(choices.titles) <= _MOST_LISTED:
        _list(call, choices, list(choices.titles), flat)
    elif choices.titles:
        call.console.say("  " + words("cli.ask.many", n=len(choices.titles)))


def _list(call: Call, choices: _Choices, ids: list[str], flat: FlatField | None = None) -> None:
    choices.listed = ids
    for number, id_ in enumerate(ids, 1):
        key = f"choice.{flat.field.kind.words}.{id_}" if flat and flat.choices else ""
        title = call.words(key) if key and key in call.words else choices.titles[id_]
        call.console.say(f"  {number}. {title}" + (f" ({id_})" if title != id_ else ""))


def _chosen(text: str, flat: FlatField, choices: _Choices) -> str:
    """Numbers stand for choices, where choices were numbered; a closed list may be answered in Swedish."""
    if flat.choices and not text.isdigit():
        return value_for(text, flat.choices) or text
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    is_numbers = re.fullmatch(r"\d+(?:[ ,]+\d+)*", text) is not None
    if is_numbers and all(0 < one <= len(choices.listed) for one in numbers) and (flat.is_list or len(numbers) == 1):
        return ", ".join(choices.listed[number - 1] for number in numbers)
    # A part of one name alone is that name.
    alike = choices.like(text) if choices.titles and len(text) > 2 and "," not in text else []
    return alike[0] if len(alike) == 1 else text


def _tell(call: Call, wrong: list[Problem], text: str, flat: FlatField, choices: _Choices) -> None:
    alike = choices.like(text) if len(text) > 1 else []
    for problem in wrong:
        call.console.say("  " + report.told(problem, call.words))
    if choices.titles and len(choices.titles) > _MOST_LISTED and 0 < len(alike) <= _MOST_LISTED:
        _list(call, choices, alike, flat)


def _wrong(text: str, flat: FlatField, form: type[Form], choices: Mapping[str, str], known: Catalogue) -> list[Problem]:
    """What is wrong with one answer alone."""
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
