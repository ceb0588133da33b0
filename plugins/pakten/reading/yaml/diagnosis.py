"""The mistake behind a parser's complaint: what somebody wrote, in place of what the parser expected.

The mistakes are tried in the order of how sure one can be of them. Each is a question about a few lines of text.
"""

import re
from html import unescape

import yaml
from yaml.error import Mark

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.suggestion import is_key
from pakten.reading.yaml.emitter import quoted, scalar
from pakten.reading.yaml.fragment import Fragment

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
    complaint = _Complaint(fragment, error, error.problem_mark)
    return (
        complaint.tab()
        or complaint.decorated()
        or complaint.open_quote()
        or complaint.meant_as_text()
        or complaint.backslash()
        or complaint.texts_side_by_side()
        or complaint.text_after_quote()
        or complaint.dash_behind_key()
        or complaint.colon()
        or complaint.starts_with_sign()
        or complaint.open_bracket()
        or complaint.no_colon()
        or complaint.misplaced()
    )


class _Complaint:
    """What a parser says, and the lines that it says it of."""

    def __init__(self, fragment: Fragment, error: yaml.MarkedYAMLError, mark: Mark) -> None:
        self.fragment = fragment
        self.error = error
        self.mark = mark
        self.lines = fragment.lines()
        self.line = min(mark.line, len(self.lines) - 1)
        self.column = mark.column
        self.text = self.lines[self.line]
        self.said = f"{error.context or ''} {error.problem or ''}"

    @property
    def margin(self) -> int:
        """Where the key of the line begins."""
        return len(self.text) - len(self.text.lstrip(" -"))

    @property
    def below(self) -> str:
        return next((later for later in self.lines[self.line + 1 :] if later.strip()), "")

    def at(self, start: int, end: int = -1) -> Location:
        """A part of the line."""
        return self.fragment.at(self.line, start, end)

    def group(self, key: str, inside: str) -> str:
        """A key with something below it, as far in as what stands there already."""
        return f"{key}\n{self.below[: len(self.below) - len(self.below.lstrip())]}{inside}"

    def tab(self) -> Problem | None:
        tabs = ((index, line.index("\t")) for index, line in enumerate(self.lines) if _TAB.match(line))
        at = next(tabs, None) if "quoted scalar" not in self.said else None
        return Problem.of(Code.TAB, self.fragment.at(*at, at[1] + 1)) if at else None

    def decorated(self) -> Problem | None:
        """`**title:** Meeting`, as it stands in a text, and `"title": "Meeting",`, as it stands in JSON; `start: ?`."""
        if empty := _EMPTY.match(self.text):
            return Problem.of(Code.EMPTY_FIELD, self.at(*empty.span("key")), field=empty["key"])
        found = _DECORATED.match(self.text)
        if found is None or not is_key(found["key"]):
            return None
        location = self.at(found.start("whole"), len(self.text.rstrip()))
        return Problem.of(Code.NO_COLON, location, instead=f"{found['key']}: {scalar(found['value'])}")

    def open_quote(self) -> Problem | None:
        """A quotation mark that is not closed before the next key, even if a later one happens to close it."""
        for index, line in enumerate(self.lines):
            found = _OPEN_QUOTE.match(line)
            if found is None or found["quote"] in found["rest"].replace('\\"', ""):
                continue
            below = self.lines[index + 1 :]
            after = next((later for later in below if later.strip() and later.lstrip()[0] != "#"), None)
            if after is None or _NEW_KEY.match(after) or after.lstrip().startswith("- "):
                location = self.fragment.at(index, found.start("quote"), len(line.rstrip()))
                # A word processor may have made the closing one round.
                return Problem.of(Code.OPEN_QUOTE, location, instead=quoted(found["rest"].rstrip().rstrip("”“")))
        if "quoted scalar" in self.said and "end of stream" in self.said and (mark := self.error.context_mark):
            return Problem.of(Code.OPEN_QUOTE, self.fragment.at(mark.line, mark.column))
        return None

    def meant_as_text(self) -> Problem | None:
        """`*Hello* everybody`; `[Full] Spring meeting`, which begins like a list."""
        found = _AFTER_BRACKET.match(self.text) or _SIGNED.match(self.text)
        if found is None:
            return None
        value, location = found["value"], self.at(*found.span("value"))
        sign, rest = value[0], value[1:].strip()
        if sign in "|>" and self.below.startswith(" " * (self.margin + 1)):
            instead = self.group(f"{self.text[self.margin : found.start('value')]}{sign}", rest)
            location = self.at(self.margin, found.end("value"))
            return Problem.of(Code.TEXT_BESIDE_BAR, location, instead=instead, sign=sign)
        if sign in "|>" and value[1:2] == " ":
            return Problem.of(Code.TEXT_BESIDE_BAR, location, instead=scalar(rest), sign=sign)
        if entity := _ENTITY.match(value):
            return Problem.of(Code.HTML_ENTITY, location, instead=quoted(unescape(value).strip()), value=entity.group())
        return Problem.of(_SIGNS.get(sign, Code.STARTS_WITH_SIGN), location, instead=quoted(value), sign=sign)

    def backslash(self) -> Problem | None:
        if "escape" not in self.said and "hexdecimal" not in self.said:
            return None
        start = self.text.rfind("\\", 0, self.column + 1)
        opening = self.text.rfind('"', 0, start + 1)
        closing = self.text.rfind('"')
        if start < 0 or not 0 <= opening < closing:
            return Problem.of(Code.BACKSLASH, self.at(self.column))
        inside = self.text[opening + 1 : closing]
        return Problem.of(Code.BACKSLASH, self.at(opening, closing + 1), instead=quoted(inside))

    def texts_side_by_side(self) -> Problem | None:
        """`areas: "harbour", "hill"`, and `[harbour,, hill]`."""
        if found := _QUOTED_TEXTS.match(self.text):
            return Problem.of(Code.NOT_A_LIST, self.at(*found.span("value")), instead=f"[{found['value']}]")
        if found := _EMPTY_PLACE.search(self.text):
            instead = re.sub(r",(?:\s*,)+", ",", found[0])
            return Problem.of(Code.NOT_A_LIST, self.at(*found.span()), instead=instead)
        return None

    def text_after_quote(self) -> Problem | None:
        found = _AFTER_QUOTE.match(self.text)
        if found is None:
            return None
        value = found["value"]
        sign, inside = value[0], value[1:-1]
        # Marks that stand around all of it: then the next one begins a word, or is an apostrophe.
        is_around = value.endswith(sign) and re.search(rf"{sign}(?=\w)", inside[inside.find(sign) :][:2])
        text = quoted(inside if is_around else value)
        return Problem.of(Code.TEXT_AFTER_QUOTE, self.at(*found.span("value")), instead=text)

    def dash_behind_key(self) -> Problem | None:
        """`areas: - harbour` begins a list on a line where none can begin."""
        found = _DASH_BEHIND_KEY.match(self.text)
        if found is None or "block sequence entries" not in self.said:
            return None
        value, location = found["value"], self.at(*found.span("value"))
        if re.match(rf" {{{self.margin},}}- ", self.below):
            # The others stand below, and the first belongs there.
            key = self.text[self.margin : found.start("value")].rstrip()
            instead = self.group(key + " |" * (key == "description:"), value)
            return Problem.of(Code.NOT_A_LIST, self.at(self.margin, found.end("value")), instead=instead)
        parts = [part.strip() for part in re.split(r"(?:^|\s)- ", value) if part.strip()]
        if all(re.fullmatch(r"[a-z0-9-]+", part) for part in parts):
            return Problem.of(Code.NOT_A_LIST, location, instead=f"[{', '.join(parts)}]")
        return Problem.of(Code.STARTS_WITH_SIGN, location, instead=quoted(value), sign="-")

    def colon(self) -> Problem | None:
        found = _COLON.match(self.text) if "mapping values are not allowed" in self.said else None
        if found is None or self.column < found.start("value"):
            return None
        value, margin = found["value"], self.margin
        place = self.at(margin, found.end("value"))
        inner = re.match(r"[a-z_]+(?=: )", value)
        if inner and is_key(inner.group()) and self.below.startswith(" " * (margin + 1)):
            group = self.text[margin : found.start("value")].rstrip()
            told = {"field": inner.group(), "group": group.rstrip(":")}
            return Problem.of(Code.KEY_BESIDE_GROUP, place, instead=self.group(group, value), **told)
        first = _TWO_KEYS.match(self.text)
        if first and is_key(first["key"]) and is_key(first["other"]) and first["key"] not in _OF_WORDS:
            instead = f"{first['key']}: {first['value']}\n{' ' * margin}{self.text[first.start('other') :].rstrip()}"
            return Problem.of(Code.KEY_BESIDE_GROUP, place, instead=instead, field=first["other"], group=first["key"])
        # Quotation marks as word processors write them were meant as the plain ones.
        inside = re.fullmatch(r"[“”„](?P<text>[^“”„]*)[“”]", value)
        instead = quoted(inside["text"] if inside else value)
        return Problem.of(Code.COLON_IN_TEXT, self.at(*found.span("value")), instead=instead, sign="colon")

    def starts_with_sign(self) -> Problem | None:
        if "cannot start any token" not in self.said or self.column >= len(self.text):
            return None
        if self.text[self.column] == "\t":
            return Problem.of(Code.TAB, self.at(self.column, self.column + 1))
        rest = self.text[self.column :].rstrip()
        location = self.at(self.column, self.column + len(rest))
        return Problem.of(Code.STARTS_WITH_SIGN, location, instead=quoted(rest), sign=rest[0])

    def open_bracket(self) -> Problem | None:
        mark, said = self.error.context_mark, self.said
        if "flow node" in said and (left := _OPEN_AT_END.search(self.fragment.text)):
            # The text ends right behind it.
            line = self.fragment.text.count("\n", 0, left.start("sign"))
            column = left.start("sign") - self.fragment.text.rfind("\n", 0, left.start("sign")) - 1
            closing = "]" if left["sign"] == "[" else "}"
            return Problem.of(Code.OPEN_BRACKET, self.fragment.at(line, column, column + 1), closing=closing)
        if ("flow sequence" not in said and "flow mapping" not in said) or mark is None:
            return None
        closing = "]" if "sequence" in said else "}"
        written = self.lines[mark.line][mark.column :].rstrip()
        location = self.fragment.at(mark.line, mark.column, mark.column + len(written))
        if ";" in written and written.endswith(closing):
            return Problem.of(Code.NOT_A_LIST, location, instead=written.replace(";", ","))
        below = next((one for one in self.lines[mark.line + 1 :] if one.strip()), "")
        is_one_line = re.fullmatch(r"\[[\w åäöÅÄÖ,-]*", written) and (not below or _NEW_KEY.match(below))
        instead = f"{written}{closing}" if is_one_line else ""
        return Problem.of(Code.OPEN_BRACKET, location, instead=instead, closing=closing)

    def no_colon(self) -> Problem | None:
        """A line that should have been `key: value`."""
        mark = self.mark
        if "could not find expected ':'" in self.said:
            mark = self.error.context_mark or mark
        elif "mapping values are not allowed" not in self.said:
            return None
        for index in (mark.line, mark.line - 1):
            line = self.lines[index] if 0 <= index < len(self.lines) else ""
            start = len(line) - len(line.lstrip(" -"))
            close, is_bare = _CLOSE_COLON.match(line), line.strip() and not _NEW_KEY.match(line)
            if close or (is_bare and "simple key" in self.said):
                word = close or _OTHER_COLON.match(line[start:])
                meant = f"{word['key']}: {word['value']}" if word and (close or is_key(word["key"])) else ""
                return Problem.of(Code.NO_COLON, self.fragment.at(index, start, len(line.rstrip())), instead=meant)
        return None

    def misplaced(self) -> Problem:
        """What is left is nearly always a line that begins too far in or too far out."""
        start, end = len(self.text) - len(self.text.lstrip(" ")), len(self.text.rstrip())
        if self.text.strip() and not _NEW_KEY.match(self.text) and not self.text.lstrip().startswith("-"):
            return Problem.of(Code.NO_COLON, self.at(start, end))
        signs = ("did not find expected", "mapping values", "block sequence entries")
        code = Code.INDENTATION if any(sign in self.said for sign in signs) else Code.UNREADABLE_YAML
        start = start if code is Code.INDENTATION else self.column
        return Problem.of(code, self.at(start, max(end, start + 1)))
