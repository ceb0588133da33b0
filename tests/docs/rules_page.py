"""The page of all rules, `docs/regler.md`: made of the codes, their words and the cases that the reader is tried with.

`python -m tests.docs.rules_page` writes it; a test fails when the page and the rules drift apart.
"""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.domain.vocabulary import Vocabulary
from pakten.locale import words
from pakten.reading.network.catalogue import read
from pakten.writing.problems.text import advice, sentence
from tests.checking.conftest import reviewed
from tests.reading.conftest import TODAY, layout_of

REPOSITORY = Path(__file__).parents[2]
PAGE = REPOSITORY / "docs" / "regler.md"
READING = REPOSITORY / "tests" / "reading"
CHECKING = REPOSITORY / "tests" / "checking"

_FAMILIES = {
    "E1": ("Hur filen är skriven", "Felen här handlar om tecken: citattecken, indrag, klamrar och streck."),
    "E2": ("Enskilda fält", "Felen här handlar om vad som står i ett fält."),
    "E3": ("Det som ska stämma ihop", "Felen här handlar om fält och poster som inte går ihop."),
    "E4": ("Filer och inställningar", "Felen här handlar om filer som saknas eller inte går att läsa."),
    "E6": ("Mot det som är publicerat", "Felen här handlar om det som de som prenumererar redan har i sin kalender."),
    "W5": ("Varningar", "En varning stoppar ingenting. Den säger att något kan behöva ses över."),
    "W6": ("Det som ska ses efter då och då", "Sidor och nummer hos andra ändras utan att säga till."),
}
_AROUND = 1
"""Lines that are shown above and below the one that is meant."""


@dataclass(frozen=True)
class Shown:
    """A rule, with a place where it was broken and how that was mended."""

    said: tuple[str, ...]
    wrong: str
    right: str


def page() -> str:
    by_hand = {code: Shown((), wrong, _RIGHT[code]) for code, wrong in _WRONG.items()}
    shown = {**dict(_from_cases()), **by_hand}
    parts = [_INTRODUCTION]
    for family, (title, about) in _FAMILIES.items():
        parts.append(f"## {title}\n\n{about}")
        parts += [_section(code, shown[code]) for code in sorted(Code) if code.startswith(family)]
    return "\n\n".join(parts) + "\n"


_INTRODUCTION = (
    "# Regler\n\n"
    "Varje gång något granskas får varje fel en kod, till exempel E105. Här står alla koder, hur ett fel av det slaget "
    "kan se ut och hur det ser ut när det är rätt. Sök på koden du har fått.\n\n"
    "Koder på E är fel: inget publiceras förrän de är rättade. Koder på W är varningar. [Handboken](handbok.md) "
    "berättar hur du granskar.\n\n"
    "<!-- Sidan görs av make rules ur samma fall som granskningen prövas med. Ändra den inte för hand. -->"
)


def _section(code: Code, shown: Shown) -> str:
    said = "\n\n".join(shown.said) or _general(code)
    parts = [f"### {code}", said, f"Fel:\n\n{_fenced(shown.wrong)}"]
    if shown.right:
        parts.append(f"Rätt:\n\n{_fenced(shown.right)}")
    return "\n\n".join(parts)


def _fenced(text: str) -> str:
    return f"```text\n{text}\n```"


def _general(code: Code) -> str:
    """The words of a rule without those of a case."""
    swedish = words("sv")
    told = [swedish(key) for key in (code, f"{code}.instead") if key in swedish]
    return "\n\n".join(re.sub(r"\{\w+\}", "…", one) for one in told)


def _from_cases() -> Iterator[tuple[Code, Shown]]:
    """Of all cases in which a rule is broken the plainest: fewest mistakes, then fewest lines."""
    best: dict[Code, tuple[tuple[bool, int, int, str], Shown]] = {}
    for case in sorted((*READING.glob("cases/*.txt"), *CHECKING.glob("cases/*.txt"))):
        files = _files(case.read_text("utf-8"))
        problems = _problems(files) if files else ()
        for problem in problems:
            code = Code(problem.code)
            # What most people write first; a file of changes has the same mistakes in fewer lines.
            is_change = f"/{LAYOUT.changes}/" in problem.location.file
            # What the others of the network say of it is no mistake of the case.
            beside = sum(one.location.file in files for one in problems)
            rank = (is_change, beside, sum(text.count("\n") for text in files.values()), case.name)
            if code not in _WRONG and (code not in best or rank < best[code][0]):
                best[code] = (rank, _shown(problem, files.get(problem.location.file, "")))
    yield from ((code, shown) for code, (_, shown) in best.items())


def _files(case: str) -> dict[str, str]:
    """The files of a case; none when it is about a file that is missing, which shows nothing."""
    parts = [part.partition("\n") for part in case.split("\n--- ")[1:]]
    if any(name.endswith(" finns inte") for name, _, _ in parts):
        return {}
    return {name: text + "\n" for name, _, text in parts if name != "svar"}


def _problems(files: Mapping[str, str]) -> tuple[Problem, ...]:
    with TemporaryDirectory() as folder:
        root = Path(shutil.copytree(READING / "network", Path(folder) / "network"))
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, "utf-8", newline="")
        reading = read(replace(LAYOUT, root=root), VOCABULARY, ZoneInfo("Europe/Stockholm"), today=TODAY)
        return reviewed(reading, root)


def _shown(problem: Problem, text: str) -> Shown:
    swedish = words("sv")
    # Several lines to write are shown below, as what is right.
    told = () if "\n" in problem.instead else advice(problem, swedish)
    said = (sentence(problem, swedish), *told)
    lines = text.rstrip("\n").split("\n")
    at = problem.location.line - 1
    first, last = max(0, at - _AROUND), min(len(lines), at + _AROUND + 1)
    wrong = "\n".join(lines[first:last])
    code = Code(problem.code)
    if code in _RIGHT:
        return Shown(said, wrong, _RIGHT[code])
    column, end = problem.location.column - 1, problem.location.end_column - 1
    if not problem.instead or end < column:
        return Shown(said, wrong, "")
    mended = lines[at][:column] + problem.instead + lines[at][end:]
    return Shown(said, wrong, "\n".join([*lines[first:at], mended, *lines[at + 1 : last]]))


def _by_hand(which: str) -> dict[Code, str]:
    parts = (Path(__file__).parent / "rules_by_hand.txt").read_text("utf-8").split("\n--- ")[1:]
    found = (part.partition("\n") for part in parts)
    return {Code(head[:4]): text.strip("\n") for head, _, text in found if head.endswith(which)}


_WRONG, _RIGHT = _by_hand("fel"), _by_hand("rätt")

LAYOUT = layout_of(Path())
VOCABULARY = Vocabulary(
    types={"frukostmote": "Frukostmöte", "seminarium": "Seminarium"},
    audiences={"foretag": "Företag"},
    target_groups={"unga": "Unga"},
    intents={"practice": "Erbjuda praktik"},
)
"""Those of the network in which the cases are set."""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
