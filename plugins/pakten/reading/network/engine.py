"""What the site generator takes in `mkdocs.yml`, told without it: it says so in English, and without lines."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.machinery import PathFinder
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from pakten.addresses.targets import is_safe
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.network.statement import NAMED, unfinished
from pakten.reading.suggestion import near
from pakten.reading.yaml.foreign import location_of, pairs_of, scalar_of

_LIST_OR_GROUP = (list, dict)
KINDS: Mapping[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("site_name", "site_url", "site_description", "site_author", "copyright", "docs_dir"), str),
    **dict.fromkeys(("site_dir", "repo_url", "repo_name", "edit_uri", "edit_uri_template", "dev_addr"), str),
    **dict.fromkeys(("exclude_docs", "draft_docs", "not_in_nav", "remote_branch", "remote_name", "INHERIT"), str),
    **dict.fromkeys(("use_directory_urls", "strict"), bool),
    **dict.fromkeys(("nav", "extra_css", "extra_javascript", "extra_templates", "watch"), list),
    **dict.fromkeys(("extra", "validation"), dict),
    **dict.fromkeys(("plugins", "markdown_extensions", "hooks"), _LIST_OR_GROUP),
    "theme": (str, dict),
}
"""The keys of MkDocs 1.6, and how each is written."""

OPTIONS: Mapping[str, Mapping[str, type | tuple[type, ...]]] = {
    "pakten/catalogue": {"page_budget": int, "site_budget": int, "third_parties": list, "source_link": str},
    "pakten/pages": {},
    "pakten/search": {},
    "pakten/feeds": {"licence": str, "licence_url": str},
    "pakten/share": {"cards": bool, "cache": str},
    "pakten/statement": {
        **dict.fromkeys(("publisher", "service", "standard", "status", "method"), str),
        **dict.fromkeys(("assessed", "updated"), (str, date)),
        **dict.fromkeys(("law", "feedback", "authority"), dict),
        **dict.fromkeys(("shortcomings", "burdens", "outside"), list),
    },
}
"""Of our plugins; of the first, what only the website needs: `settings` reads the rest."""

_ADDRESSES = {"pakten/catalogue": "source_link", "pakten/feeds": "licence_url"}

_GROUPS = {"plugin": "mkdocs.plugins", "theme": "mkdocs.themes", "extension": "markdown.extensions"}
_KINDS = ((bool, "truth"), (str, "text"), (list, "list"), (dict, "group"), (int, "number"))


def engine_problems(node: yaml.Node, written: Mapping[str, Any], root: Path, file: str) -> Iterator[Problem]:
    """Everything for which a build would end before it has begun."""
    at = _Places(node, file)
    yield from _wrong_keys(written, KINDS, at)
    plugins, extensions = (dict(entries_of(written.get(key))) for key in ("plugins", "markdown_extensions"))
    yield from _wrong_theme(written, at)
    theme = written.get("theme")
    theme = theme if isinstance(theme, dict) else {"name": theme}
    for kind, names in (("plugin", plugins), ("extension", extensions), ("theme", [theme.get("name") or "mkdocs"])):
        installed = _installed()[kind]
        for used in map(str, names):
            # A theme may bring plugins along, which are known without its name as well.
            is_there = used.lstrip("/") in installed or f"{theme.get('name')}/{used}" in installed
            if not is_there and not (kind == "extension" and _is_module(used)):
                instead = near(used, installed)
                yield Problem.of(Code.NOT_INSTALLED, at.value(used), instead=instead, part=kind, value=used)
    for name, options in plugins.items():
        yield from _wrong_options(str(name), options, node, file)
    content, site = ((root / str(written.get(key) or key[:-4])).resolve() for key in ("docs_dir", "site_dir"))
    if content.is_relative_to(site) or site.is_relative_to(content):
        yield Problem.of(Code.WRONG_SETTING, at.key("site_dir"), field="site_dir", file=file)
    named = (written.get("docs_dir", "docs"), theme.get("custom_dir"), *dict(entries_of(written.get("hooks"))))
    for path in (one for one in named if isinstance(one, str) and not (root / one).exists()):
        yield Problem.of(Code.NO_FILE, at.value(path), file=path)


def _wrong_theme(written: Mapping[str, Any], at: "_Places") -> Iterator[Problem]:
    """A theme without a name, which only one with a folder of its own may be."""
    theme = written.get("theme")
    name = theme.get("name", "") if isinstance(theme, dict) else theme
    if name == "" or (name is None and isinstance(theme, dict) and not theme.get("custom_dir")):
        where = at.key("name" if isinstance(theme, dict) and "name" in theme else "theme")
        yield Problem.of(Code.THEME_UNNAMED, where)
    elif isinstance(theme, dict) and not isinstance(name, str | None):
        yield Problem.of(Code.SETTING_OF_KIND, at.key("name"), field="name", kind="text")


def _wrong_options(name: str, options: object, root: yaml.Node, file: str) -> Iterator[Problem]:
    """What a plugin is told: a group, and in one of ours only what it knows, as it must be."""
    pair = next(pairs_of(root, name), None)
    at = _Places(pair[1] if pair else None, file, pair[0] if pair else scalar_of(root, name))
    if options is not None and not isinstance(options, dict):
        yield Problem.of(Code.SETTING_OF_KIND, at.key(""), field=name, kind="group")
    said = options if isinstance(options, dict) else {}
    if name not in OPTIONS or said.get("enabled") is False:
        return
    known = {**OPTIONS[name], "enabled": bool}
    # What the first knows besides is told of where it is read.
    told = {key: value for key, value in said.items() if key in known} if name == "pakten/catalogue" else said
    wrong = tuple(_wrong_keys(told, known, at))
    yield from wrong
    if (address := said.get(_ADDRESSES.get(name, ""))) and not is_safe(str(address)):
        yield Problem.of(Code.FORBIDDEN_ADDRESS, at.key(_ADDRESSES[name]), value=address)
    if name == "pakten/statement":
        unread = {dict(one.values)["field"] for one in wrong}
        yield from (one for one in statement_problems(said, at.item) if dict(one.values).get("field") not in unread)


def statement_problems(written: Mapping[str, Any], at: Callable[[str, int], Location]) -> Iterator[Problem]:
    """What keeps an accessibility statement from being published; `at` knows where a point of an option stands."""
    for field, kind, number in unfinished(written):
        yield Problem.of(Code.STATEMENT_UNFINISHED, at(field, number), field=field, kind=kind, number=number)
    for name in NAMED:
        said = written.get(name)
        if isinstance(said, dict) and not is_safe(str(said.get("url") or "")):
            yield Problem.of(Code.FORBIDDEN_ADDRESS, at(name, 0), value=said["url"])


@dataclass(frozen=True, slots=True)
class _Places:
    """Where keys and values stand; for what stands nowhere, the place of what it is missing in."""

    root: yaml.Node | None
    file: str
    above: yaml.Node | None = None

    def key(self, name: str) -> Location:
        return self.item(name, 0)

    def item(self, name: str, number: int) -> Location:
        """The key, or that point of the list below it."""
        key, value = next(pairs_of(self.root, name), (self.above, None))
        return location_of(value.value[number - 1] if number and value is not None else key, self.file)

    def value(self, text: str) -> Location:
        return location_of(scalar_of(self.root, text), self.file)


def _wrong_keys(
    written: Mapping[str, Any], known: Mapping[str, type | tuple[type, ...]], at: _Places
) -> Iterator[Problem]:
    for key, value in written.items():
        if not isinstance(key, str) or key not in known:
            yield Problem.of(Code.UNKNOWN_SETTING, at.key(str(key)), instead=near(str(key), known), field=key)
            continue
        kinds = known[key]
        wanted = kinds if isinstance(kinds, tuple) else (kinds,)
        # For Python a truth is a number as well.
        if value is not None and ((type(value) is bool and int in wanted) or not isinstance(value, wanted)):
            said = next(word for kind, word in _KINDS if kind in wanted)
            yield Problem.of(Code.SETTING_OF_KIND, at.key(key), field=key, kind=said)


def entries_of(listed: object) -> Iterator[tuple[object, object]]:
    """Name and options of each: a list of names and of one-key mappings, or one mapping."""
    for entry in listed if isinstance(listed, list) else [listed]:
        yield from entry.items() if isinstance(entry, dict) else [(entry, None)] if entry is not None else []


@cache
def _installed() -> Mapping[str, tuple[str, ...]]:
    """The names of each kind. Asked once: to find them, Python reads a file of every distribution that there is."""
    found = entry_points()
    return {kind: tuple(sorted(found.select(group=group).names)) for kind, group in _GROUPS.items()}


def _is_module(name: str) -> bool:
    """Looked for, and not imported: what is above a module would take longer than the check of a small network."""
    first, *rest = name.partition(":")[0].split(".")
    try:
        found = find_spec(first)
        for part in rest:
            found = PathFinder.find_spec(part, found.submodule_search_locations or ()) if found else None
    except (ImportError, ValueError):
        return False
    return found is not None
