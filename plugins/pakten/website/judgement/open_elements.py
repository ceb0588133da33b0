"""Which elements are open at a place of a page, and what may follow there.

Pages of a site open the same elements in the same order, and so there are few such places. Where a tag leads from one
is found out once for all pages.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache


def names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VOID = names("area base br col embed hr img input link meta source track wbr")
_MAY_STAY_OPEN = names("p li dt dd tr td th thead tbody tfoot colgroup caption option optgroup rp rt")
"""Elements that end by themselves where another begins or their parent ends (HTML, section 13.1.2.4)."""
_ENDS_A_PARAGRAPH = names(
    "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hgroup hr main menu nav ol p pre search section table ul"
)
_NOT_IN_ITSELF = names("a button form")
_WATCHED = _ENDS_A_PARAGRAPH | _NOT_IN_ITSELF
_NEVER_EMPTY = _WATCHED | _MAY_STAY_OPEN | names("b body em html i head label script select span strong summary")
"""Of these a tag cannot end itself, as it can in drawings: browsers pass over the slash."""
_BOUNDARY = names("button caption table td th object template svg")
"""What a paragraph or a link outside of it does not reach into."""
_RAW = names("script style textarea title")
"""What stands in them is no tag."""
_AFTER = "/html"
"""Where the page is over."""


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """What a tag does to the elements that are open: `opens`, `closes` or `holds` one, or has a flaw of its own."""

    what: str
    name: str


step = cache(Step)
"""There is one of a kind, so that they are told apart by who they are."""


class WrongStepError(Exception):
    """What a browser would have to mend: a word that has one for people, and the element that it is about."""

    def __init__(self, kind: str, tag: str) -> None:
        super().__init__(kind, tag)
        self.kind = kind
        self.tag = tag


def step_of(name: str, ends: bool, itself: bool) -> Step:
    if ends:
        return step("closes", name)
    if name in _VOID or (itself and name not in _NEVER_EMPTY):
        return step("holds" if name in _WATCHED else "", name)
    return step("empty" if itself else "opens", name)


class Place(dict[Step, "Place"]):
    """By the elements that are open, the innermost first; and the places behind the tags that may follow."""

    __slots__ = ("name", "outer")

    def __init__(self, name: str = "", outer: "Place | None" = None) -> None:
        self.name = name
        self.outer = outer

    def __missing__(self, step: Step) -> "Place":
        found = self[step] = self._taken(step)
        return found

    def end(self) -> None:
        """Of the page."""
        if left := next((name for name in self._open() if name not in _MAY_STAY_OPEN and name != _AFTER), ""):
            raise WrongStepError("open", left)

    def _taken(self, step: Step) -> "Place":
        what, name = step.what, step.name
        if self.name in _RAW and step != step_of(self.name, True, False):
            raise WrongStepError("open", self.name)
        if not what:
            return self
        if self.name == _AFTER:
            raise WrongStepError("after", name)
        if what == "closes":
            return self._closed(name)
        if what not in ("opens", "holds"):
            raise WrongStepError(what, name)
        if self.name == "p" and name in _ENDS_A_PARAGRAPH and self.outer is not None:
            return self.outer[step]
        if name in _NOT_IN_ITSELF and name in self._reached():
            raise WrongStepError("nested", name)
        return Place(name, self) if what == "opens" else self

    def _closed(self, name: str) -> "Place":
        place = self
        while (outer := place.outer) is not None:
            if place.name == name:
                return Place(_AFTER, outer) if name == "html" else outer
            if place.name not in _MAY_STAY_OPEN:
                raise WrongStepError("open", place.name) if name in outer._open() else WrongStepError("closes", name)
            place = outer
        raise WrongStepError("closes", name)

    def _open(self) -> Iterator[str]:
        place = self
        while (outer := place.outer) is not None:
            yield place.name
            place = outer

    def _reached(self) -> Iterator[str]:
        for name in self._open():
            yield name
            if name in _BOUNDARY:
                return
