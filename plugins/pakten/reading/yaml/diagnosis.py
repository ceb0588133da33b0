"""The mistake behind a parser's complaint: what somebody wrote, in place of what the parser expected.

The mistakes are tried in the order of how sure one can be of them. Each is a question about a few lines of text.
"""

import re
from html import unescape

import yaml

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.suggestion import is_key
from pakten.reading.yaml.emitter import quoted, scalar
from pakten.reading.yaml.nodes import Fragment

_DECORATED = re.compile(
    r"^ *(?:- +)*(?P<whole>[*_`\"']+(?P<key>[a-z_]+)[*_`\"']*:[*_`]* +\"?(?P<value>[^\s\"\[{].*?)\"?,?) *$"
)
_EMPTY = re.compile(r"^ *(?:- +)*(?P<key>[a-z_]+): +[?-] *$")
_KEY = r"[^\s:#'\"\[\]{},&*!|>%@`-][^:#'\"\[\]{}]*?"
_TAB = re.compile(r"^ *\t")
_OPEN_QUOTE = re.compile(rf"^ *(?:- +)*(?:{_KEY}: +)?(?P<quote>[\"'])(?P<rest>.*)$")
_COLON = re.compile(rf"^ *(?:- +)*{_KEY}: +(?P<value>[^\s\"'\[{{|>#].*?)\s*$")
_AFTER_QUOTE = re.compile(
    rf"^ *(?:- +)*(?:{_KEY}: +)?(?P<value>"
    # What a comma divides is another text only if it has quotation marks as well, or stands between brackets.
    rf"\"[^\"]*\"(?:\s*[^\s#,\]}}:].*?|,\s*[^\s\"'\[\]{{}}][^\"\[\]{{}}]*?)|'[^']*' *[^\s#,'\]}}:].*?)\s*$"
)
_QUOTED = r"(?:\"[^\"\\]*\"|'[^']*')"
_QUOTED_TEXTS = re.compile(rf"^ *(?:- +)*{_KEY}: +(?P<value>{_QUOTED}(?: *, *{_QUOTED})+)\s*$")
_EMPTY_PLACE = re.compile(r"\[[^\[\]\"'{}]*,\s*,[^\[\]\"'{}]*\]")
_CLOSE_COLON = re.compile(r"^ *(?:- +)*(?P<key>[a-z_]+):(?P<value>[^\s/].*)$")
_OTHER_COLON = re.compile(r"(?P<key>[a-z_]+)(?:\s*[=;：]\s*|\s+)(?P<value>[^\s:=;].*?)\s*$")
_DASH_BEHIND_KEY = re.compile(rf"^ *(?:- +)*{_KEY}: +(?P<value>- .*?)\s*$")
_AFTER_BRACKET = re.compile(rf"^ *(?:- +)*(?:{_KEY}: +)?(?P<value>(?:\[[^\]]*\]|\{{[^}}]*\}}) *[^\s#,\]}}].*?) *$")
_SIGNED = re.compile(
    rf"^ *(?:- +)*(?:{_KEY}: +)?(?P<value>(?:[*&!,\]}}]|\?(?= )|[|>](?![-+0-9]{{0,2}} *(?:#.*)?$)).*?) *$"
)
_OPEN_AT_END = re.compile(r"(?:^|[\s:,])(?P<sign>[\[{])[\s,]*\Z")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}[0-9]?|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});")
_SIGNS = {"*": Code.ALIAS, "&": Code.ANCHOR, "!": Code.TAG}
_TWO_KEYS = re.compile(r" *(?:- +)*(?P<key>[a-z_]+): +(?P<value>[^\s:,]+(?: [^\s:,]+)?),? +(?P<other>[a-z_]+): +[^:]*$")
_OF_WORDS = frozenset(("title", "summary", "description", "note", "text", "status_note", "alt", "name"))
"""Keys of texts, in which a word with a colon may stand."""
_NEW_KEY = re.compile(rf"^ *(?:- +)*{_KEY}:(?: |$)")


