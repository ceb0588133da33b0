"""The page of the documentation that says what works together, made of the answers that the matrix is tried against."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.matrix.cells import MODES, PLUGINS, THEMES

_TOLD = {
    "together": "works together",
    "partly": "works together, but not on pages made of data: {why}",
    "refused": "refused with a sentence: {why}",
}


def table() -> str:
    head = (
        "# Beside themes, plugins and settings\n\n"
        "Each plugin is tried before and after ours, with every theme, in a strict build of which every link is "
        "followed; each setting as well. Every week that is done anew with the newest versions."
    )
    parts = [head]
    for title, kind, answers in (("Themes", "theme", THEMES), ("Plugins", "plugin", PLUGINS), ("Settings", "", MODES)):
        rows = "\n".join(_rows(answers))
        parts.append(f"## {title}\n\n| {kind or 'setting'} | answer |\n| --- | --- |\n{rows}")
    return "\n\n".join(parts) + "\n"


def _rows(answers: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for name, row in answers.items():
        told = _TOLD[row["answer"]].format(why=row["why"])
        more = f". {row['why']}" if row["answer"] == "together" and row["why"] else ""
        only = f" ({', '.join(one.title() for one in row['only'])})" if row.get("only") else ""
        yield f"| {name}{only} | {told}{more} |"
