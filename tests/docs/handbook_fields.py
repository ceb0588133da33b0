"""The table of fields in the handbook, made of the fields of the form. `make rules` writes it."""

import re

from pakten.locale import words
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.fields import fields_of
from tests.building import REPOSITORY

HANDBOOK = REPOSITORY / "docs" / "handbok.md"
_TABLE = re.compile(r"(?<=<!-- fält -->\n).*?(?=<!-- slut -->)", re.DOTALL)


def with_table(handbook: str) -> str:
    """The handbook with its table as it must be."""
    swedish = words("sv")
    rows = [
        f"| `{field.key}` | {swedish(f'field.{field.words}')} | {'ja' if field.required else ''} "
        f"| {swedish(f'field.{field.words}.help')} |"
        for field in fields_of(EventForm)
    ]
    table = "\n".join(["| fält | heter | behövs | betyder |", "|---|---|---|---|", *rows])
    return _TABLE.sub(lambda _: f"\n{table}\n\n", handbook)


if __name__ == "__main__":
    HANDBOOK.write_text(with_table(HANDBOOK.read_text("utf-8")), "utf-8")
