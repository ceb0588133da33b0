"""The content folder: every page of it, the terms that pages define, and the lists that stand in front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pakten.domain.problem import Location
from pakten.reading.forms.pages import OrganisationsPageForm, Page, PageForm, PlacesPageForm
from pakten.reading.forms.parts import Register
from pakten.reading.forms.references import named_in
from pakten.reading.forms.terms import ActivationForm, AreaForm, GoalForm, TermForm, ThemeForm, WayInForm
from pakten.reading.forms.unknown import unknown_problems
from pakten.reading.forms.validation import filled_in
from pakten.reading.network.file_contents import FileContents, merged
from pakten.reading.network.files import MarkdownFile, named_by_file, read_markdown
from pakten.reading.network.folder import pages_below
from pakten.reading.network.layout import Layout
from pakten.reading.network.text import name_of
from pakten.reading.yaml.nodes import ParsedEntry

_TERMS: Mapping[str, type[TermForm[Any]]] = {
    "area": AreaForm,
    "theme": ThemeForm,
    "goal": GoalForm,
    "way_in": WayInForm,
    "activation": ActivationForm,
}
_PAGES: Mapping[str, type[PageForm]] = {
    "place": PlacesPageForm,
    "organisation": OrganisationsPageForm,
    "page": PageForm,
}
_LISTS = {"place": "places", "organisation": "organisations"}


def read_content(layout: Layout, sources: Register) -> FileContents:
    paths, problems = pages_below(layout.root / layout.content, layout.root)
    return merged((FileContents(tuple(problems)), *(_read(path, layout, sources) for path in paths)))


def _read(path: Path, layout: Layout, sources: Register) -> FileContents:
    name = name_of(path, layout.root / layout.content)
    kind = _kind_of(layout, name)
    file, contents = read_markdown(path, layout.root)
    unread = FileContents(unread=(kind,) if file.matter.ids_missing else ())
    named = named_by_file(path, layout.root, kind) if kind in _TERMS else FileContents()
    entry = file.matter.entry
    read = _page(kind, name, file, entry, sources) if entry else ()
    return merged((named, contents, unread, *read))


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


def _page(kind: str, name: str, file: MarkdownFile, entry: ParsedEntry, sources: Register) -> Iterator[FileContents]:
    yield _listed_ids(kind, entry)
    form: type[PageForm] | type[TermForm[Any]] = _TERMS.get(kind) or _PAGES[kind]
    filled, problems = filled_in(form, entry, sources)
    problems += tuple(unknown_problems(form, entry))
    yield FileContents(problems, named=tuple(named_in(form, entry.values, entry.origin)))
    if filled is not None:
        yield FileContents(pages=(_shown(filled, name, file, entry.origin),))
    if isinstance(filled, TermForm):
        id_ = name.rpartition("/")[2].removesuffix(".md")
        yield FileContents(terms=(filled.to_domain(id_, entry.origin),))
    elif filled is not None:
        yield from _parts(filled, name, entry)


def _listed_ids(kind: str, entry: ParsedEntry) -> FileContents:
    """The ids of a list even when something else in it is wrong, so that one mistake does not look like many."""
    key = _LISTS.get(kind, "")
    listed = entry.values.get(key)
    ranges, ids = [], []
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        id_ = item.get("id") if isinstance(item, dict) else None
        if isinstance(id_, str):
            ranges.append(entry.inside((key, index)).range)
            ids.append((kind, id_, ranges[-1].origin))
    return FileContents(ids=tuple(ids), ranges=tuple(ranges))


def _parts(page: PageForm, name: str, entry: ParsedEntry) -> Iterator[FileContents]:
    """What stands in lists and groups of a page."""
    if page.wording is not None:
        range_ = entry.inside(("wording",)).range
        yield FileContents(wordings=((page.wording.to_domain(name), range_.origin),), ranges=(range_,))
    yield FileContents(milestones=tuple(milestone.to_domain() for milestone in page.timeline))
    for index, former in enumerate(page.former_goals):
        range_ = entry.inside(("former_goals", index)).range
        yield FileContents(former_goals=(former.to_domain(range_.origin),), ranges=(range_,))
    if isinstance(page, PlacesPageForm):
        for index, place in enumerate(page.places):
            origin = entry.inside(("places", index)).origin
            yield FileContents(places=(place.to_domain(origin),))
    if isinstance(page, OrganisationsPageForm):
        for index, organisation in enumerate(page.organisations):
            origin = entry.inside(("organisations", index)).origin
            yield FileContents(organisations=(organisation.to_domain(origin),))


def _shown(form: PageForm | TermForm[Any], name: str, file: MarkdownFile, origin: Location) -> Page:
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
        unknown=tuple(unknown.to_domain() for unknown in form.unknown),
        aliases=plain.aliases if plain else (),  # those of a term are ids, and its own
        body=file.body,
        body_line=file.body_line,
        origin=origin,
    )
