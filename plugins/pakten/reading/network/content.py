"""The content folder: every page of it, the terms that pages define, and the lists that stand in front matter."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any, TypeVar

from pakten.domain.problem import Location
from pakten.reading.forms.pages import OrganisationsPageForm, Page, PageForm, PlacesPageForm
from pakten.reading.forms.terms import ActivationForm, AreaForm, GoalForm, TermForm, ThemeForm, WayInForm
from pakten.reading.forms.validation import filled_in
from pakten.reading.network.entries import id_of
from pakten.reading.network.folder import pages_below
from pakten.reading.network.gathering import Gathering
from pakten.reading.network.layout import Layout
from pakten.reading.network.text import name_of
from pakten.reading.yaml.nodes import Written

T = TypeVar("T")


def read_content(found: Gathering) -> None:
    content = found.layout.root / found.layout.content
    for path in pages_below(content, found.layout.root, found.problems):
        name = name_of(path, content)
        kind = _kind_of(found.layout, name)
        if kind in _TERMS:
            id_of(found, path, kind)
        read = found.markdown(path)
        if read is None or read[0].passage.ids_missing:
            found.unread.add(kind)
        if read is None:
            continue
        written, body, line = read
        form = _read(found, kind, name, written)
        if form is not None:
            found.pages.append(_page(form, name, body, line, written.origin))


_TERMS = frozenset(("area", "theme", "goal", "way_in", "activation"))


def _kind_of(layout: Layout, name: str) -> str:
    """What a page of the content folder defines."""
    folder, _, file = name.rpartition("/")
    kinds = {
        layout.areas: "area",
        layout.themes: "theme",
        layout.goals: "goal",
        layout.ways_in: "way_in",
        layout.activations: "activation",
    }
    lists = {layout.places: "place", layout.organisations: "organisation"}
    return lists.get(name, "page") if file == "index.md" else lists.get(name) or kinds.get(folder, "page")


def _read(found: Gathering, kind: str, name: str, written: Written) -> PageForm | TermForm[Any] | None:
    id_ = PurePosixPath(name).stem
    match kind:
        case "area":
            return _read_term(found, id_, written, AreaForm, found.areas)
        case "theme":
            return _read_term(found, id_, written, ThemeForm, found.themes)
        case "goal":
            return _read_term(found, id_, written, GoalForm, found.goals)
        case "way_in":
            return _read_term(found, id_, written, WayInForm, found.ways_in)
        case "activation":
            return _read_term(found, id_, written, ActivationForm, found.activations)
        case "place":
            return _read_places(found, written)
        case "organisation":
            return _read_organisations(found, written)
        case _:
            return _read_page(found, name, written)


def _read_term(
    found: Gathering, id_: str, written: Written, form: type[TermForm[T]], terms: list[T]
) -> TermForm[T] | None:
    filled = filled_in(form, written, found.problems)
    if filled is not None:
        terms.append(filled.to_domain(id_, written.origin))
    return filled


def _read_places(found: Gathering, written: Written) -> PageForm | None:
    _note_list(found, "place", "places", written)
    page = filled_in(PlacesPageForm, written, found.problems)
    for index, place in enumerate(page.places if page else ()):
        origin = written.inside(("places", index)).origin
        found.places.setdefault(place.id, place.to_domain(place.id, origin))
    return page


def _read_organisations(found: Gathering, written: Written) -> PageForm | None:
    _note_list(found, "organisation", "organisations", written)
    page = filled_in(OrganisationsPageForm, written, found.problems)
    for index, organisation in enumerate(page.organisations if page else ()):
        found.organisations.append(organisation.to_domain(written.inside(("organisations", index)).origin))
    return page


def _read_page(found: Gathering, name: str, written: Written) -> PageForm | None:
    page = filled_in(PageForm, written, found.problems)
    if page is not None and page.wording is not None:
        wording = written.inside(("wording",))
        found.written[wording.origin] = wording
        found.wordings.append((page.wording.to_domain(name), wording.origin))
    if page is not None:
        found.milestones += (milestone.to_domain() for milestone in page.timeline)
    for index, former in enumerate(page.former_goals if page else ()):
        listed = written.inside(("former_goals", index))
        found.written[listed.origin] = listed
        found.former_goals.append(former.to_domain(listed.origin))
    return page


def _note_list(found: Gathering, kind: str, key: str, written: Written) -> None:
    """Notes the ids of a list even when something else in it is wrong, so that one mistake does not look like many."""
    listed = written.values.get(key)
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        id_ = item.get("id") if isinstance(item, dict) else None
        if isinstance(id_, str):
            line = written.inside((key, index))
            found.written[line.origin] = line
            found.ids.append((kind, id_, line.origin))


def _page(form: PageForm | TermForm[Any], name: str, body: str, line: int, origin: Location) -> Page:
    plain = form if isinstance(form, PageForm) else None
    return Page(
        path=name,
        title=form.title,
        summary=form.summary,
        order=form.order,
        language=plain.language if plain else "",
        translation=plain.translation if plain else "",
        translation_of=plain.translation_of if plain else "",
        sources=tuple(source.to_domain() for source in form.sources),
        aliases=form.aliases,
        body=body,
        body_line=line,
        origin=origin,
    )
