"""The table of columns: what each is called, an example of what stands in it, and what it becomes."""

from collections.abc import Sequence

from pakten.cli.command import Call
from pakten.importing.rows import Column


def show_columns(call: Call, columns: Sequence[Column]) -> None:
    if all(one.key == one.heading or one.heading == "occasion" for one in columns):
        # Our own export.
        return
    words = call.words
    heads = tuple(words(f"cli.import.table.{key}") for key in ("column", "example", "becomes"))
    lines = [
        heads,
        *((one.heading or "–", one.example or "–", one.key or words("cli.import.not_read")) for one in columns),
    ]
    widths = [max(len(line[index]) for line in lines) for index in range(2)]
    for first, second, third in lines:
        call.console.say(f"{first:<{widths[0]}}  {second:<{widths[1]}}  {third}")
    call.console.say()
