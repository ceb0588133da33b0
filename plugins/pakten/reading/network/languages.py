"""What `mkdocs.yml` says of languages beside that of the site, held against what must be."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from pakten.addresses.segments import SEGMENTS
from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.locale import words
from pakten.reading.forms.types import SLUG
from pakten.reading.network.options import LANGUAGE_TABLES
from pakten.reading.suggestion import near, slug
from pakten.reading.yaml.foreign import key_location, pairs_of, value_location


def unfit_languages(options: Mapping[str, Any], language: str, root: yaml.Node, file: str) -> Iterator[Problem]:
    """`options` are those of the network, as they are written; `language` is that of the theme."""
    own = words(str(options.get("language") or language))
    taken = {options.get("segments", {}).get(name) or own(f"segment.{name}") for name in SEGMENTS}
    for code, written in options["languages"].items():
        node = _below(root, "languages", str(code))
        if not isinstance(code, str) or not isinstance(written or {}, dict):
            # The code of Norway, which YAML takes for a no, stands there otherwise than it is read.
            yield _wrong(root, code if isinstance(code, str) else "languages", file)
            continue
        said: Mapping[str, Any] = written or {}
        known = ("path", *LANGUAGE_TABLES)
        for key in (str(key) for key in said if key not in known):
            yield _wrong(node or root, key, file, near(key, known))
        path = str(said.get("path") or code).strip("/")
        is_taken = path in taken
        is_unfit = "path" in said and not all(re.fullmatch(SLUG, folder) for folder in path.split("/"))
        if is_taken or is_unfit:
            instead = "" if is_taken else f"{'/'.join(map(slug, path.split('/')))}/"
            yield _wrong(node or root, "path" if "path" in said else code, file, instead, is_value="path" in said)
        taken.add(path)
        yield from _tables(said, options, node or root, file)


def _tables(said: Mapping[str, Any], options: Mapping[str, Any], node: yaml.Node, file: str) -> Iterator[Problem]:
    for name in LANGUAGE_TABLES:
        table, known = said.get(name, {}), SEGMENTS if name == "segments" else options.get(name, {})
        if not isinstance(table, dict):
            yield _wrong(node, name, file)
            continue
        for id_ in table:
            if str(id_) not in known:
                yield _wrong(_below(node, name) or node, str(id_), file, near(str(id_), known))


def _below(root: yaml.Node, *keys: str) -> yaml.Node | None:
    """The group that stands under these keys, one inside the other."""
    node: yaml.Node | None = root
    for key in keys:
        node = next((value for _, value in pairs_of(node, key)), None)
    return node


def _wrong(node: yaml.Node, key: str, file: str, instead: str = "", *, is_value: bool = False) -> Problem:
    where = value_location if is_value else key_location
    return Problem.of(Code.WRONG_SETTING, where(node, key, file), instead=instead, field=key, file=file)
