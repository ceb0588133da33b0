"""The content folder: every page of it, the terms that pages define, and the lists that stand in front matter."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from unicodedata import normalize

from pakten.addresses.pages import TERMS, as_index
from pakten.domain.problem import Location
from pakten.reading.forms.pages import OrganisationsPageForm, Page, PageForm, PlacesPageForm
from pakten.reading.forms.references import named_in
from pakten.reading.forms.terms import ActivationForm, AreaForm, GoalForm, TermForm, ThemeForm, WayInForm
from pakten.reading.forms.unknown import unknown_problems
from pakten.reading.forms.validation import filled_in
from pakten.reading.forms.work_years import WorkYearForm
from pakten.reading.network.file_contents import FileContents, merged
from pakten.reading.network.files import MarkdownFile, markdown_in, named_by_file, read_yaml
from pakten.reading.network.folder import pages_below
from pakten.reading.network.known import Known
from pakten.reading.network.layout import Layout
from pakten.reading.network.read_before import ReadBefore
from pakten.reading.network.text import name_of
from pakten.reading.suggestion import key_for
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.nodes import ParsedEntry

_TERMS: Mapping[str, type[TermForm]] = {
    "area": AreaForm,
    "theme": ThemeForm,
    "goal": GoalForm,
    "way_in": WayInForm,
    "activation": ActivationForm,
    "work_year": WorkYearForm,
}
_PAGES: Mapping[str, type[PageForm]] = {
    "place": PlacesPageForm,
    "organisation": OrganisationsPageForm,
    "page": PageForm,
}
_LISTS = {"place": "places", "organisation": "organisations"}


def read_content(layout: Layout, known: Known, before: ReadBefore) -> FileContents:
    paths, problems = pages_below(layout.root / layout.content, layout.root)
    read = chain.from_iterable(_read(path, layout, known, before) for path in paths)
    return merged((FileContents(tuple(problems)), *read))


def _read(path: Path, layout: Layout, known: Known, before: ReadBefore) -> tuple[FileContents, ...]:
    kind = _kind_of(layout, name_of(path, layout.root / layout.content))
    whole, contents = read_yaml(path, layout.root, before.held)
    read = partial(_page_file, path, kind, whole, layout, known)
    found = before.contents(kind, whole, read) if whole else read()
    return (found,) if layout.is_guest and kind == "page" else (contents, found)


def _page_file(path: Path, kind: str, whole: Fragment | None, layout: Layout, known: Known) -> FileContents:
    name = name_of(path, layout.root / layout.content)
    file, contents = markdown_in(whole, needs_front_matter=kind != "page")
    if layout.is_guest and kind == "page":
        # Somebody else's: there, and with what its blocks refer to.
        page = Page(name, _heading(file.body, name), Location(name_of(path, layout.root), 1, 1))
        return FileContents(pages=(page,), bodies=contents.bodies)
    unread = FileContents(unread=(kind,) if file.matter.ids_missing else ())
    named = named_by_file(path, layout.root, kind) if kind in _TERMS else FileContents()
    entry = file.matter.entry
    if entry is None and kind == "page" and file.matter.is_whole:
        untitled = Page(name, _heading(file.body, name), Location(name_of(path, layout.root), 1, 1), body=file.body)
        return merged((contents, FileContents(pages=(untitled,))))
    read = _page(kind, name, file, _ours(entry) if kind == "page" else entry, known) if entry else ()
    return merged((named, contents, unread, *read))


def _kind_of(layout: Layout, name: str) -> str:
    """What a page of the content folder defines."""
    name = as_index(name)
    folder, _, file = name.rpartition("/")
    kinds = {getattr(layout, terms): term for terms, term in TERMS.items()}
    lists = {layout.places: "place", layout.organisations: "organisation"}
    return lists.get(name, "page") if file == "index.md" else lists.get(name) or kinds.get(folder, "page")


def _page(kind: str, name: str, file: MarkdownFile, entry: ParsedEntry, known: Known) -> Iterator[FileContents]:
    form: type[PageForm] | type[TermForm] = _TERMS.get(kind) or _PAGES[kind]
    filled, problems, entry = filled_in(form, entry, known.sources, complete=known.completed)
    yield _listed_ids(kind, entry)
    problems += tuple(unknown_problems(form, entry))
    named = tuple(named_in(form, entry.values))
    yield FileContents(problems, named=((entry.origin, named),), ranges=(entry.range,))
    if filled is not None:
        yield FileContents(pages=(_shown(filled, name, file, entry.origin),))
    if isinstance(filled, TermForm):
        id_ = name.rpartition("/")[2].removesuffix(".md")
        yield FileContents(terms=(filled.to_domain(id=id_, origin=entry.origin),))
    elif filled is not None:
        yield from _parts(filled, name, entry)


_OF_OTHERS = re.compile(
    "authors?|categories|comments|date|description|draft|hide|icon|image|layout|links|pin|readtime|robots|rss|search|"
    "sidebar|slug|social|status|subtitle|tags|template|toc|type|weight"
)
"""What themes and plugins ask for in the front matter of a page, and some of it looks like a key of ours."""


def _ours(entry: ParsedEntry) -> ParsedEntry:
    """What other plugins and the theme ask of a page is left to them: its keys, and what may be wrong with them."""
    forms = PageForm.model_fields.keys()
    # A key of ours that is spelt wrongly is nobody else's.
    ours = {key for key in entry.values if key in forms or (not _OF_OTHERS.fullmatch(key) and key_for(key, forms))}
    theirs = [node for pair in entry.node.value if pair[0].value not in ours for node in pair]
    lines = {line for node in theirs for line in range(node.start_mark.line, node.end_mark.line + 1)}
    told = (one for one in entry.problems if one.location.line - entry.fragment.at(0, 0).line not in lines)
    values = {key: value for key, value in entry.values.items() if key in ours}
    return replace(entry, values=values, problems=tuple(told))


_FIRST_HEADING = re.compile(r"\s*#[ \t]+(?P<title>[^\n]+?)[ \t]*#*[ \t]*(?:\{[^\n]*\})?(?:\n|$)")


def _heading(body: str, name: str) -> str:
    """What MkDocs calls a page without a title: its first heading, or its file."""
    found = _FIRST_HEADING.match(body)
    return found["title"] if found else name.rpartition("/")[2].removesuffix(".md").replace("-", " ").capitalize()


def _listed_ids(kind: str, entry: ParsedEntry) -> FileContents:
    """The ids of a list even when something else in it is wrong, so that one mistake does not look like many."""
    key = _LISTS.get(kind, "")
    listed = entry.values.get(key)
    ranges, ids = [], []
    others = [one for one in entry.values if one not in PageForm.model_fields]
    is_misspelt = bool(key) and listed is None and any(key_for(one, (key,)) for one in others)
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        id_ = item.get("id") if isinstance(item, dict) else None
        if isinstance(id_, str):
            ranges.append(entry.inside((key, index)).range)
            ids.append((kind, id_, ranges[-1].origin))
    # What is no list, or no entry of one, is told of itself: nobody knows which ids it would have had.
    is_unread = is_misspelt or (listed is not None and not (isinstance(listed, list) and len(ids) == len(listed)))
    return FileContents(ids=tuple(ids), ranges=tuple(ranges), unread=(kind,) if is_unread else ())


def _parts(page: PageForm, name: str, entry: ParsedEntry) -> Iterator[FileContents]:
    """What stands in lists and groups of a page."""
    if page.wording is not None:
        range_ = entry.inside(("wording",)).range
        yield FileContents(wordings=((page.wording.to_domain(page=name), range_.origin),), ranges=(range_,))
    yield FileContents(milestones=tuple(milestone.to_domain() for milestone in page.timeline))
    for index, former in enumerate(page.former_goals):
        range_ = entry.inside(("former_goals", index)).range
        yield FileContents(former_goals=(former.to_domain(origin=range_.origin),), ranges=(range_,))
    for key in ("places", "organisations"):
        for index, one in enumerate(getattr(page, key, ())):
            origin = entry.inside((key, index)).origin
            yield FileContents(**{key: (one.to_domain(origin=origin),)})


def _shown(form: PageForm | TermForm, name: str, file: MarkdownFile, origin: Location) -> Page:
    plain = form if isinstance(form, PageForm) else None
    of_pages = ("language", "translation", "translation_of", "easy_to_read_of", "sign_language", "intent")
    return Page(
        path=name,
        title=form.title or _heading(file.body, name),
        summary=form.summary,
        order=form.order,
        sources=tuple(source.to_domain() for source in form.sources),
        unknown=tuple(unknown.to_domain() for unknown in form.unknown),
        # Some systems write a letter with a dot or a ring as two signs. Those of a term are ids, and its own.
        aliases=tuple(normalize("NFC", one) for one in plain.aliases) if plain else (),
        body=file.body,
        body_line=file.body_line,
        origin=origin,
        **{key: getattr(plain, key) for key in of_pages if plain},
    )
