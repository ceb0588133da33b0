"""Options for the fields of an entry, made from its form: a new field is a new option."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Mapping

from pakten.locale import Words
from pakten.reading.forms.flat_fields import FlatField, slots
from pakten.reading.forms.types import Form

_DEST = "field_"


def add_fields(
    parser: ArgumentParser, form: type[Form], words: Words, title: str, passed_over: Collection[str] = ()
) -> None:
    group = parser.add_argument_group(title)
    for slot in slots(form):
        if slot.name not in passed_over:
            group.add_argument(
                option_of(slot),
                dest=_DEST + slot.name,
                default="",
                metavar=_metavar(slot, words),
                help=said(slot, words),
            )


def texts_of(options: Namespace, form: type[Form]) -> Mapping[str, str]:
    """What was given, by the names of slots."""
    given = {slot.name: getattr(options, _DEST + slot.name, "") for slot in slots(form)}
    return {name: text for name, text in given.items() if text}


def option_of(slot: FlatField) -> str:
    return f"--{slot.name.replace('_', '-')}"


def said(slot: FlatField, words: Words) -> str:
    """What the field is for."""
    # argparse takes a percent sign for one of its own holes.
    return words(f"field.{slot.blank.words}.help").replace("%", "%%")


def _metavar(slot: FlatField, words: Words) -> str:
    if slot.choices:
        return "|".join(slot.choices)
    return words("cli.metavar.list" if slot.is_list else "cli.metavar.text")
