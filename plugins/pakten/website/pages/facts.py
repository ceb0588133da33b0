"""Facts: what an entry says in fields that its form marks as shown, as rows of a list on its page.

A plain field needs no line in a template. Its place is said in its form, its words are those of the language files:
what visitors read (`event.role`), or else what authors read (`field.event.role`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from jinja2.runtime import Context

from pakten.addresses.urls import Paged
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.locale import Words
from pakten.reading.forms.fields import FormField, fields_of
from pakten.reading.forms.json_schema import FORMS
from pakten.website.site import Site
from pakten.writing.when import day_in

_ADDRESSES = {"address": "", "web": "", "mailbox": "mailto:"}
"""Kinds of values that lead somewhere, and what an address begins with that does not yet say how."""


@dataclass(frozen=True, slots=True)
class Value:
    text: str
    thing: Paged | None = None
    """What has a page of its own."""
    address: str = ""
    """Where else it leads."""


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    values: tuple[Value, ...]


def facts_of(site: Site, context: Context, entry: Event | Example, place: str) -> Iterator[Fact]:
    """In the order of the form. What stands there when nobody has written anything is no fact."""
    kind, words = "event" if isinstance(entry, Event) else "example", context["t"]
    for field in (field for field in fields_of(FORMS[kind]) if field.shown == place):
        said = getattr(entry, field.key)
        if said != field.default:
            values = said if field.many else (said,)
            name = _known(f"{kind}.{field.key}", f"field.{field.words}", words)
            yield Fact(name, tuple(value_of(field, one, site.catalogue, words) for one in values))


def value_of(field: FormField, said: Any, catalogue: Catalogue, words: Words) -> Value:
    if field.names:
        # An organisation has a page when it leads to several things; types and audiences have none here.
        pages = catalogue.page_of if field.names == "organisation" else getattr(catalogue, field.names, {})
        return Value(catalogue.titles[field.names][said], pages.get(said))
    if field.kind.name == "tag":
        return Value(catalogue.vocabulary.tags[said])
    if field.kind.words:
        choice = f"{field.kind.words}.{str(said).lower()}"
        return Value(_known(choice, f"choice.{choice}", words))
    if isinstance(said, date):
        return Value(day_in(said, "when.date", words))
    if field.kind.name == "language":
        return Value(words.locale.languages.get(said, said))
    return Value(str(said), address=f"{_ADDRESSES[field.kind.name]}{said}" if field.kind.name in _ADDRESSES else "")


def _known(key: str, other: str, words: Words) -> str:
    return words(key if key in words else other)
