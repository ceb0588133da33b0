"""What an author wrote that the website would take away from a text, told with line and column.

The list is `reading.markup.policy`. This looks at sources and may miss what Markdown makes of them in the end; the
website removes that all the same.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from pakten.addresses.targets import is_local, path_of_preview
from pakten.checking.finding import words_of
from pakten.checking.markdown.bodies import Body
from pakten.checking.markdown.pasted import office_markup
from pakten.checking.positions import Positions
from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.forms.proposals import corrected
from pakten.reading.markup import policy
from pakten.reading.markup.code import without_code
from pakten.reading.markup.targets import links
from pakten.reading.network.catalogue import Reading

_DECLARATION = re.compile(r"<(?=[!?][a-zA-Z\[])")
_TAG = re.compile(
    r"<(?P<name>[a-zA-Z][a-zA-Z0-9-]*(?::[a-zA-Z][\w-]*)?)(?=[\s/>])"
    r"""(?P<rest>(?:"[^"]*"|'[^']*'|[^<>"'])*)(?P<end>>)?"""
)
_QUOTED = r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>{bare}))"""
_ATTRIBUTE = re.compile(r"""(?P<name>[^\s"'<>/=]+)(?:\s*=\s*""" + _QUOTED.replace("{bare}", r"[^\s\"'<>]+") + ")?")
# As the extension `attr_list` of Markdown reads them.
_BRACES = re.compile(r"\{:?[ ]*(?P<inside>[^{}\n]+?)[ ]*\}")
_PAIR = re.compile(r"""(?P<name>[^\s=}.#"'][^\s=}"']*)=""" + _QUOTED.replace("{bare}", r"[^\s}]*"))
_CLASS = re.compile(r"""(?:^|(?<=\s))\.(?P<name>[^\s=}.#"']+)""")
# As the blocks of pymdownx take them.
_OF_BLOCK = re.compile(r"^ {4,}attrs: *\{(?P<inside>[^\n]*)\} *$", re.MULTILINE)
_OPTION = re.compile(r"""(?P<name>[\w:-]+)["']?\s*:\s*""" + _QUOTED.replace("{bare}", "[^,}]*"))
_HTML_BLOCK = re.compile(r"^ {0,3}/{3,} *html *\| *(?P<name>[a-zA-Z][\w-]*)", re.MULTILINE)

_OPEN_COMMENT = re.compile(r"<!--(?!-?>|.*?--!?>)", re.DOTALL)

_TURNS = re.compile("[\u061c\u202a-\u202e\u2066-\u2069]")
_WRITTEN = re.compile(
    r"&#(?:(?P<dec>[0-9]{1,7})|[xX](?P<hex>[0-9a-fA-F]{1,6}));?|\\[uU](?:0000)?(?P<yaml>[0-9a-fA-F]{4})"
)
_HOST = re.compile(r"https?://(?P<host>[^\s/?#\"'<>)\]]+)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LOOKALIKE = re.compile("[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13ff]")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a text that must not be there."""

    start: int
    end: int
    code: Code
    value: str
    instead: str = ""


def forbidden(text: str, classes: Collection[str] = (), *, indented_code: bool = True) -> Iterator[Found]:
    """What the website would take away from a text in Markdown, by its place in it."""
    if not any(sign in text for sign in ("<", "[", "{", "///")):
        return
    prose = without_code(text, indented=indented_code)
    if "<!--" in text:
        for comment in _OPEN_COMMENT.finditer(without_code(text, indented=indented_code, comments=True)):
            yield Found(*comment.span(), Code.OPEN_COMMENT, comment.group())
    yield from _tags(prose, classes)
    yield from _attribute_lists(prose, classes)
    for link in links(prose):
        yield from _address(link.is_picture, unescape(link.text), link.start, link.end)


def forbidden_markup(
    reading: Reading, texts: Iterable[Body], classes: Collection[str], trusted: str
) -> Iterator[Problem]:
    """The same of all texts of a network, as their authors are told; pages below the folder `trusted` may hold all."""
    told = set()
    tangled = {problem.location.file for problem in reading.problems if problem.code in TANGLED}
    for body in texts:
        if body.file in tangled or (trusted and body.file.startswith(trusted)):
            continue
        pasted = {problem.location.line: problem for problem in office_markup(body)}
        yield from pasted.values()
        for found in forbidden(body.text, classes, indented_code=body.keeps_lines):
            told.add((body.file, found.code, found.value))
            location = body.at(found.start, found.end)
            if location.line not in pasted:
                yield Problem.of(found.code, location, instead=found.instead, value=found.value)
    # What a description says by signs of YAML can only be seen when it has been read.
    for event in reading.catalogue.events if reading.catalogue else ():
        for found in forbidden(event.description, classes):
            if (event.origin.file, found.code, found.value) not in told:
                yield Problem.of(found.code, reading.locate(event.origin, ("description",)), value=found.value)


TANGLED = (Code.LINE_TOO_LONG, Code.TOO_TANGLED, Code.MISPLACED_FRONT_MATTER, Code.OPEN_FRONT_MATTER)
"""Mistakes behind which the Markdown of a file cannot be told from the rest."""


def letter_problems(file: str, text: str) -> Iterator[Problem]:
    """Signs that turn the direction of what is read, and words and addresses of letters that only look alike."""
    at, of_words = Positions(file, text), words_of(text)
    for turn in of_words.found(_TURNS, sign=_TURNS):
        yield Problem.of(Code.HIDDEN_DIRECTION, at(*turn.span()), character=f"U+{ord(turn.group()):04X}")
    for written in _WRITTEN.finditer(text) if "&#" in text or "\\" in text else ():
        if (sign := _sign(written)) is not None and _TURNS.match(sign):
            yield Problem.of(Code.HIDDEN_DIRECTION, at(*written.span()), character=f"U+{ord(sign):04X}")
    hosts = [found for found in of_words.found(_HOST) if _looks_alike(found["host"])]
    words = of_words.found(_WORD, sign=_LOOKALIKE)
    mixed = [word for word in words if _LATIN.search(word.group()) and _LOOKALIKE.search(word.group())]
    for found in (*hosts, *mixed):
        group = "host" if found in hosts else 0
        if found in hosts or not any(host.start() <= found.start() < host.end() for host in hosts):
            place = at(*found.span(group))
            yield Problem.of(Code.MIXED_LETTERS, place, value=found[group])


def _sign(written: re.Match[str]) -> str | None:
    """The sign that a reference of HTML or an escape of YAML stands for."""
    code = (written["dec"] and int(written["dec"])) or int(written["hex"] or written["yaml"] or "0", 16)
    return chr(code) if 0 < code < 0x110000 else None


def _looks_alike(host: str) -> bool:
    """Whether a host is written in an alphabet whose letters look like others, as such or in the code for hosts."""
    try:
        shown = host.encode("ascii").decode("idna") if "xn--" in host.lower() else host
    except UnicodeError:
        shown = host
    return _LOOKALIKE.search(shown) is not None


def _tags(prose: str, classes: Collection[str]) -> Iterator[Found]:
    for found in _DECLARATION.finditer(prose):
        yield Found(found.start(), found.end() + 1, Code.FORBIDDEN_ELEMENT, prose[found.start() : found.end() + 1])
    for block in _HTML_BLOCK.finditer(prose):
        if block["name"].lower() not in policy.ELEMENTS:
            yield Found(*block.span("name"), Code.FORBIDDEN_ELEMENT, block["name"].lower())
    for tag in _TAG.finditer(prose):
        element = tag["name"].lower()
        if element not in policy.ELEMENTS:
            yield Found(tag.start(), tag.end("name"), Code.FORBIDDEN_ELEMENT, element)
        elif tag["end"]:
            for pair in _ATTRIBUTE.finditer(prose, tag.start("rest"), tag.end("rest")):
                yield from _attribute(element, pair, classes)


def _attribute_lists(prose: str, classes: Collection[str]) -> Iterator[Found]:
    for braces in _BRACES.finditer(prose):
        for pair in _PAIR.finditer(prose, *braces.span("inside")):
            yield from _attribute("", pair, classes)
        for name in _CLASS.finditer(prose, *braces.span("inside")):
            if not policy.is_class(name["name"], classes):
                yield Found(*name.span("name"), Code.FORBIDDEN_CLASS, name["name"])
    for attributes in _OF_BLOCK.finditer(prose):
        for pair in _OPTION.finditer(prose, *attributes.span("inside")):
            yield from _attribute("", pair, classes)


def _attribute(element: str, pair: re.Match[str], classes: Collection[str]) -> Iterator[Found]:
    """What is wrong with an attribute of an element; of an attribute list nobody knows here what element it is for."""
    name = pair["name"].lower()
    group = next((group for group in ("double", "single", "bare") if pair[group] is not None), "")
    value = unescape(pair[group]) if group else ""
    elements = (element,) if element else tuple(policy.ELEMENTS)
    if name == "markdown" and element:
        return  # read by the extension `md_in_html`
    if not any(policy.is_attribute(one, name) for one in elements):
        yield Found(*pair.span("name"), Code.FORBIDDEN_ATTRIBUTE, name)
    elif name in ("href", "src"):
        yield from _address(name == "src", value, *pair.span(group or "name"))
    elif name == "class":
        wrong = [one for one in value.split() if not policy.is_class(one, classes)]
        yield from (Found(*pair.span(group), Code.FORBIDDEN_CLASS, one) for one in wrong[:1])
    elif policy.value_of(element, name, value) is None:
        yield Found(*pair.span(group or "name"), Code.FORBIDDEN_ATTRIBUTE, f"{name}={value}")


def _address(is_picture: bool, target: str, start: int, end: int) -> Iterator[Found]:
    if is_local(target):
        yield Found(start, max(end, start + 1), Code.LOCAL_ADDRESS, target, path_of_preview(target))
    elif not policy.is_address("a", target):
        yield Found(start, max(end, start + 1), Code.FORBIDDEN_ADDRESS, target, corrected(Code.NOT_AN_ADDRESS, target))
    elif is_picture and not policy.is_address("img", target):
        yield Found(start, end, Code.FOREIGN_PICTURE, target)
