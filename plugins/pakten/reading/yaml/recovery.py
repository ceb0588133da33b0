"""What can be read of text that cannot be parsed, so that all its mistakes show at once and the rest is read as usual.

A parser stops at the first mistake, and often far from it: a quotation mark that nobody closed is noticed at the end
of the file. A list is therefore taken entry by entry, an entry key by key, and so on inwards. What is known to be
meant is read so, a missing quotation mark as if it stood there; other lines with a mistake are left out, and where
the rest makes no sense without them, the whole key. Every line stays where it is, so that all positions are right.
"""

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby, pairwise

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.yaml.corrected_lines import LEFT_OUT, CorrectedLines
from pakten.reading.yaml.diagnosis import diagnose
from pakten.reading.yaml.fragment import Fragment, Omission, Substitution
from pakten.reading.yaml.loose_lines import together
from pakten.reading.yaml.nodes import Loader, is_empty
from pakten.reading.yaml.unsafe import offences, runaway_quote
from pakten.reading.yaml.whitespace import nearest_column, respace

_DOCUMENT = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
_GROUP = re.compile(r"^ *[^\s#\"'\[\]{}][^#\"'\[\]{}]*: *(?:#.*)?$")
_ID = re.compile(r"(?:^|[\s\-{,])id\b")
_NAME_ALONE = re.compile(r" *- +([a-z0-9]+(?:-[a-z0-9]+)*) *")
_DASH = re.compile(r" *-(?:[ \t]|$)")
_KEY = re.compile(r" *[^\W\d]+:(?: |$)")
_LINES_ALONE = frozenset((Code.TAB, Code.INDENTATION, Code.NO_COLON))
"""Mistakes of one line, without which the lines around it still make sense."""

_MOST_REPORTED = 500
"""Nobody reads further, and a file of many megabytes without a sound line would take minutes."""


def recovered(fragment: Fragment, listed: bool) -> tuple[tuple[Fragment, Node] | None, list[Problem]]:
    """What is left of a fragment that does not parse, and all the mistakes that kept it from being parsed."""
    recovery = _Recovery(fragment)
    recovery.one_document(listed=listed)
    lines, corrections = recovery.lines, recovery.text.corrections
    spacing = respace(fragment, lines, corrections, listed=listed)
    respaced = dict(corrections)
    recover = recovery.recover_list if listed else recovery.recover_mapping
    recover(0, len(lines))
    told = [_as_in_file(one, fragment, respaced) for one in recovery.problems]
    return recovery.result(), [*spacing, *(together(fragment, told) if listed else told)]


def _as_in_file(problem: Problem, fragment: Fragment, respaced: dict[int, Substitution]) -> Problem:
    """A mistake of a line that has been respaced, where it stands in the file. It is mended when the spaces are."""
    at = problem.location
    found = respaced.get(at.line - fragment.above - 1)
    if found is None:
        return problem
    start, end = found.in_file(at.column - 1, max(at.column, at.end_column - 1))
    return replace(problem, location=replace(at, column=start + 1, end_column=end + 1), instead="")