def diagnose(fragment: Fragment, error: yaml.YAMLError) -> Problem:
    """The one mistake that explains why the fragment cannot be parsed."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Problem.of(Code.UNREADABLE_YAML, fragment.at(0))
    line, column = error.problem_mark.line, error.problem_mark.column
    lines = fragment.lines()
    line = min(line, len(lines) - 1)
    said = f"{error.context or ''} {error.problem or ''}"
    return (
        _tab(fragment, lines, said)
        or _decorated(fragment, lines, line)
        or _open_quote(fragment, lines, error, said)
        or _meant_as_text(fragment, lines, line)
        or _backslash(fragment, lines, line, column, said)
        or _texts_side_by_side(fragment, lines, line)
        or _text_after_quote(fragment, lines, line)
        or _dash_behind_key(fragment, lines, line, said)
        or _colon(fragment, lines, line, column, said)
        or _starts_with_sign(fragment, lines, line, column, said)
        or _open_bracket(fragment, error, said)
        or _no_colon(fragment, lines, error, said)
        or _misplaced(fragment, lines, line, column, said)
    )


def _tab(fragment: Fragment, lines: list[str], said: str) -> Problem | None:
    tabs = ((index, line.index("\t")) for index, line in enumerate(lines) if _TAB.match(line))
    at = next(tabs, None) if "quoted scalar" not in said else None
    return Problem.of(Code.TAB, fragment.at(*at, at[1] + 1)) if at else None


def _decorated(fragment: Fragment, lines: list[str], line: int) -> Problem | None:
    """`**title:** Meeting`, as it stands in a text, and `"title": "Meeting",`, as it stands in JSON; `start: ?`."""
    if empty := _EMPTY.match(lines[line]):
        return Problem.of(Code.EMPTY_FIELD, fragment.at(line, *empty.span("key")), field=empty["key"])
    found = _DECORATED.match(lines[line])
    if found is None or not is_key(found["key"]):
        return None
    location = fragment.at(line, found.start("whole"), len(lines[line].rstrip()))
    return Problem.of(Code.NO_COLON, location, instead=f"{found['key']}: {scalar(found['value'])}")


def _open_quote(fragment: Fragment, lines: list[str], error: yaml.MarkedYAMLError, said: str) -> Problem | None:
    """A quotation mark that is not closed before the next key, even if a later one happens to close it."""
    for index, line in enumerate(lines):
        found = _OPEN_QUOTE.match(line)
        if found is None or found["quote"] in found["rest"].replace('\\"', ""):
            continue
        after = next((later for later in lines[index + 1 :] if later.strip() and later.lstrip()[0] != "#"), None)
        if after is None or _NEW_KEY.match(after) or after.lstrip().startswith("- "):
            start = found.start("quote")
            location = fragment.at(index, start, len(line.rstrip()))
            # A word processor may have made the closing one round.
            return Problem.of(Code.OPEN_QUOTE, location, instead=quoted(found["rest"].rstrip().rstrip("”“")))
    if "quoted scalar" in said and "end of stream" in said and error.context_mark is not None:
        mark = error.context_mark
        return Problem.of(Code.OPEN_QUOTE, fragment.at(mark.line, mark.column))
    return None


def _meant_as_text(fragment: Fragment, lines: list[str], line: int) -> Problem | None:
    """`*Hello* everybody`; `[Full] Spring meeting`, which begins like a list."""
    found = _AFTER_BRACKET.match(lines[line]) or _SIGNED.match(lines[line])
    if found is None:
        return None
    value = found["value"]
    location = fragment.at(line, *found.span("value"))
    margin = len(lines[line]) - len(lines[line].lstrip(" -"))
    below = next((later for later in lines[line + 1 :] if later.strip()), "")
    if value[0] in "|>" and below.startswith(" " * (margin + 1)):
        key = lines[line][margin : found.start("value")]
        instead = f"{key}{value[0]}\n{' ' * (len(below) - len(below.lstrip()))}{value[1:].strip()}"
        location = fragment.at(line, margin, found.end("value"))
        return Problem.of(Code.TEXT_BESIDE_BAR, location, instead=instead, sign=value[0])
    if value[0] in "|>" and value[1:2] == " ":
        return Problem.of(Code.TEXT_BESIDE_BAR, location, instead=scalar(value[1:].strip()), sign=value[0])
    if entity := _ENTITY.match(value):
        return Problem.of(Code.HTML_ENTITY, location, instead=quoted(unescape(value).strip()), value=entity.group())
    return Problem.of(_SIGNS.get(value[0], Code.STARTS_WITH_SIGN), location, instead=quoted(value), sign=value[0])


def _backslash(fragment: Fragment, lines: list[str], line: int, column: int, said: str) -> Problem | None:
    if "escape" not in said and "hexdecimal" not in said:
        return None
    start = lines[line].rfind("\\", 0, column + 1)
    opening = lines[line].rfind('"', 0, start + 1)
    closing = lines[line].rfind('"')
    if start < 0 or not 0 <= opening < closing:
        return Problem.of(Code.BACKSLASH, fragment.at(line, column))
    inside = lines[line][opening + 1 : closing]
    return Problem.of(Code.BACKSLASH, fragment.at(line, opening, closing + 1), instead=quoted(inside))


def _texts_side_by_side(fragment: Fragment, lines: list[str], line: int) -> Problem | None:
    """`areas: "harbour", "hill"`, and `[harbour,, hill]`."""
    if found := _QUOTED_TEXTS.match(lines[line]):
        return Problem.of(Code.NOT_A_LIST, fragment.at(line, *found.span("value")), instead=f"[{found['value']}]")
    if found := _EMPTY_PLACE.search(lines[line]):
        instead = re.sub(r",(?:\s*,)+", ",", found[0])
        return Problem.of(Code.NOT_A_LIST, fragment.at(line, *found.span()), instead=instead)
    return None


def _text_after_quote(fragment: Fragment, lines: list[str], line: int) -> Problem | None:
    found = _AFTER_QUOTE.match(lines[line])
    if found is None:
        return None
    value = found["value"]
    sign, inside = value[0], value[1:-1]
    # Marks that stand around all of it: then the next one begins a word, or is an apostrophe.
    is_around = value.endswith(sign) and re.search(rf"{sign}(?=\w)", inside[inside.find(sign) :][:2])
    text = quoted(inside if is_around else value)
    return Problem.of(Code.TEXT_AFTER_QUOTE, fragment.at(line, *found.span("value")), instead=text)


def _dash_behind_key(fragment: Fragment, lines: list[str], line: int, said: str) -> Problem | None:
    """`areas: - harbour` begins a list on a line where none can begin."""
    found = _DASH_BEHIND_KEY.match(lines[line])
    if found is None or "block sequence entries" not in said:
        return None
    value = found["value"]
    location = fragment.at(line, *found.span("value"))
    margin = len(lines[line]) - len(lines[line].lstrip(" -"))
    below = next((later for later in lines[line + 1 :] if later.strip()), "")
    if re.match(rf" {{{margin},}}- ", below):
        # The others stand below, and the first belongs there.
        key = lines[line][margin : found.start("value")].rstrip()
        key += " |" * (key == "description:")
        instead = f"{key}\n{below[: len(below) - len(below.lstrip())]}{value}"
        return Problem.of(Code.NOT_A_LIST, fragment.at(line, margin, found.end("value")), instead=instead)
    parts = [part.strip() for part in re.split(r"(?:^|\s)- ", value) if part.strip()]
    if all(re.fullmatch(r"[a-z0-9-]+", part) for part in parts):
        return Problem.of(Code.NOT_A_LIST, location, instead=f"[{', '.join(parts)}]")
    return Problem.of(Code.STARTS_WITH_SIGN, location, instead=quoted(value), sign="-")


def _colon(fragment: Fragment, lines: list[str], line: int, column: int, said: str) -> Problem | None:
    if "mapping values are not allowed" not in said:
        return None
    found = _COLON.match(lines[line])
    if found is None or column < found.start("value"):
        return None
    location = fragment.at(line, *found.span("value"))
    margin = len(lines[line]) - len(lines[line].lstrip(" -"))
    below = next((later for later in lines[line + 1 :] if later.strip()), "")
    inner = re.match(r"[a-z_]+(?=: )", found["value"])
    if inner and is_key(inner.group()) and below.startswith(" " * (margin + 1)):
        group = lines[line][margin : found.start("value")].rstrip()
        instead = f"{group}\n{' ' * (len(below) - len(below.lstrip()))}{found['value']}"
        place = fragment.at(line, margin, found.end("value"))
        return Problem.of(Code.KEY_BESIDE_GROUP, place, instead=instead, field=inner.group(), group=group.rstrip(":"))
    first = _TWO_KEYS.match(lines[line])
    if first and is_key(first["key"]) and is_key(first["other"]) and first["key"] not in _OF_WORDS:
        instead = f"{first['key']}: {first['value']}\n{' ' * margin}{lines[line][first.start('other') :].rstrip()}"
        place = fragment.at(line, margin, found.end("value"))
        return Problem.of(Code.KEY_BESIDE_GROUP, place, instead=instead, field=first["other"], group=first["key"])
    # Quotation marks as word processors write them were meant as the plain ones.
    inside = re.fullmatch(r"[“”„](?P<text>[^“”„]*)[“”]", found["value"])
    instead = quoted(inside["text"] if inside else found["value"])
    return Problem.of(Code.COLON_IN_TEXT, location, instead=instead, sign="colon")


def _starts_with_sign(fragment: Fragment, lines: list[str], line: int, column: int, said: str) -> Problem | None:
    if "cannot start any token" not in said or column >= len(lines[line]):
        return None
    if lines[line][column] == "\t":
        return Problem.of(Code.TAB, fragment.at(line, column, column + 1))
    rest = lines[line][column:].rstrip()
    location = fragment.at(line, column, column + len(rest))
    return Problem.of(Code.STARTS_WITH_SIGN, location, instead=quoted(rest), sign=rest[0])


def _open_bracket(fragment: Fragment, error: yaml.MarkedYAMLError, said: str) -> Problem | None:
    if "flow node" in said and (left := _OPEN_AT_END.search(fragment.text)):
        # The text ends right behind it.
        line = fragment.text.count("\n", 0, left.start("sign"))
        column = left.start("sign") - fragment.text.rfind("\n", 0, left.start("sign")) - 1
        closing = "]" if left["sign"] == "[" else "}"
        return Problem.of(Code.OPEN_BRACKET, fragment.at(line, column, column + 1), closing=closing)
    if ("flow sequence" not in said and "flow mapping" not in said) or error.context_mark is None:
        return None
    mark = error.context_mark
    closing = "]" if "sequence" in said else "}"
    lines = fragment.lines()
    written = lines[mark.line][mark.column :].rstrip()
    location = fragment.at(mark.line, mark.column, mark.column + len(written))
    if ";" in written and written.endswith(closing):
        return Problem.of(Code.NOT_A_LIST, location, instead=written.replace(";", ","))
    below = next((one for one in lines[mark.line + 1 :] if one.strip()), "")
    is_one_line = re.fullmatch(r"\[[\w åäöÅÄÖ,-]*", written) and (not below or _NEW_KEY.match(below))
    instead = f"{written}{closing}" if is_one_line else ""
    return Problem.of(Code.OPEN_BRACKET, location, instead=instead, closing=closing)


def _no_colon(fragment: Fragment, lines: list[str], error: yaml.MarkedYAMLError, said: str) -> Problem | None:
    """A line that should have been `key: value`."""
    mark = error.problem_mark
    if "could not find expected ':'" in said:
        mark = error.context_mark or mark
    elif "mapping values are not allowed" not in said:
        return None
    candidates = [mark.line, mark.line - 1] if mark is not None else []
    for index in candidates:
        line = lines[index] if 0 <= index < len(lines) else ""
        start = len(line) - len(line.lstrip(" -"))
        close = _CLOSE_COLON.match(line)
        if close is not None:
            location = fragment.at(index, start, len(line.rstrip()))
            return Problem.of(Code.NO_COLON, location, instead=f"{close['key']}: {close['value']}")
        if line.strip() and not _NEW_KEY.match(line) and "simple key" in said:
            location = fragment.at(index, start, len(line.rstrip()))
            word = _OTHER_COLON.match(line[start:])
            meant = f"{word['key']}: {word['value']}" if word and is_key(word["key"]) else ""
            return Problem.of(Code.NO_COLON, location, instead=meant)
    return None


def _misplaced(fragment: Fragment, lines: list[str], line: int, column: int, said: str) -> Problem:
    """What is left is nearly always a line that begins too far in or too far out."""
    text = lines[line]
    start = len(text) - len(text.lstrip(" "))
    if text.strip() and not _NEW_KEY.match(text) and not text.lstrip().startswith("-"):
        return Problem.of(Code.NO_COLON, fragment.at(line, start, len(text.rstrip())))
    signs = ("did not find expected", "mapping values", "block sequence entries")
    code = Code.INDENTATION if any(sign in said for sign in signs) else Code.UNREADABLE_YAML
    start = start if code is Code.INDENTATION else column
    return Problem.of(code, fragment.at(line, start, max(len(text.rstrip()), start + 1)))
