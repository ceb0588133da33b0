"""What came back from the questions after a meeting: sentences to choose among, each with the kind of its question.

A table of answers has a column for each question, under its words, in whatever order; a survey tool adds columns of its
own. What tells who somebody is goes no further.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pakten.importing.privacy import cleaned
from pakten.importing.tables.delimited import grid_of_text
from pakten.importing.tables.headings import is_personal
from pakten.importing.tables.opendocument import grids_of_opendocument
from pakten.importing.tables.workbook import grids_of_workbook
from pakten.reading.refusal import Refusal
from pakten.reading.suggestion import slug

_NOTHING = re.compile("(?:nej|no|inget|inte|vet-ej|vet-inte|nothing|none|n-a|na|ingen|x)?")
_FIRST_LINES = 30


@dataclass(frozen=True, slots=True)
class Answer:
    row: int
    question: str
    text: str
    voice: str


@dataclass(frozen=True, slots=True)
class Answers:
    told: tuple[Answer, ...]
    withheld: tuple[int, ...]
    """Rows with an answer that tells who somebody is."""
    passed_over: tuple[str, ...]
    """Headings of columns that answer none of the questions."""


def answers_in(
    data: bytes, name: str, questions: Mapping[str, str], voice: str, names_person: Callable[[str], bool]
) -> Answers:
    """`questions` are the words of each by its key; `voice` those that ask which kind of participant answers."""
    if data.startswith(b"PK\x03\x04"):
        grids = grids_of_opendocument(data, name) if name.casefold().endswith(".ods") else grids_of_workbook(data, name)
    else:
        grids = [grid_of_text(data, name)]
    if not grids:
        raise Refusal("no_table", file=name)
    grid = grids[0]
    top = next((at for at, line in enumerate(grid.lines[:_FIRST_LINES]) if _asked(line, questions)), -1)
    if top < 0:
        raise Refusal("no_questions", file=name)
    columns = _asked(grid.lines[top], {**questions, "voice": voice})
    told: dict[tuple[str, str], Answer] = {}
    withheld: list[int] = []
    for index, line in enumerate(grid.lines[top + 1 :], top + 1):
        cells = {key: line[at].strip() for at, key in columns.items() if at < len(line)}
        who = cells.pop("voice", "")
        for key, cell in cells.items():
            text = " ".join(cell.split())
            if _NOTHING.fullmatch(slug(text)):
                continue
            if names_person(text) or cleaned(text).taken:
                withheld.append(grid.number(index))
                continue
            told.setdefault((key, slug(text)), Answer(grid.number(index), key, text, "" if names_person(who) else who))
    headings = [text for at, text in enumerate(grid.lines[top]) if text.strip() and at not in columns]
    ordered = sorted(told.values(), key=lambda one: [*questions].index(one.question))
    passed_over = tuple(one for one in headings if not is_personal(one))
    return Answers(tuple(ordered), tuple(dict.fromkeys(withheld)), passed_over)


def _asked(line: Sequence[str], questions: Mapping[str, str]) -> dict[int, str]:
    """The question of each column. Tools put a number before it, or cut a long one."""
    found: dict[int, str] = {}
    for at, heading in enumerate(line):
        said = slug(re.sub(r"^\W*\d+\W+", "", heading))
        for key, words in questions.items():
            whole = slug(words)
            if said and key not in found.values() and (whole in said or (len(said) > 15 and whole.startswith(said))):
                found[at] = key
                break
    return found
