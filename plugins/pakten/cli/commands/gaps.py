"""`pakten gaps`: what nobody here knows yet, what hurts visitors most first, each with the line to fill in."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from itertools import groupby

from pakten.checking.gaps import COLUMNS, ToFill, to_fill
from pakten.cli.command import Call
from pakten.cli.network import read_whole
from pakten.cli.output import add_output, give, give_table
from pakten.locale import Words
from pakten.writing.text import separated


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("--format", choices=("text", "csv", "json"), default="text", help=words("cli.gaps.format"))
    add_output(parser, words)


def run(call: Call) -> None:
    network, reading, catalogue = read_whole(call)
    found = to_fill(catalogue, reading.pages, network.today, reading.locate, reading.written, network.words)
    match call.options.format:
        case "csv":
            give_table(call, separated((COLUMNS, *(one.cells for one in found))))
        case "json":
            listed = [dict(zip(COLUMNS, one.cells, strict=True)) for one in found]
            give(call, json.dumps(listed, ensure_ascii=False, indent=1) + "\n")
        case _:
            give(call, _as_text(found, network.words))


def _as_text(found: Iterable[ToFill], words: Words) -> str:
    parts = []
    for lack, among in groupby(found, lambda one: one.lack):
        parts.append(words(f"gaps.{lack}"))
        for one in among:
            where = f"{one.location.file}:{one.location.line}  {one.title}"
            what = f"    {one.what}{'  ' + words('gaps.who', who=one.who) if one.who else ''}"
            parts.append("\n".join((where, what, *(f"      {line}" for line in one.lines))))
    return "\n\n".join(parts or [words("gaps.none")]) + "\n"
