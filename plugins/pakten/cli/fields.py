"""Options for the fields of an entry, made from its form: a new field is a new option."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Collection, Mapping

from pakten.cli.arguments import options_of
from pakten.locale import Words
from pakten.reading.forms.flat_fields import FlatField, flat_fields
from pakten.reading.forms.form import Form
from pakten.reading.suggestion import other_names

_DEST = "field_"


def add_fields(
    parser: ArgumentParser, form: type[Form], words: Words, title: str, passed_over: Collection[str] = ()
) -> None:
    group = parser.add_argument_group(title)
    fields = [flat for flat in flat_fields(form) if flat.name not in passed_over]
    for flat in fields:
        group.add_argument(
            option_of(flat),
            dest=_DEST + flat.name,
            default="",
            metavar="|".join(flat.choices) or words("cli.metavar.list" if flat.is_list else "cli.metavar.text"),
            help=said(flat, words),
        )
    for name, others in other_names(flat.name for flat in fields).items():
        for option in (f"--{other.replace('_', '-')}" for other in others):
            # A word that people try for an option; the help has enough of them.
            if option not in options_of(parser):
                parser.add_argument(option, dest=_DEST + name, default=SUPPRESS, help=SUPPRESS)


def texts_of(options: Namespace, form: type[Form]) -> Mapping[str, str]:
    """What was given, by the names of flat fields."""
    given = {flat.name: getattr(options, _DEST + flat.name, "") for flat in flat_fields(form)}
    return {name: text for name, text in given.items() if text}


def option_of(flat: FlatField) -> str:
    return f"--{flat.name.replace('_', '-')}"


def said(flat: FlatField, words: Words) -> str:
    """What the field is for."""
    # argparse takes a percent sign for one of its own holes.
    return words(f"field.{flat.field.words}.help").replace("%", "%%")
