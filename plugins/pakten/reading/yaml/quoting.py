"""Text inside quotation marks, as YAML reads it back unchanged."""

from __future__ import annotations


def quoted(text: str) -> str:
    """Double quotes as people write them; single ones when the text itself holds double quotes or a backslash."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
