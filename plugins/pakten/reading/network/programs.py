"""What in the settings runs programs while the site is built: whoever adds that can do all that the builder can."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from pakten.domain.problem import Location
from pakten.reading.yaml.foreign import BrokenYaml, loaded, location_of, nodes_of

_PYTHON = "tag:yaml.org,2002:python/"
_NAMES = re.compile(r"name:")
"""The one tag that only names something; what is named runs when an extension calls it. All others run at once."""
_KNOWN = re.compile(r"name:(?:pymdownx|markdown|material|materialx)\.|object/apply:pymdownx\.slugs\.")
"""What the site generator and its extensions bring along; Material tells everybody to write the last, for headings."""

_THEIRS = ("search", "material/search")
"""Plugins that every site has, and ours writes down where somebody has named none."""


@dataclass(frozen=True, slots=True)
class Program:
    kind: str
    """`tag`, `hook`, `plugin`, `extension`, `templates` or `settings`."""
    value: str

    @property
    def runs_at_once(self) -> bool:
        """As soon as the settings are read, before anybody could look at them."""
        return self.kind == "tag" and not _NAMES.match(self.value.removeprefix("!!python/"))


def programs(node: yaml.Node, file: str) -> Mapping[Program, Location]:
    """Each with its place."""
    found: dict[Program, Location] = {}
    for one in nodes_of(node):
        if one.tag.startswith(_PYTHON) and not _KNOWN.match(one.tag, len(_PYTHON)):
            found.setdefault(Program("tag", f"!!python/{one.tag.removeprefix(_PYTHON)}"), location_of(one, file))
    for program, at in _named(node):
        found.setdefault(program, location_of(at, file))
    return found


def programs_in(text: str, file: str) -> Mapping[Program, Location]:
    """The same of settings as a text; nothing of what cannot be read."""
    try:
        node, _ = loaded(text, file, {})
    except BrokenYaml:
        return {}
    return programs(node, file)


def _named(node: yaml.Node) -> Iterator[tuple[Program, yaml.Node]]:
    for key, value in _pairs(node):
        if key in ("hooks", "plugins", "markdown_extensions"):
            kind = {"hooks": "hook", "plugins": "plugin"}.get(key, "extension")
            for name in _listed(value):
                if not str(name.value).startswith("pakten/") and name.value not in _THEIRS:
                    yield Program(kind, str(name.value)), name
        elif key == "INHERIT":
            yield Program("settings", str(value.value)), value
        elif key == "theme":
            yield from ((Program("templates", str(at.value)), at) for name, at in _pairs(value) if name == "custom_dir")


def _pairs(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((str(key.value), value) for key, value in node.value)


def _listed(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Names in a list, with options or without, or as the keys of a mapping."""
    entries = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for entry in entries:
        if isinstance(entry, yaml.MappingNode):
            yield from (key for key, _ in entry.value if isinstance(key, yaml.ScalarNode))
        elif isinstance(entry, yaml.ScalarNode):
            yield entry
