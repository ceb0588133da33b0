"""What the settings say of the theme: its name, whose it is, and the language that it speaks."""

from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

import yaml

OURS = "pakten"


@cache
def is_upon_ours(name: str) -> bool:
    """Whether a theme is ours or extends it, as MkDocs follows the line `extends` of themes."""
    known = {OURS}
    while name not in known:
        known.add(name)
        name = _extended(name)
    return name == OURS


def _extended(name: str) -> str:
    """The theme that another is made upon; empty for none and for one that nobody finds, which is told elsewhere."""
    found = next(iter(entry_points(group="mkdocs.themes", name=name)), None)
    try:
        spec = find_spec(found.module) if found else None
        folders = spec.submodule_search_locations if spec else None
        file = next((Path(one) / "mkdocs_theme.yml" for one in folders or ()), None)
        said = yaml.safe_load(file.read_text("utf-8")) if file else None
    except (ImportError, OSError, ValueError, yaml.YAMLError):
        return ""
    return str(said.get("extends") or "") if isinstance(said, dict) else ""


def language_of_theme(theme: object) -> str:
    """As our theme and Material name it, or those of MkDocs; ours is Swedish where nothing is said, others English."""
    named = theme if isinstance(theme, dict) else {}
    return str(named.get("language") or named.get("locale") or ("sv" if is_upon_ours(name_of_theme(theme)) else "en"))


def name_of_theme(theme: object) -> str:
    """MkDocs' own is the one that nobody has named."""
    return str((theme.get("name") if isinstance(theme, dict) else theme) or "mkdocs")
