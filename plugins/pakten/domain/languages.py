"""A catalogue as somebody tells it who speaks another language than the network.

Texts are written once, in the language of the network, and some of them again in others. A catalogue in another
language holds the others where they are, and elsewhere the first, marked as such: whoever shows it knows which
language a text is in.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from pakten.domain.catalogue import Catalogue

Mark = Callable[[str], str]

_TEXTS = frozenset(
    (
        *("title", "summary", "description", "body", "note", "text", "local_form", "status_note", "message", "wording"),
        *("steps", "lessons", "prerequisites", "period", "role", "for_whom", "contribute", "what", "who_may_know"),
        *("offers", "looks_for", "theme", "values", "station", "outcome", "local", "source"),
    )
)
"""Fields that somebody has written in sentences or words of a language; names, ids and addresses are no language's."""
_KEPT = ("translations", "origin")
_TERMS = ("areas", "themes", "goals", "ways_in", "activations")
_ENTRIES = ("events", "examples", *_TERMS, "places", "organisations")
_LISTS = ("types", "audiences", "target_groups", "intents", "tags")


def in_language(
    catalogue: Catalogue, language: str, titles: Mapping[str, Mapping[str, str]], mark: Mark = str
) -> Catalogue:
    """`titles` are those of the closed lists in that language; `mark` is asked for every text that is in the first."""
    told: dict[str, Any] = {
        name: tuple(_told(one, language, mark) for one in getattr(catalogue, name)) for name in _ENTRIES
    }
    lists: dict[str, Any] = {
        name: _listed(getattr(catalogue.vocabulary, name), titles.get(name, {}), mark) for name in _LISTS
    }
    # Decided wordings are exact, and were decided in one language.
    return replace(catalogue, **told, wordings=(), vocabulary=replace(catalogue.vocabulary, **lists))


def _listed(own: Mapping[str, str], others: Mapping[str, str], mark: Mark) -> dict[str, str]:
    return {id_: others.get(id_) or mark(title) for id_, title in own.items()}


def _told(thing: Any, language: str, mark: Mark) -> Any:
    said = next((one for one in getattr(thing, "translations", ()) if one.language == language), None)
    names = () if said is None else (field.name for field in fields(said) if field.name != "language")
    again = {name: text for name in names if (text := getattr(said, name))}
    changed = {**({} if mark is str else _marked(thing, mark)), **again}
    return replace(thing, **changed) if changed else thing


def _marked(thing: Any, mark: Mark) -> dict[str, Any]:
    """Those of its fields that hold texts, at whatever depth."""
    found = {}
    for name in (field.name for field in fields(thing) if field.init and field.name not in _KEPT):
        value = getattr(thing, name)
        if value and (shown := _shown(value, name in _TEXTS, mark)) is not value:
            found[name] = shown
    return found


def _shown(value: Any, is_text: bool, mark: Mark) -> Any:
    if type(value) is str:
        return mark(value) if is_text and value else value
    if isinstance(value, tuple):
        shown = tuple(_shown(one, is_text, mark) for one in value)
        return shown if any(one is not other for one, other in zip(shown, value, strict=True)) else value
    if is_dataclass(value) and not isinstance(value, type) and (inside := _marked(value, mark)):
        return replace(value, **inside)
    return value
