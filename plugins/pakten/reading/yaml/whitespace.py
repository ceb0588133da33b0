"""Spacing: the dashes, bullets and spaces that lines begin with, and the signs that only look like them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.suggestion import is_key
from pakten.reading.yaml.fragment import Fragment, Substitution

_ODD = "\xa0\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACE = re.compile(rf"^(?P<lead>[ \t]*(?:- +)*-?(?:[^\W\d]+:)?)(?P<odd>[{_ODD}][{_ODD} ]*)")
_CLOSE_DASH = re.compile(r"^ *(?P<dash>-)(?=[^\W\d]+:(?:\s|$))")
_NO_DASH = re.compile(r"^(?P<indent> *)(?P<sign>(?:[*•·‐‑–—−]|-{2,4})\s*)?(?P<key>id:(?:\s.*|$))")
_BULLET = re.compile(rf"^(?P<indent> *)(?P<sign>[*•·‣◦▪●○‐‑–—−]|[0-9]{{1,2}}[.)])[ \t{_ODD}]+(?=\S)")
_ITEM = re.compile(r"^(?P<indent> *)- ")
_PLAIN_ITEM = re.compile(r"^(?P<indent> *)- +(?![\"'\[{|>&*!#-]|[^\W\d]+:(?: |$))\S")
# A small letter may go on with the line above, but for an id.
_NO_ITEM = re.compile(r"(?P<indent> *)(?:(?P<dash>-)(?=[^\s-])|(?=[A-ZÅÄÖ]|[a-z0-9-]+$))(?P<text>[^\s#:][^:]*)")
_ENTRY = re.compile(r"^(?P<indent> *)- +id:(?:\s|$)")
_GROUP = re.compile(r"^(?P<lead> *(?:- +)*)[^\W\d]+: *(?:#.*)?$")
_LONE_KEY = re.compile(r"^(?P<indent> *)(?P<key>[a-z_]+) *$")
_BLOCK = re.compile(r"^(?P<lead> *(?:- +)*)(?P<key>[^\W\d]+): +[|>][-+0-9]{0,2} *$")
_TEXT = re.compile(r"^(?P<lead> *(?:- +)*)(?P<key>description|summary|note|text|status_note): +[^\s\"'\[{|>&*!#]")
_OPEN_QUOTE = re.compile(
    r"^ *(?:- +)*(?:[^\W\d]+:)? *(?:[\[{](?:[^\"']|\"[^\"]*\"|'[^']*')*)?(?P<sign>[\"'])(?:(?!(?P=sign))[^\\]|\\.|'')*$"
)
_LEAD = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?P<key>[^\s#])")
_FIRST_KEY = re.compile(r" *(?:- +)?(?P<key>[^\W\d]+):(?: |$)")
_KEY_OR_ENTRY = re.compile(
    r"^[ \t]*(?:(?:-[ \t]+)*(?:[a-zåäö_]+|\"[^\"]*\"|'[^']*'):(?:\s|$)|"
    r"\*+[a-z_]+(?::\*+|\*+:)\s|[\[\]{}#]|---|\.\.\.|-$)"
)
# An entry that is written as a part of the one above: no part of one has these keys.
_INSIDE = r"^(?P<in> {2,})- +id:.*\n(?:(?P=in)  [^\W\d]+:.*\n){0,9}?(?P=in)  (?:summary|published|areas):"
_SUSPECT = re.compile(
    rf"^[ \t]*(?:- +)*-?(?:[^\W\d]+:)?[{_ODD}]"
    rf"|^ *(?:[•·‣◦▪●○‐‑–—−]|[0-9]{{1,2}}[.)])[ \t{_ODD}]"
    # A text that is not further in than its key, and what may be the rest of one.
    r"|^( *)(?:- +)*[^\W\d]+: +[|>][-+0-9]{0,2} *\n(?:[ \t]*\n)*(?!\1 )(?= *[^\s#])"
    r"|^ *[A-ZÅÄÖ][^\n:]*:(?: |$)"
    rf"|{_INSIDE}",
    re.MULTILINE,
)

Change = tuple[str, Problem, Substitution]


def is_misspaced(fragment: Fragment) -> bool:
    """Whether lines that YAML takes for something begin in a way that was meant as something else."""
    return bool(_SUSPECT.search(fragment.text)) and bool(respace(fragment, fragment.lines(), {}, listed=False))


def respace(
    fragment: Fragment, lines: list[str], corrections: dict[int, Substitution], *, listed: bool
) -> list[Problem]:
    """Writes the lines with the dashes and spaces that are meant."""
    problems = [*_moved_out(fragment, lines, corrections)] if listed else []
    indented, texts = _block_texts(lines)
    indented |= _quoted_texts(lines)
    dashes = Counter(len(found["indent"]) for found in map(_ENTRY.match, lines) if found) if listed else Counter[int]()
    column = max(dashes, key=lambda one: (dashes[one], -one), default=0)
    for index, line in enumerate(lines):
        if index in indented:
            continue
        changed: Change | None
        if index in texts:
            # A line of a text as far in as it must be to belong to its key.
            key, margin = texts[index]
            instead = " " * (margin + 2) + line.strip()
            changed = _change(fragment, index, line, (0, len(line.rstrip())), instead, Code.TEXT_AT_MARGIN, field=key)
        else:
            ordinary = _ordinary_spaces(fragment, index, line)
            if ordinary is not None:
                lines[index] = line = ordinary[0]
                problems.append(ordinary[1])
            changed = (
                _without_tabs(fragment, index, lines)
                or _space_after_dash(fragment, index, line)
                or _hyphen(fragment, index, lines)
                or _item(fragment, index, lines)
                or _colon(fragment, index, lines)
            )
            if changed is None and listed:
                above = lines[index - 1] if index else ""
                changed = _dash_before_id(fragment, index, line, above) or _in_row(fragment, index, line, column)
        if changed is not None:
            lines[index], problem, corrections[index] = changed
            problems.append(problem)
    return problems


def _moved_out(fragment: Fragment, lines: list[str], corrections: dict[int, Substitution]) -> Iterator[Problem]:
    """Entries that are written as parts of the one above are as far out as that one; told with all of their lines."""
    for found in re.finditer(_INSIDE, fragment.text, re.MULTILINE):
        first, column = fragment.text.count("\n", 0, found.start()), len(found["in"])
        entries = (one for one in lines[first::-1] if _ENTRY.match(one) and not one.startswith(found["in"]))
        above = next((len(one) - len(one.lstrip()) for one in entries), 0)
        last = first + 1
        while last < len(lines) and (not lines[last].strip() or lines[last].startswith(found["in"])):
            last += 1
        for index in range(first, last):
            if lines[index].strip():
                lines[index] = lines[index][column - above :]
                corrections[index] = Substitution(0, column - above, above - column)
        block = "\n".join(lines[first:last]).rstrip()
        yield Problem.of(Code.INDENTATION, fragment.at(first, 0), instead=block, kind="entry")


def _change(
    fragment: Fragment, index: int, line: str, span: tuple[int, int], instead: str, code: Code, **values: str
) -> Change:
    """The line up to the end of the span, with what is meant in its place."""
    start, end = span
    problem = Problem.of(code, fragment.at(index, start, end), instead=instead, **values)
    return line[:start] + instead, problem, Substitution(start, end, len(instead) - (end - start))


def _block_texts(lines: Sequence[str]) -> tuple[set[int], dict[int, tuple[str, int]]]:
    """The lines of texts below `key: |`; and those that were meant as such but not indented, with key and column."""
    indented: set[int] = set()
    at_margin: dict[int, tuple[str, int]] = {}
    for first, line in enumerate(lines):
        found = None if first in indented else _BLOCK.match(line) or _TEXT.match(line)
        if found is None:
            continue
        column = len(found["lead"])
        for index in range(first + 1, len(lines)):
            below = lines[index]
            if not below.strip(" ") or len(below) - len(below.lstrip(" ")) > column:
                indented.add(index)
            # What begins with a dash at the margin is the next entry, whatever else has become of it.
            elif _KEY_OR_ENTRY.match(below) or below.startswith("-"):
                break
            else:
                at_margin[index] = (found["key"], column)
    return indented, at_margin


def _quoted_texts(lines: Sequence[str]) -> set[int]:
    """The lines on which a text between quotation marks goes on: they are no items of a list, whatever they begin with.

    Where a key of ours comes before the mark that ends it, it has been forgotten.
    """
    inside: set[int] = set()
    for first, line in enumerate(lines):
        found = _OPEN_QUOTE.match(line) if first not in inside and ('"' in line or "'" in line) else None
        if found is None:
            continue
        end = re.compile(rf"{found['sign']}[ \t]*(?:[\]}},].*|#.*)?$")
        for last in range(first + 1, len(lines)):
            key = _FIRST_KEY.match(lines[last])
            if (key and is_key(key["key"])) or (lines[last].strip() and not lines[last].startswith((" ", "\t"))):
                break
            if end.search(lines[last]):
                inside.update(range(first + 1, last + 1))
                break
    return inside


def _hyphen(fragment: Fragment, index: int, lines: Sequence[str]) -> Change | None:
    """The line as an item of the list that begins above it, when it has another sign than a hyphen."""
    line = lines[index]
    found = _BULLET.match(line)
    if found is None:
        return None
    # What stands further in belongs to the item above.
    inside = " " * (len(found["indent"]) + 1)
    outside = (lines[at] for at in range(index - 1, -1, -1) if lines[at].strip() and not lines[at].startswith(inside))
    above = next(outside, "")
    group, item = _GROUP.match(above), _ITEM.match(above)
    if group is None and (item is None or item["indent"] != found["indent"]):
        return None
    # Further out than its key it would end the group.
    column = max(len(found["indent"]), len(group["lead"]) if group else 0)
    start = found.start("sign") if column == found.start("sign") else 0
    instead = f"{' ' * column}- {line[found.end() :].rstrip()}"
    sign = found["sign"].rstrip(".")
    return _change(fragment, index, line, (start, len(line.rstrip())), instead[start:], Code.BULLET, sign=sign)


def _item(fragment: Fragment, index: int, lines: Sequence[str]) -> Change | None:
    """The line as an item right below another, when only its dash or the space behind it is missing."""
    line = lines[index].rstrip()
    above = _PLAIN_ITEM.match(lines[index - 1]) if index else None
    found = _NO_ITEM.fullmatch(line)
    if above is None or found is None or above["indent"] != found["indent"]:
        return None
    code = Code.NO_SPACE_AFTER_DASH if found["dash"] else Code.NO_DASH
    start = len(found["indent"])
    return _change(fragment, index, line, (start, len(line)), f"- {found['text']}", code)


def _colon(fragment: Fragment, index: int, lines: Sequence[str]) -> Change | None:
    """The line as the key of the group below it, when only its colon is missing."""
    found = _LONE_KEY.match(lines[index])
    below = lines[index + 1] if index + 1 < len(lines) else ""
    if found is None or not is_key(found["key"]) or not re.match(rf"{found['indent']} +(?:- |[a-z_]+: )", below):
        return None
    return _change(fragment, index, lines[index], found.span("key"), f"{found['key']}:", Code.NO_COLON)


def _ordinary_spaces(fragment: Fragment, index: int, line: str) -> tuple[str, Problem] | None:
    """The line with ordinary spaces. Others come along from other programs, and mean nothing after a dash or key."""
    corrected = line
    while (found := _ODD_SPACE.match(corrected)) is not None:
        corrected = found["lead"] + " " * len(found["odd"]) + corrected[found.end() :]
    if corrected == line:
        return None
    instead = corrected.rstrip()
    indent = len(instead) - len(instead.lstrip())
    start = indent if not line[:indent].strip(" ") else 0
    location = fragment.at(index, start, max(len(line.rstrip()), 1))
    return corrected, Problem.of(Code.ODD_SPACE, location, instead=instead[start:])


def _without_tabs(fragment: Fragment, index: int, lines: Sequence[str]) -> Change | None:
    """The line with a step in for each tab before it. All of it is shown: spaces alone nobody would see."""
    line = lines[index]
    lead = line[: len(line) - len(line.lstrip())]
    if "\t" not in lead or not line.strip():
        return None
    wanted = len(lead.replace("\t", "  "))
    # No tab says how wide it is.
    corrected = " " * nearest_column(lines, index, wanted) + line.strip()
    problem = Problem.of(Code.TAB, fragment.at(index, 0, len(line.rstrip())), instead=corrected)
    return corrected, problem, Substitution(0, len(lead), len(corrected) - len(line.rstrip()))


def nearest_column(lines: Sequence[str], index: int, wanted: int) -> int:
    """Of the places where a line may begin below those above it, the one nearest to what is written."""
    line = lines[index].strip()
    columns = _columns(lines[:index], is_item=line.startswith("- ")) or [wanted]
    if not line.endswith((":", "|", ">", "-")):
        # What stands below it belongs to it only if it can hold something.
        below = _LEAD.match(next((one for one in lines[index + 1 :] if one.strip()), ""))
        columns = [one for one in columns if not below or one >= len(below["indent"])] or columns
    return min(columns, key=lambda one: (abs(one - wanted), -one))


def _columns(above: Sequence[str], *, is_item: bool) -> list[int]:
    """Where a line may begin below others: beside a key of them, or below the last; an item beside other items."""
    columns: list[int] = []
    limit = 1 << 30
    for line in reversed(above):
        found = _LEAD.match(line)
        if found is None or found.start("key") >= limit:
            continue
        columns += [found.start("key") + 2] * (not columns and line.rstrip().endswith(":"))
        columns.append(len(found["indent"]) if is_item else found.start("key"))
        limit = len(found["indent"]) if found["dashes"] else found.start("key")
        if not limit:
            break
    return columns


def _space_after_dash(fragment: Fragment, index: int, line: str) -> Change | None:
    """The line with a space after its dash. Without it, no entry begins, and the entry above would go on."""
    found = _CLOSE_DASH.match(line)
    if found is None:
        return None
    start, end = found.start("dash"), len(line.rstrip())
    return _change(fragment, index, line, (start, end), f"- {line[start + 1 : end]}", Code.NO_SPACE_AFTER_DASH)


def _in_row(fragment: Fragment, index: int, line: str, column: int) -> Change | None:
    """The first line of an entry right below those of the others: lists inside them begin two steps further in."""
    found = _ENTRY.match(line)
    if found is None or abs(len(found["indent"]) - column) != 1:
        return None
    end = len(line.rstrip())
    return _change(fragment, index, line, (0, end), " " * column + line.strip(), Code.INDENTATION)


def _dash_before_id(fragment: Fragment, index: int, line: str, above: str) -> Change | None:
    """The line with the dash that begins an entry, where there is none or another sign that looks like it."""
    found = _NO_DASH.match(line)
    if found is None or not (found["sign"] or not found["indent"]):
        return None
    start, end = len(found["indent"]), len(line.rstrip())
    # A dash on a line of its own is one as well.
    lead, code = ("  ", Code.INDENTATION) if above.rstrip() == "-" else ("- ", Code.NO_DASH)
    return _change(fragment, index, line, (start, end), f"{lead}{found['key'].rstrip()}", code)
