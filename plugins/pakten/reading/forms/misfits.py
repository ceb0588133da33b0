"""What is told of a value that does not fit its form, and what to write instead."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic_core import ErrorDetails

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.forms.fields import field_at, fields_at, fields_of, keys_at
from pakten.reading.forms.form import Form
from pakten.reading.forms.groups import braces, group_of, keyed
from pakten.reading.forms.misfit import Misfit
from pakten.reading.forms.proposals import choice_in, corrected, with_words
from pakten.reading.forms.several import of_several
from pakten.reading.forms.types import ADDRESS, LANGUAGE, MAILBOX, ONE_LINE, PHONE, SLUG, WEB
from pakten.reading.forms.unknown_keys import path_of, shown
from pakten.reading.suggestion import fold, ids_apart, synonym, value_for, value_named
from pakten.reading.yaml.emitter import quoted, scalar
from pakten.reading.yaml.nodes import ParsedEntry
from pakten.reading.yaml.values import Path, value_at

_CODES = {
    "string_type": Code.NOT_A_TEXT,
    "string_too_short": Code.EMPTY_FIELD,
    "too_short": Code.EMPTY_FIELD,
    "string_too_long": Code.TOO_LONG,
    "tuple_type": Code.NOT_A_LIST,
    "model_type": Code.NOT_A_GROUP,
    "enum": Code.NOT_A_CHOICE,
    "literal_error": Code.NOT_A_CHOICE,
}
_PATTERNS = {
    SLUG: Code.NOT_AN_ID,
    ONE_LINE: Code.SEVERAL_LINES,
    ADDRESS: Code.NOT_AN_ADDRESS,
    WEB: Code.NOT_AN_ADDRESS,
    MAILBOX: Code.NOT_A_MAILBOX,
    PHONE: Code.NOT_A_PHONE,
    LANGUAGE: Code.NOT_A_LANGUAGE,
}
_LINK = re.compile(r"(?:\[[^\]]*\]|[^<>()@]+(?=<))?[(<](?:mailto:)?(?P<target>[^\s()<>]+)[)>]")
_NO_YEAR = re.compile(r"^[0-9]{1,2}[/ ][^:]{1,9}$")
_MOVED = re.compile(r"^(?:flytta|omboka|byt|moved|rescheduled|ny|nytt|andra|changed)")


def misfits(form: type[Form], entry: ParsedEntry, errors: Iterable[ErrorDetails]) -> Iterator[Problem]:
    """What is wrong with values, and what is missing; keys that nobody knows are told of elsewhere."""
    for error in errors:
        if error["type"] == "enum" and error["loc"][-1] == "status" and _is_online(error["input"]):
            yield from _moved_online(entry, error["loc"])
        elif error["type"] == "missing":
            # A key that is left empty has been told about; it is not missing as well.
            # Nor is one that may stand where nothing could be read.
            if keyless := _Told(form, entry, error).without_keys():
                yield keyless
            elif not entry.has(error["loc"]) and not entry.has_omission(error["loc"][:-1]):
                location = entry.locate_missing(error["loc"])
                yield Problem.of(Code.MISSING_FIELD, location, field=str(error["loc"][-1]))
        elif error["type"] == "too_short" and entry.has((*error["loc"], 0)):
            # What is wrong with the items has been told; only because of that they are not counted.
            continue
        elif error["type"] != "extra_forbidden":
            yield _Told(form, entry, error).problem()
            yield from _Told(form, entry, error).languages()


def _is_online(status: object) -> bool:
    return isinstance(status, str) and bool(value_named(status, ("moved_online",)))


def _moved_online(entry: ParsedEntry, path: Path) -> Iterator[Problem]:
    """How it is held is no status: `format` says it, and `previous_format` what it was before."""
    key, value = entry.locate(path, key=True), entry.locate(path)
    line = replace(key, end_column=value.end_column)
    of_event = entry.values.get("format")
    inside = entry.values if len(path) == 1 else value_at(entry.values, path[:-1])
    own = inside.get("format") if isinstance(inside, dict) else None
    before = own or of_event
    if before not in ("on_site", "hybrid"):
        yield Problem.of(Code.FORMAT_NOT_STATUS, line)
        return
    previous = f"previous_format: {before}"
    if own:
        yield Problem.of(Code.FORMAT_NOT_STATUS, line, instead=previous)
        yield Problem.of(Code.FORMAT_NOT_STATUS, entry.locate((*path[:-1], "format")), instead="online")
        return
    yield Problem.of(Code.FORMAT_NOT_STATUS, line, instead=f"format: online{entry.between(path)}{previous}")


@dataclass(frozen=True, slots=True)
class _Told(Misfit):
    def problem(self) -> Problem:
        kind, context = self.error["type"], self.context
        if kind == "string_pattern_mismatch":
            return self._of_pattern(context["pattern"])
        if kind not in _CODES:
            only = self.texts[0] if kind == Code.NOT_A_TEXT and len(self.texts) == 1 else ""
            instead = str(context.pop("instead", "")) or only
            if kind == Code.NOT_TRUE_OR_FALSE and not instead:
                return self._with_words(Code(kind), ("true", "false"), context)
            return self.told(Code(kind), instead, **context)
        code = _CODES[kind]
        if code is Code.NOT_A_CHOICE:
            return self._of_choice(re.findall(r"'([^']*)'", context["expected"]))
        if code is Code.TOO_LONG:
            return self.said(code, length=len(str(self.value)), most=context["max_length"])
        found = None
        if code is Code.NOT_A_TEXT:
            found = self._of_text()
        elif code is not Code.EMPTY_FIELD:
            found = of_several(self, code)
        return found or self.said(code)

    def _of_pattern(self, pattern: str) -> Problem:
        code, said, location = _PATTERNS[pattern], str(self.value), self.entry.locate(self.path)
        link = _LINK.fullmatch(said)
        if link is not None and re.search(pattern, link["target"]):
            return Problem.of(Code.MARKDOWN_LINK, location, instead=link["target"], field=self.key)
        told: dict[str, Any] = {"field": self.key, "value": self.value}
        if code is Code.NOT_AN_ADDRESS and re.search(MAILBOX[1:-1], said):
            told["kind"] = "mailbox"
        if code is Code.NOT_A_LANGUAGE:
            return self._no_language(said)
        if lines := self._several_in_one(said):
            return Problem.of(code, self.entry.locate_line(self.path), instead=lines, **told)
        return Problem.of(code, location, instead=corrected(code, said), **told)

    def _several_in_one(self, said: str) -> str:
        """The lines that say what stands in one: a number with a mailbox behind it."""
        *parents, key = path_of(self.error)
        found = group_of(said, fields_at(self.form, parents)) if parents and isinstance(key, str) else {}
        beside = {name: text for name, text in found.items() if name == key or not self.entry.has((*parents, name))}
        # What is there already must say nothing else, and a day needs its year.
        is_whole = {*found} - {*beside} <= {"needed", "title"} and not any(map(_NO_YEAR.search, beside.values()))
        if key not in beside or len(beside) < 2 or not is_whole:
            return ""
        return self.entry.between(self.path).join(keyed(beside))

    def _no_language(self, said: str) -> Problem:
        is_sign = synonym(said, ("sign_language",)) and "accessibility" in keys_at(self.form, ())
        kind = {"kind": "sign_language"} if is_sign else {}
        return self.told(Code.NOT_A_LANGUAGE, corrected(Code.NOT_A_LANGUAGE, said), value=said, **kind)

    def without_keys(self) -> Problem | None:
        """Of what is missing in a group between braces that has values and no keys: `{yes, by 3 February}`."""
        group = self.path[:-1]
        said = ", ".join(self.entry.keys_at(group)) if group and self.value == {} else ""
        fields = fields_at(self.form, group)
        if not said or not self.entry.is_between_brackets(self.path) or not (found := group_of(said, fields)):
            return None
        names = (step for step in reversed(group) if isinstance(step, str) and not step.startswith("as:"))
        told = {"field": next(names, ""), "value": said}
        return Problem.of(Code.NOT_A_GROUP, self.entry.locate(group), instead=braces(found), **told)

    def languages(self) -> Iterator[Problem]:
        """What is none in a text that lists some."""
        field = field_at(self.form, self.path) if isinstance(self.value, str) and self.key else None
        if field and field.many and field.kind.name == "language":
            for part in ids_apart(self.value):
                if not (re.fullmatch(LANGUAGE[1:-1], part) or corrected(Code.NOT_A_LANGUAGE, part)):
                    yield self._no_language(part)

    def _of_choice(self, choices: list[str]) -> Problem:
        # Some have a choice for all of them.
        value = " och ".join(self.texts) or self.value
        guess = value_for(value, choices) if isinstance(value, str) else ""
        if guess and choice_in(value, choices)[1] and not value_named(value, choices):
            # A choice that is only near would lose the words beside it.
            guess = ""
        told = {"value": shown(value), "choices": ", ".join(choices)}
        if self.key == "status" and _MOVED.search(fold(shown(value))):
            told["kind"] = "moved"
        elif not guess and isinstance(value, str):
            return self._with_words(Code.NOT_A_CHOICE, choices, {**told, **self._elsewhere(value)})
        return self.told(Code.NOT_A_CHOICE, "" if "kind" in told else guess, **told)

    def _with_words(self, code: Code, choices: Sequence[str], told: Mapping[str, object]) -> Problem:
        """A choice and why (`cancelled, somebody is ill`), which has a key of its own."""
        choice, words = choice_in(str(self.value), choices)
        path = path_of(self.error)
        lines = with_words(self.form, self.entry, path, (self.key, choice), words) if words and self.key else ""
        problem = self.told(code, lines or (choice if code is Code.NOT_A_CHOICE else ""), **told)
        return replace(problem, location=self.entry.locate_line(path)) if lines else problem

    def _elsewhere(self, value: str) -> Mapping[str, object]:
        """Where a choice belongs that only a group of the entry has."""
        homes = [
            {"kind": "elsewhere", "group": group.key, "other": f"{one.key}: {choice}"}
            for group in fields_of(self.form)
            if not group.many and len(path_of(self.error)) == 1
            for one in group.fields
            if one.kind.name == "choice" and (choice := value_named(value, one.kind.choices))
        ]
        return homes[0] if len(homes) == 1 else {}

    def _of_text(self) -> Problem | None:
        if len(self.texts) == 1:
            return self.told(Code.NOT_A_TEXT, scalar(self.texts[0], in_list=True))
        if self.texts and self.texts == self.value and field_at(self.form, self.path).kind.name == "text":
            step = self.entry.between(self.path)
            place = replace(self.entry.locate(self.path, key=True), end_column=0)
            lines = (f"{step}  - {one}" for one in self.texts)
            told = {"lines": self.entry.lines_of(self.path)}
            return Problem.of(Code.NOT_A_TEXT, place, instead=f"{self.key}: |{''.join(lines)}", **told)
        if isinstance(self.value, dict) and (line := self.entry.only_line(self.path)):
            # A colon in it has made it look like a group.
            return Problem.of(Code.COLON_IN_TEXT, line[0], instead=quoted(line[1]), sign="colon")
        return None
