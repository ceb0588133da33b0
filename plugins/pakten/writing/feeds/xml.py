"""Elements of Atom as text; lxml is their judge in the tests."""

from datetime import datetime
from xml.sax.saxutils import escape

_QUOTE = {'"': "&quot;"}


def element(name: str, text: str, **attributes: str) -> str:
    return f"<{name}{_written(attributes)}>{escape(text)}</{name}>"


def empty(name: str, **attributes: str) -> str:
    return f"<{name}{_written(attributes)}/>"


def link(relation: str, url: str, kind: str) -> str:
    return empty("link", rel=relation, type=kind, href=url)


def instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value, _QUOTE)}"' for name, value in attributes.items())
