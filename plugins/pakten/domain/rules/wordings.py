"""Wordings that are made of parts must still be sentences.

An area's local form is put into the network's tagline, into titles and into the names of feeds: "… labour market in
the harbour". Without the name of the place nobody knows where, and without the word before it nobody can say it.
"""

from collections.abc import Iterable, Iterator

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.domain.rules.entry import Locate
from pakten.domain.term import Area


def local_form_problems(areas: Iterable[Area], locate: Locate) -> Iterator[Problem]:
    for area in areas:
        if not says_where(area.local_form, area.title):
            location = locate(area.origin, ("local_form",))
            yield Problem.of(Code.NOT_A_LOCAL_FORM, location, value=area.local_form, title=area.title)


def says_where(local_form: str, title: str) -> bool:
    """Whether the form is the place's name with a word before it."""
    before, name, _ = local_form.casefold().partition(title.casefold())
    return bool(name) and before.endswith(" ") and bool(before.strip())