class _Recovery:
    """The lines of a fragment, of which those that make no sense are left out."""

    def __init__(self, fragment: Fragment) -> None:
        self.fragment = fragment
        self.text = CorrectedLines(fragment)
        self.lines = self.text.lines
        self.written = fragment.lines()
        self.problems: list[Problem] = []
        self.omissions: list[Omission] = []

    def result(self) -> tuple[Fragment, Node] | None:
        whole = Fragment(self.fragment.file, "\n".join(self.lines), self.fragment.above)
        node, mistakes = _sense(whole)
        if node is None:
            self.problems = self.problems or mistakes
            return None
        ids_missing = any(_ID.search(self.written[index]) for index in self.text.lost)
        return replace(
            whole, corrections=self.text.corrections, omissions=tuple(self.omissions), ids_missing=ids_missing
        ), node

    def one_document(self, *, listed: bool) -> None:
        """A row of dashes or dots at the margin ends the text for a parser; above everything else it does no harm.

        What comes after it goes on with a list, but is another entry than the one that has been read.
        """
        written = [index for index, line in enumerate(self.lines) if line.strip() and not line.startswith("#")]
        rows = [index for index in written[1:] if _DOCUMENT.match(self.lines[index])]
        if rows:
            self.problems.append(Problem.of(Code.SEVERAL_DOCUMENTS, self.fragment.at(rows[0], 0, 3)))
        for index in rows:
            self.lines[index] = LEFT_OUT
        if rows and not listed:
            self.text.leave_out(rows[0] + 1, len(self.lines))

    def recover_list(self, first: int, last: int) -> None:
        """Entry by entry."""
        dashes = [index for index in range(first, last) if _DASH.match(self.lines[index])]
        if not dashes:
            known = len(self.problems)
            self._recover_text(first, last, SequenceNode)
            if any(one.code in _LINES_ALONE for one in self.problems[known:]):
                # Not a single entry: what is wrong with one line matters less.
                place = self.problems[known].location
                self.problems[known:] = [Problem.of(Code.NOT_A_LIST_OF_ENTRIES, place)]
            return
        self._align(first, last, dashes)
        columns = Counter(self.lines[index].index("-") for index in dashes)
        # One dash may stand wrongly, perhaps the first; at the margin none does.
        column = min((one for one, count in columns.items() if count > 1 or not one), default=min(columns))
        starts = [index for index in dashes if self.lines[index].index("-") == column]
        self._recover_text(first, starts[0], type(None))
        for start, end in pairwise([*starts, last]):
            if not (mistakes := self._mistakes(start, end, SequenceNode)):
                continue
            # An item that is one line of text may be text; any other is an entry.
            if self._is_text(start, end, column + 1) and self._correct(start, end, SequenceNode, mistakes):
                self.problems += mistakes
            else:
                self._recover_entry(start, end, column)

    def _align(self, first: int, last: int, dashes: list[int]) -> None:
        """Items of one line each stand right below one another: as far in as the first of them."""
        written = [index for index in range(first, last) if self.text.first_written(index, index + 1) is not None]
        column = self.lines[dashes[0]].index("-")
        astray = [index for index in dashes if self.lines[index].index("-") != column]
        if written != dashes or not astray or any(_KEY.match(self.lines[one].replace("-", " ", 1)) for one in dashes):
            return
        for index in astray:
            line = self.lines[index].rstrip()
            aligned = " " * column + line.lstrip()
            self.problems.append(Problem.of(Code.INDENTATION, self.fragment.at(index, 0, len(line)), instead=aligned))
            self.lines[index] = aligned
            self.text.corrections[index] = Substitution(0, len(line), len(aligned) - len(line))

    def recover_mapping(self, first: int, last: int) -> None:
        """Key by key."""
        start = self.text.first_written(first, last)
        if start is None:
            return
        column = len(self.lines[start]) - len(self.lines[start].lstrip(" "))
        key = re.compile(rf" {{{column}}}(?=[^\s#\-\[\]{{}}])")
        starts = [index for index in range(start, last) if key.match(self.lines[index])]
        if not starts:
            self._recover_text(first, last, MappingNode)
            return
        known = len(self.text.lost)
        self._recover_text(first, starts[0], type(None))
        for begin, end in pairwise([*starts, last]):
            if self._mistakes(begin, end, MappingNode):
                self._recover_key(begin, end)
        if len(self.text.lost) > known:
            self.omissions.append(Omission(first, last, column, tuple(self.written[first:last])))

    def _is_text(self, first: int, last: int, column: int = 0) -> bool:
        """Whether all there is, is one line that has no key and no dash."""
        line = self.lines[first][column:]
        return not (_KEY.match(line) or _DASH.match(line)) and self.text.first_written(first + 1, last) is None

    def _recover_entry(self, first: int, last: int, column: int) -> None:
        """An entry as if it had no dash, which it gets back if anything is left of it."""
        known = len(self.problems)
        if self._name_alone(first, last) and not self._mistakes(first, last, SequenceNode):
            return
        self.lines[first] = f"{self.lines[first][:column]} {self.lines[first][column + 1 :]}"
        self.recover_mapping(first, last)
        if self.text.first_written(first, last) is not None:
            rest = "" if self.lines[first] == LEFT_OUT else self.lines[first][column + 1 :]
            self.lines[first] = f"{' ' * column}-{rest}"
        if mistakes := self._mistakes(first, last, SequenceNode):
            self.problems += mistakes if len(self.problems) == known else []
            self.text.leave_out(first, last)

    def _name_alone(self, first: int, last: int) -> bool:
        """Lets `- harbour-school`, above other keys, be the id that its author took for granted."""
        name = _NAME_ALONE.fullmatch(self.lines[first])
        if name is None or first + 1 >= last or not re.match(rf" {{{name.start(1)}}}[a-z_]+:", self.lines[first + 1]):
            return False
        told = Problem.of(Code.NO_COLON, self.fragment.at(first, *name.span(1)), instead=f"id: {name[1]}")
        self.problems.append(told)
        self.text.corrections[first] = self.text.write(first, [told])
        return True

    def _recover_key(self, first: int, last: int) -> None:
        """A key with what belongs to it; of a group, what stands in it."""
        inside = self.text.first_written(first + 1, last)
        if inside is None or not _GROUP.match(self.lines[first]) or self._is_text(inside, last):
            self._recover_text(first, last, MappingNode)
            return
        known = len(self.problems)
        recover = self.recover_list if _DASH.match(self.lines[inside]) else self.recover_mapping
        recover(inside, last)
        if len(self.problems) == known:
            self._recover_text(first, last, MappingNode)
        elif self.text.first_written(first + 1, last) is None or self._mistakes(first, last, MappingNode):
            self.text.leave_out(first, last)

    def _recover_text(self, first: int, last: int, kind: type) -> None:
        """Lines that are not divided any further."""
        mistakes = self._mistakes(first, last, kind)
        self.problems += mistakes
        if not mistakes or self._correct(first, last, kind, mistakes):
            return
        left = last - first
        while mistakes and mistakes[0].code in _LINES_ALONE and left:
            left -= 1
            line = mistakes[0].location.line - self.fragment.above - 1
            if line == first or self.lines[line] == LEFT_OUT:
                break
            if not self._reindent(line, first, mistakes[0]):
                self.text.leave_out(line, line + 1)
            mistakes = self._mistakes(first, last, kind)
            # Of the others, one is told for each piece: the next may be nothing but its consequence.
            self.problems += (found for found in mistakes if found.code == Code.TAB)
        if mistakes:
            self.text.leave_out(first, last)

    def _reindent(self, index: int, first: int, mistake: Problem) -> bool:
        """Lets a key begin below the one before it, when that has its value and can hold no others."""
        line, above = self.lines[index].rstrip(), self.lines[first:index]
        if mistake.code != Code.INDENTATION or not _KEY.match(line) or _GROUP.match(above[0]) or LEFT_OUT in above:
            return False
        if index in self.text.corrections:
            # It has been moved already.
            return False
        column = len(above[0]) - len(above[0].lstrip(" "))
        if nearest_column(self.lines, index, len(line) - len(line.lstrip(" "))) != column:
            return False
        corrected = " " * column + line.strip()
        where = replace(mistake.location, column=1, end_column=len(line) + 1)
        told = Problem.of(mistake.code, where, instead=corrected)
        self.problems = [*(one for one in self.problems if one is not mistake), told]
        self.lines[index] = corrected
        self.text.corrections[index] = Substitution(0, len(line), len(corrected) - len(line))
        return True

    def _correct(self, first: int, last: int, kind: type, mistakes: list[Problem]) -> bool:
        """Puts what is meant in every marked place; whether that makes sense of the lines."""
        before = self.lines[first:last]
        marks: dict[int, Substitution] = {}
        for line, meant in groupby(sorted(mistakes), lambda one: one.location.line - self.fragment.above - 1):
            marks[line] = self.text.write(line, list(meant))
        # What takes several lines would move all that come after it.
        if all(one.instead and "\n" not in one.instead for one in mistakes) and not self._mistakes(first, last, kind):
            self.text.corrections |= marks
            return True
        self.lines[first:last] = before
        return False

    def _mistakes(self, first: int, last: int, kind: type) -> list[Problem]:
        """What keeps the lines from being of a kind; what is too much to tell is left out without a word."""
        if len(self.problems) >= _MOST_REPORTED:
            self.text.leave_out(first, last)
            return []
        piece = Fragment(self.fragment.file, "\n".join(self.lines[first:last]), self.fragment.above + first)
        node, mistakes = _sense(piece)
        if mistakes or node is None or isinstance(node, kind):
            return mistakes
        if kind is type(None) and is_empty(node):  # the row of dashes that may stand above everything else
            return []
        mark = node.start_mark
        expected = yaml.MarkedYAMLError("while scanning a simple key", mark, "could not find expected ':'", mark)
        return [diagnose(piece, expected)]


def _sense(piece: Fragment) -> tuple[Node | None, list[Problem]]:
    """What a piece holds, or what is wrong with it. Asked about offences first, which could bring the parser down."""
    if found := offences(piece):
        return None, found
    try:
        node: Node | None = yaml.compose(piece.text, Loader=Loader)
    except yaml.YAMLError as error:
        return None, [diagnose(piece, error)]
    runaway = runaway_quote(piece, node)
    return (node, []) if runaway is None else (None, [runaway])
