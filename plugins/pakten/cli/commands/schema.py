"""`pakten schema`: what editors know about the files, written into a folder beside them."""

import json
from argparse import ArgumentParser
from collections.abc import Mapping

from pakten.cli.command import Call
from pakten.cli.network import read_whole
from pakten.cli.saving import content_of, save_file
from pakten.locale import Words
from pakten.reading.forms.json_schema import Names, schemas

FOLDER = "schemas"


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("--folder", default=FOLDER, metavar=FOLDER, help=words("cli.schema.folder"))


def schema_files(names: Names, words: Words, required: Mapping[str, str]) -> Mapping[str, str]:
    """Name and text of every file."""
    return {
        f"{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas(names, words, required).items()
    }


def run(call: Call) -> None:
    network, _, catalogue = read_whole(call)
    folder = network.root / call.options.folder
    written = 0
    for name, text in schema_files(catalogue.titles, call.words, catalogue.vocabulary.required).items():
        path, content = folder / name, text.encode()
        before = content_of(path)
        if before != content:
            save_file(path, before, content)
            written += 1
            call.console.say(call.words("cli.schema.written", file=f"{call.options.folder}/{name}"))
    if not written:
        call.console.say(call.words("cli.schema.fresh", folder=call.options.folder))
