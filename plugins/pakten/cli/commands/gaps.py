"""`pakten gaps`: what nobody here knows yet, what hurts visitors most first, each with the line to fill in."""

import csv
import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import groupby

from pakten.checking.gaps import COLUMNS, ToFill, to_fill
from pakten.cli.command import Call, Command, Exit
from pakten.cli.network import open_network, read_whole
from pakten.cli.output import add_output, give
from pakten.locale import Words


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("--format", choices=("text", "csv", "json"), default="text", help=words("cli.gaps.format"))
    add_output(parser, words)


def run(call: Call) -> int:
    network = open_network(call)
    reading, catalogue = read_whole(call, network)
    found = to_fill(catalogue, reading.pages, network.today, reading.locate, reading.written, network.words)
    written = {"csv": _as_csv, "json": _as_json}.get(call.options.format)
    give(call, written(found) if written else _as_text(found, network.words))
    return Exit.FINE


def _as_text(found: Iterable[ToFill], words: Words) -> str:
    parts = []
    for lack, among in groupby(found, lambda one: one.lack):
        parts.append(words(f"gaps.{lack}"))
        parts += ["\n".join(_shown(one, words)) for one in among]
    return "\n\n".join(parts or [words("gaps.none")]) + "\n"


def _shown(one: ToFill, words: Words) -> Iterator[str]:
    yield f"{one.location.file}:{one.location.line}  {one.title}"
    yield f"    {one.what}{'  ' + words('gaps.who', who=one.who) if one.who else ''}"
    yield from (f"      {line}" for line in one.lines)


def _as_csv(found: Iterable[ToFill]) -> str:
    """As other programs expect it: a cell that begins like a formula is marked as text."""
    text = StringIO(newline="")
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(COLUMNS)
    for one in found:
        table.writerow([f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell for cell in one.cells])
    # The mark in front is how Excel knows that å, ä and ö are meant.
    return f"\ufeff{text.getvalue()}"


def _as_json(found: Iterable[ToFill]) -> str:
    listed = [dict(zip(COLUMNS, one.cells, strict=True)) for one in found]
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


COMMAND = Command("gaps", add_options, run)
