"""A built page as its tags say it: what it leads to, what a browser fetches for it, and whether it is well formed.

A browser mends what is not, in silence and in a way that nobody meant: a page that was cut short, a template or a
plugin that leaves an element open, a quotation mark that swallows half of a page.

Nearly all tags stand on many pages. So a page is parted at each `<` and the next `>` alone, and what a tag says is
found once for all pages that have it. A page that cannot be parted so, or has a flaw, is read sign by sign.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from pakten.website.judgement.open_elements import Place, Step, WrongStepError, names, step, step_of

_LEADS = names("a area link img source script iframe use")
_FETCHED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("script", "img", "iframe", "embed", "track", "audio", "source"), names("src")),
    "video": names("src poster"),
    "object": names("data"),
    **dict.fromkeys(("use", "image"), names("href xlink:href")),
}
_FETCHING = frozenset(("link", *_FETCHED))
_HEARD = frozenset((*_LEADS, *_FETCHING, "picture"))
_FETCHED_LINKS = names("stylesheet icon preload modulepreload manifest prefetch preconnect")

_PARTS = re.compile(rb"<[^>]*>")
"""Nearly always tags: no other part of a pattern is as fast."""
_RAW = re.compile(
    r"<!--.*?-->|(<(script|style|textarea|title)\b[^>]*>)[^<]*(?:<(?!/\2\s*>)[^<]*)*(?=</\2\s*>)",
    re.DOTALL | re.IGNORECASE,
)
_DOCTYPE = re.compile(r"<!doctype html[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = r"\s+([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?"
_TAG = re.compile(rf"<(/?)([a-zA-Z][^\s/>\"'=<]*)((?:{re.sub(r'[(](?![?])', '(?:', _ATTRIBUTE)})*)\s*(/?)>")
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_BEGINS = re.compile(r"<[a-zA-Z/!?]")

_OURS = re.compile(r"<div class=[\"']?pakten[\"'\s>]")
_DIV = re.compile(r"<(/?)div\b")

_ON_ONE_LINE = bytes.maketrans(b"\r\n", b"  ")

_MOST = 50_000
"""How many tags are known at once: those of one page alone, which is most of them, would fill the memory."""


@dataclass(frozen=True, slots=True)
class Flaw:
    kind: str
    """A word that has one for people."""
    tag: str
    line: int
    """Of the page, from 1; 0 where nobody can tell."""


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """Each once, in no order: sets of all that thousands of pages say would take four times the memory."""

    flaw: Flaw | None
    """The first one: what comes after it is mostly its consequence."""
    links: tuple[str, ...]
    """All addresses of the page, as they stand in it."""
    fetched: tuple[tuple[str, ...], ...]
    """What it takes to show the page; of each one address is fetched."""
    hosted: tuple[str, ...]
    """All that is fetched by some browser and names the host that has it."""
    ids: tuple[str, ...]


class _Said(NamedTuple):
    """What a tag says beside its name."""

    name: str
    links: list[str]
    fetched: tuple[str, ...]
    hosted: list[str]
    ids: list[str]
    is_choice: bool
    """Whether it is a format of a picture: what is offered after it is not fetched."""


class PageReader:
    """What it has read of one page it knows in the next."""

    def __init__(self) -> None:
        self._start = Place()
        self._steps: dict[bytes, Step] = {}
        self._said: dict[bytes, _Said] = {}

    def read(self, page: bytes) -> BuiltPage:
        tags = _PARTS.findall(page)
        if tags and _DOCTYPE.fullmatch(tags[0].decode("utf-8", errors="replace")):
            del tags[0]
        several = self._known(tags)
        if page.rfind(b"<") <= page.rfind(b">") and not self._wrong(tags):
            return self._page(tags, several)
        return self._sign_by_sign(page.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n"))

    def _sign_by_sign(self, page: str) -> BuiltPage:
        text = _DOCTYPE.sub("", _RAW.sub(_blank, page), count=1)
        found = list(_TAG.finditer(text))
        if len(found) not in (text.count("<"), len(_BEGINS.findall(text))):
            return self._page([], frozenset(), Flaw("broken", _broken(text), 0))
        tags = [tag.group().encode() for tag in found]
        several = self._known(tags)
        if not (wrong := self._wrong(tags)):
            return self._page(tags, several)
        number, kind, name = wrong
        place = found[number].start() if number < len(found) else len(text)
        return self._page(tags, several, Flaw(kind, name, text.count("\n", 0, place) + 1 if "\n" in text else 0))

    def _known(self, tags: list[bytes]) -> frozenset[bytes]:
        """The tags, each once, of which it is known now what they say."""
        if len(self._steps) > _MOST:
            self._steps.clear()
            self._said.clear()
        several = frozenset(tags)
        for tag in several.difference(self._steps):
            self._learn(tag)
        return several

    def _wrong(self, tags: list[bytes]) -> tuple[int, str, str] | None:
        """The number of the first tag that a browser would have to mend, and what is wrong with it."""
        place, number = self._start, 0
        try:
            for number, taken in enumerate(map(self._steps.__getitem__, tags)):  # noqa: B007 (told where it stops)
                place = place[taken]
            number = len(tags)
            place.end()
        except WrongStepError as wrong:
            return number, wrong.kind, wrong.tag
        return None

    def _learn(self, tag: bytes) -> None:
        text = tag.translate(_ON_ONE_LINE).decode("utf-8", errors="replace")
        found = _TAG.fullmatch(text)
        if found is None or _BEGINS.search(text, 1):
            is_comment = len(text) > len("<!--->") and text.startswith("<!--") and text.endswith("-->")
            self._steps[tag] = step("" if is_comment else "broken", "")
            return
        end, written, inside, itself = found.groups()
        name = written.lower()
        self._steps[tag] = step_of(name, bool(end), bool(itself))
        listed = _ATTRIBUTES.findall(inside)
        attributes = {key.lower(): one or two or bare for key, one, two, bare in listed}
        if len(attributes) < len(listed):
            self._steps[tag] = step("twice", name)
        if name in _HEARD or "id" in attributes or "name" in attributes:
            self._said[tag] = _said(name, {key: html.unescape(value) for key, value in attributes.items()})

    def _page(self, tags: list[bytes], several: frozenset[bytes], flaw: Flaw | None = None) -> BuiltPage:
        heard = [*filter(None, map(self._said.get, several))]
        if not heard:
            return BuiltPage(flaw, (), (), (), ())
        _, links, fetched, hosted, ids, choices = zip(*heard, strict=True)
        # The order matters where a picture is offered in several formats, and only there.
        chosen = _chosen(filter(None, map(self._said.get, tags))) if any(choices) else fetched
        return BuiltPage(flaw, _once(links), tuple(frozenset(filter(None, chosen))), _once(hosted), _once(ids))


def _once(of_tags: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(frozenset(chain.from_iterable(of_tags)))


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


def _said(name: str, attributes: Mapping[str, str]) -> _Said:
    fetched: tuple[str, ...] = ()
    hosted: list[str] = []
    if name in _FETCHING:
        fetched = tuple(_fetched(name, attributes))
        offered = (attributes[key] for key in _FETCHED.get(name, ()) if key in attributes)
        hosted = [one for one in (*fetched, *offered) if "//" in one]
    leads: list[str] = []
    if name in _LEADS:
        leads = [*(attributes[key].strip() for key in ("href", "src") if key in attributes), *fetched]
    ids = [attributes[key] for key in ("id", "name") if key in attributes]
    return _Said(name, leads, fetched, hosted, ids, name == "source" and "srcset" in attributes)


def _fetched(name: str, attributes: Mapping[str, str]) -> Iterator[str]:
    if name == "link":
        if _FETCHED_LINKS & set(attributes.get("rel", "").lower().split()) and "href" in attributes:
            yield attributes["href"]
    elif "srcset" in attributes:
        yield from (one.split()[0] for one in attributes["srcset"].split(", ") if one.strip())
    else:
        keys = _FETCHED.get(name, frozenset()) & attributes.keys()
        yield from (attributes[key] for key in sorted(keys) if not attributes[key].startswith(("data:", "#")))


def _chosen(said: Iterable[_Said]) -> Iterator[tuple[str, ...]]:
    """What a browser fetches of what is offered: of a picture the first format."""
    chosen = False
    for one in said:
        if one.name == "picture":
            chosen = False
        elif not chosen:
            yield one.fetched
        chosen = (chosen or one.is_choice) and one.name != "img"
