"""The links that stand in the settings: the menu, and those at the foot of all pages."""

import posixpath
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import yaml

from pakten.addresses.pages import page_path
from pakten.addresses.targets import is_own, is_safe
from pakten.checking.addresses.destinations import Destinations
from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.suggestion import near
from pakten.reading.yaml.foreign import BrokenYaml, child, loaded, location_of, nodes_of, scalar_of

_MENUS = ("footer", "nav_in", "contact")
"""What of the theme leads to pages."""


def read_settings(text: object, file: str) -> tuple[yaml.Node | None, Mapping[str, Any]]:
    """The settings as nodes and as what they say; nothing of a text that cannot be read."""
    with suppress(BrokenYaml):
        if isinstance(text, str):
            return loaded(text, file, {})
    return None, {}


def address_of_site(written: Mapping[str, Any]) -> str:
    """With a slash at its end; empty where it is not said, or only in the environment."""
    address = str(written.get("site_url") or "")
    return f"{address.rstrip('/')}/" if address else ""


def dead_menu(settings: yaml.Node | None, file: str, known: Destinations) -> Iterator[Problem]:
    theme = child(settings, "theme")
    for link in (*_values(child(settings, "nav")), *(one for key in _MENUS for one in _values(child(theme, key)))):
        target, location = link.value, location_of(link, file)
        if not is_safe(target):
            yield Problem.of(Code.FORBIDDEN_ADDRESS, location, value=target)
        # Both are written from the root of the site without a slash, whatever folder it is published in.
        elif is_own(target) and (target.startswith("/") or not known.has(_path(target))):
            instead = _instead(target, known)
            yield Problem.of(Code.NO_SUCH_PAGE, location, instead=instead, target=target, kind="menu")


def unknown_partners(settings: yaml.Node, file: str, catalogue: Catalogue) -> Iterator[Problem]:
    """Of those with whom activities are agreed, the ones that nobody has written about."""
    for id_ in catalogue.vocabulary.agree_with:
        if id_ not in catalogue.organisation:
            at = location_of(scalar_of(settings, id_), file)
            instead = near(id_, catalogue.organisation)
            yield Problem.of(Code.UNKNOWN_REFERENCE, at, instead=instead, kind="organisation", value=id_)


def _values(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Where a menu leads, however deep."""
    inside = [*nodes_of(node)]
    names = {id(name) for one in inside if isinstance(one, yaml.MappingNode) for name, _ in one.value}
    for one in inside:
        if isinstance(one, yaml.ScalarNode) and id(one) not in names and not one.tag.endswith(":null"):
            yield one


def _path(target: str) -> str:
    path = target.partition("#")[0].partition("?")[0]
    return page_path(path) if path.endswith(".md") else path


def _instead(target: str, known: Destinations) -> str:
    path = _path(target.lstrip("/"))
    found = path if known.has(path) else known.nearest(path)
    if not found or not target.endswith(".md"):
        return found
    sources = (posixpath.relpath(file, known.folder) for file, at in known.path_of.items() if at == found)
    return next(sources, f"{found}index.md")
