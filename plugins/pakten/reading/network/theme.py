"""What the settings say of the theme: its name, and the language that it speaks."""

THEME = "pakten"
"""Ours."""


def language_of_theme(theme: object) -> str:
    """As our theme and Material name it, or those of MkDocs; ours is Swedish where nothing is said, others English."""
    named = theme if isinstance(theme, dict) else {}
    return str(named.get("language") or named.get("locale") or ("sv" if name_of_theme(theme) == THEME else "en"))


def name_of_theme(theme: object) -> str:
    """MkDocs' own is the one that nobody has named."""
    return str((theme.get("name") if isinstance(theme, dict) else theme) or "mkdocs")
