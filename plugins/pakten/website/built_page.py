"""A built page as its tags say it: what it leads to, what a browser fetches for it, and whether it is well formed.

A browser mends what is not, in silence and in a way that nobody meant: a page that was cut short, a template or a
plugin that leaves an element open, a quotation mark that swallows half of a page.

What a line says is found once for all pages that have the line. Most lines are shared, and so this takes less time than
any parser would.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VOID = _names("area base br col embed hr img input link meta source track wbr")
_MAY_STAY_OPEN = _names("p li dt dd tr td th thead tbody tfoot colgroup caption option optgroup rp rt")
"""Elements that end by themselves where another begins or their parent ends (HTML, section 13.1.2.4)."""
_ENDS_A_PARAGRAPH = _names(
    "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hgroup hr main menu nav ol p pre search section table ul"
)
_NOT_IN_ITSELF = _names("a button form")
_WATCHED = _ENDS_A_PARAGRAPH | _NOT_IN_ITSELF
_NEVER_EMPTY = _WATCHED | _MAY_STAY_OPEN | _names("b body em html i head label script select span strong summary")
"""Of these a tag cannot end itself, as it can in drawings: browsers pass over the slash."""
_BOUNDARY = _names("button caption table td th object template svg")
"""What a paragraph or a link outside of it does not reach into."""

_LEADS = _names("a area link img source script iframe use")
_FETCHED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("script", "img", "iframe", "embed", "track", "audio", "source"), _names("src")),
    "video": _names("src poster"),
    "object": _names("data"),
    **dict.fromkeys(("use", "image"), _names("href xlink:href")),
}
_FETCHING = frozenset(("link", *_FETCHED))
_FETCHED_LINKS = _names("stylesheet icon preload modulepreload manifest prefetch preconnect")

_RAW = re.compile(
    r"<!--.*?-->|(<(script|style|textarea|title)\b[^>]*>)[^<]*(?:<(?!/\2\s*>)[^<]*)*(?=</\2\s*>)",
    re.DOTALL | re.IGNORECASE,
)
_DOCTYPE = re.compile(r"<!doctype html[^>]*>", re.IGNORECASE)
_ATTRIBUTE = r"\s+([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?"
_TAG = re.compile(rf"<(/?)([a-zA-Z][^\s/>\"'=<]*)((?:{re.sub(r'[(](?![?])', '(?:', _ATTRIBUTE)})*)\s*(/?)>")
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_BEGINS = re.compile(r"<[a-zA-Z/!?]")

_OURS = re.compile(r"<div class=[\"']?pakten[\"'\s>]")
_DIV = re.compile(r"<(/?)div\b")

Step = tuple[str, str]
"""What a line does to the elements that are open: `opens`, `closes` or `holds` one, or has a flaw of its own."""


@dataclass(frozen=True, slots=True)
class Flaw:
    kind: str
    """A word that has one for people."""
    tag: str
    line: int
    """Of the page, from 1; 0 where nobody can tell."""


@dataclass(frozen=True, slots=True)
class BuiltPage:
    flaw: Flaw | None
    """The first one: what comes after it is mostly its consequence."""
    links: frozenset[str]
    """All addresses of the page, as they stand in it."""
    fetched: frozenset[tuple[str, ...]]
    """What it takes to show the page; of each one address is fetched."""
    ids: frozenset[str]


@dataclass(slots=True)
class _Line:
    steps: list[Step] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    fetched: list[tuple[str, ...]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


def read_page(page: str) -> BuiltPage:
    text = _DOCTYPE.sub("", _RAW.sub(_blank, page), count=1)
    lines: list[_Line | None] = [_line(line) for line in text.split("\n")]
    if None in lines:
        # A tag goes on over several lines: then the page is looked at as one.
        lines = [_line(text.replace("\n", " ")) or _Line([("broken", _broken(text))])]
    known = [line for line in lines if line is not None]
    return BuiltPage(
        next(_flaws([line.steps for line in known]), None),
        frozenset(chain.from_iterable(line.links for line in known)),
        frozenset(chain.from_iterable(line.fetched for line in known)),
        frozenset(chain.from_iterable(line.ids for line in known)),
    )


def our_parts(page: str) -> Iterator[str]:
    """What we have drawn in a page of a theme that is not ours (theme/pakten/host.html)."""
    for start in _OURS.finditer(page):
        depth = 0
        for tag in _DIV.finditer(page, start.start()):
            depth += -1 if tag[1] else 1
            if not depth:
                yield page[start.start() : tag.start()]
                break


def _blank(raw: re.Match[str]) -> str:
    """As many lines, and nothing that looks like a tag."""
    return (raw[1] or "") + "\n" * raw.group().count("\n")


def _broken(text: str) -> str:
    """What begins as a tag and is none."""
    rest = _TAG.sub("", text)
    found = _BEGINS.search(rest)
    return rest[found.start() + 1 : found.start() + 20].partition("\n")[0] if found else ""


@lru_cache(maxsize=50_000)
def _line(text: str) -> _Line | None:
    """None where a tag does not end on the line."""
    tags = _TAG.findall(text)
    if len(tags) != text.count("<") and len(tags) != len(_BEGINS.findall(text)):
        return None
    line = _Line()
    chosen = False  # whether a picture has had its first format
    for end, written, inside, itself in tags:
        name = written.lower()
        _step(name, bool(end), bool(itself), line.steps)
        if name == "picture":
            chosen = False
        elif inside:
            listed = _ATTRIBUTES.findall(inside)
            attributes = {key.lower(): html.unescape(one or two or bare) for key, one, two, bare in listed}
            if len(attributes) < len(listed):
                line.steps.append(("twice", name))
            line.ids += [attributes[key] for key in ("id", "name") if key in attributes]
            fetched = tuple(_fetched(name, attributes)) if name in _FETCHING else ()
            if name in _LEADS:
                line.links += [attributes[key].strip() for key in ("href", "src") if key in attributes]
                line.links += fetched
            if fetched and not chosen:
                line.fetched.append(fetched)
            chosen = chosen or (name == "source" and "srcset" in attributes)
            if name == "img":
                chosen = False
    return line


def _fetched(name: str, attributes: Mapping[str, str]) -> Iterator[str]:
    if name == "link":
        if _FETCHED_LINKS & set(attributes.get("rel", "").lower().split()) and "href" in attributes:
            yield attributes["href"]
    elif "srcset" in attributes:
        yield from (one.split()[0] for one in attributes["srcset"].split(", ") if one.strip())
    else:
        keys = _FETCHED.get(name, frozenset()) & attributes.keys()
        yield from (attributes[key] for key in sorted(keys) if not attributes[key].startswith(("data:", "#")))


def _step(name: str, ends: bool, itself: bool, steps: list[Step]) -> None:
    if ends and steps and steps[-1] == ("opens", name):
        steps.pop()
        ends, is_void = False, True
    else:
        is_void = name in _VOID
    if ends:
        steps.append(("closes", name))
    elif is_void:
        steps += [("holds", name)] if name in _WATCHED else []
    elif not itself:
        steps.append(("opens", name))
    elif name in _NEVER_EMPTY:
        steps.append(("empty", name))


def _flaws(lines: list[list[Step]]) -> Iterator[Flaw]:
    where = 1 if len(lines) > 1 else 0
    stack: list[str] = []
    is_over = False
    for number, steps in enumerate(lines, 1):
        for step in steps:
            if wrong := ("after", step[1]) if is_over else _taken(step, stack):
                yield Flaw(*wrong, number * where)
            is_over = step == ("closes", "html")
    if left := next((name for name in reversed(stack) if name not in _MAY_STAY_OPEN), ""):
        yield Flaw("open", left, len(lines) * where)


def _taken(step: Step, stack: list[str]) -> Step | None:
    """The stack after a step, or what is wrong with it."""
    what, name = step
    if what == "closes":
        return _closed(name, stack)
    if what not in ("opens", "holds"):
        return step
    if name in _ENDS_A_PARAGRAPH and stack and stack[-1] == "p":
        stack.pop()
    if name in _NOT_IN_ITSELF and name in _reached(stack):
        return ("nested", name)
    if what == "opens":
        stack.append(name)
    return None


def _closed(name: str, stack: list[str]) -> Step | None:
    if stack and stack[-1] == name:
        stack.pop()
        return None
    while stack:
        last = stack.pop()
        if last == name:
            return None
        if last not in _MAY_STAY_OPEN:
            return ("open", last) if name in stack else ("closes", name)
    return ("closes", name)


def _reached(stack: list[str]) -> Iterator[str]:
    for name in reversed(stack):
        yield name
        if name in _BOUNDARY:
            return
