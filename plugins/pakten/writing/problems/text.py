"""Problems in words: for a terminal, for a log line, and for the git hosts that show them beside the changed lines."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from pakten.domain.code import Code
from pakten.domain.problem import Problem, Severity
from pakten.locale import Words

_CHOICES = frozenset(
    (
        Code.UNKNOWN_FIELD,
        Code.NO_SUCH_GAP,
        Code.NOT_INSTALLED,
        Code.UNKNOWN_SETTING,
        Code.NOT_A_CHOICE,
        Code.NOT_A_LANGUAGE,
        Code.UNKNOWN_OPTION,
        Code.WRONG_OPTION,
        Code.UNKNOWN_BLOCK,
        Code.UNKNOWN_REFERENCE,
        Code.NO_SUCH_PAGE,
        Code.NO_SUCH_HEADING,
        Code.NO_SUCH_PICTURE,
        Code.UNKNOWN_CHANGED,
        Code.DAY_RECKONED,
        Code.WORDS_IN_DATE,
    )
)
"""What is offered for these is a guess, and asked rather than told."""

_LONGEST_VALUE = 60
_WIDEST_LINE = 100
_MOST_ANNOTATIONS = 9
"""GitHub shows ten annotations of a step: the tenth says how many there are."""

_BOLD, _RED, _YELLOW, _GREEN, _PLAIN = "\033[1m", "\033[31m", "\033[33m", "\033[32m", "\033[0m"


def sentence(problem: Problem, words: Words) -> str:
    """What is wrong."""
    return words(problem.code, None, **_values(problem, words))


def advice(problem: Problem, words: Words) -> tuple[str, ...]:
    """What to do: what to write in the marked place, if that is known, and what is always true of such a problem."""
    told = []
    if problem.instead:
        # A group, or a line for each part, is what was written, and no guess.
        is_guess = problem.code in _CHOICES and not re.match(r"\{|.*\n", problem.instead)
        first, *others = problem.instead.split("\n")
        # What takes the place of several lines cannot be marked.
        is_block = others and not problem.location.end_column
        key = "report.near" if is_guess else "report.write_all" if is_block else "report.write"
        lines = [" " * (problem.location.column - 1) + first, *others] if others else []
        number, line = int(dict(problem.values).get("lines", 0)), problem.location.line
        if number:
            told.append(words("report.write_lines", first=line, last=line + number - 1))
            lines = [" " * (problem.location.column - 1) + first, *others]
        else:
            told.append(words(key, instead=visible("" if lines else first)).rstrip())
        told += map(visible, lines)
    always = f"{problem.code}.instead"
    if (special := f"{always}.{dict(problem.values).get('kind')}") in words:
        always = special
    if always in words and (not problem.instead or problem.code in _CHOICES):
        told.append(words(always, None, **_values(problem, words)))
    return tuple(told)


def told(problem: Problem, words: Words) -> str:
    """What is wrong and what to do, on one line."""
    return " ".join((sentence(problem, words), *advice(problem, words)))


def line(problem: Problem, words: Words) -> str:
    """The whole problem on one line, for a log."""
    return f"{problem.location}: {problem.code} {told(problem, words)}"


def editor(problems: Iterable[Problem], words: Words) -> str:
    """A line for each problem, as the problem matchers of editors read it, and at the end how many there are."""
    lines = []
    for problem in problems:
        at = problem.location
        place = f"{at}:{max(at.end_column, at.column + 1)}"
        lines.append(f"{place}: {problem.severity} {problem.code} {told(problem, words)}")
    return "\n".join((*lines, summary(problems, words))) + "\n"


def text(problems: Sequence[Problem], words: Words, sources: Callable[[str], list[str]], color: bool = False) -> str:
    """Every problem with its line, a caret under the place, and the advice; at the end how many there are."""
    return (
        "\n\n".join([*(_shown(problem, words, sources, color) for problem in problems), summary(problems, words)])
        + "\n"
    )


def marked_line(problem: Problem, sources: Callable[[str], list[str]]) -> tuple[str, str] | None:
    """The line of a problem, or the part of a long one around the place, and carets under the place."""
    lines, location = sources(problem.location.file), problem.location
    if not 0 < location.line <= len(lines):
        return None
    written = visible(lines[location.line - 1].rstrip())
    start = min(location.column - 1, len(written))
    end = location.end_column - 1 if location.end_column > location.column else len(written)
    end = max(start + 1, min(end, len(written)))
    first = max(0, start - _WIDEST_LINE // 3) if len(written) > _WIDEST_LINE else 0
    last = min(len(written), first + _WIDEST_LINE)
    before = ("…" if first else "") + written[first:start]
    marked = written[start : min(end, last)]
    after = written[min(end, last) : last] + ("…" if last < len(written) else "")
    return before + marked + after, " " * _width(before) + "^" * max(1, _width(marked))


def summary(problems: Iterable[Problem], words: Words) -> str:
    counted = Counter(problem.severity for problem in problems)
    errors, warnings = counted[Severity.ERROR], counted[Severity.WARNING]
    if not errors and not warnings:
        return words("report.none")
    if not warnings:
        return words("report.errors", n=errors) + "."
    return words("report.and", errors=words("report.errors", n=errors), warnings=words("report.warnings", n=warnings))


def github(problems: Sequence[Problem], words: Words) -> str:
    """Workflow commands that put the problems beside the lines, errors first."""
    ordered = sorted(problems, key=lambda problem: problem.severity is Severity.WARNING)
    shown, rest = ordered[:_MOST_ANNOTATIONS], ordered[_MOST_ANNOTATIONS:]
    lines = []
    for problem in shown:
        at = problem.location
        where = f"file={_escaped(at.file, True)},line={at.line},col={at.column}"
        if at.end_column > at.column:
            where += f",endColumn={at.end_column}"
        lines.append(f"::{problem.severity} {where},title={problem.code}::{_escaped(told(problem, words))}")
    if rest:
        lines.append(f"::{rest[0].severity}::{_escaped(words('report.more', n=len(rest)))}")
    return "".join(f"{one}\n" for one in lines)


def gitlab(problems: Sequence[Problem], words: Words) -> str:
    """A code quality report. Fingerprints have no line, so that a problem stays the same when lines above it change."""
    seen: Counter[str] = Counter()
    entries = []
    for problem in problems:
        identity = f"{problem.location.file}\n{problem.code}\n{problem.values}"
        seen[identity] += 1
        entries.append(
            {
                "description": told(problem, words),
                "check_name": problem.code,
                "fingerprint": sha256(f"{identity}\n{seen[identity]}".encode()).hexdigest(),
                "severity": "major" if problem.severity is Severity.ERROR else "minor",
                "location": {"path": problem.location.file, "lines": {"begin": problem.location.line}},
            }
        )
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _values(problem: Problem, words: Words) -> dict[str, str]:
    """The values of the sentence; those that have a word of their own in the language are said with it."""
    values = {}
    for name, value in problem.values:
        key, shown = f"problem.{name}.{value}", visible(value)
        if len(shown) > _LONGEST_VALUE and name not in ("choices", "list"):
            shown = shown[: _LONGEST_VALUE - 1] + "…"
        values[name] = words(key) if key in words else shown
    return values


def visible(value: str) -> str:
    """One visible sign for each character: nothing in a file may move the cursor or turn the writing direction."""
    hidden = ("Cc", "Cf", "Cs", "Zl", "Zp")
    return "".join("·" if unicodedata.category(one) in hidden else one for one in value.replace("\t", " "))


def _shown(problem: Problem, words: Words, sources: Callable[[str], list[str]], color: bool) -> str:
    def paint(style: str, painted: str) -> str:
        return f"{style}{painted}{_PLAIN}" if color else painted

    tone = _RED if problem.severity is Severity.ERROR else _YELLOW
    head = f"{paint(_BOLD, visible(str(problem.location)))}: {paint(tone, problem.code)} {sentence(problem, words)}"
    number = problem.location.line
    margin = " " * len(str(number))
    shown = [head]
    if (excerpt := marked_line(problem, sources)) is not None:
        line, carets = excerpt
        shown += [f"  {number} | {line}", f"  {margin} | {paint(tone, carets)}"]
    shown += [f"  {margin} = {paint(_GREEN, one)}" for one in advice(problem, words)]
    return "\n".join(one.rstrip() for one in shown)


def _width(shown: str) -> int:
    """The columns that a terminal gives to a text."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in shown
    )


def _escaped(said: str, in_property: bool = False) -> str:
    said = said.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return said.replace(":", "%3A").replace(",", "%2C") if in_property else said
