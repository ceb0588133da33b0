"""What is remembered between imports: what columns and zones mean, and which event each entry of a calendar became.

It stands in a file beside the settings, one fact a line, so that it can be read, mended and merged. What a calendar
calls its entries may hold a name, so only a digest of it is kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from pakten.reading.refusal import Refusal
from pakten.reading.yaml.values import Value

FILE = "import.json"
KEPT = ("title", "start", "end", "place", "description")
"""What is compared when an entry comes again."""


@dataclass(frozen=True, slots=True)
class Memory:
    columns: Mapping[str, str] = field(default_factory=dict)
    """The key of each heading; empty for a column that is not to be read."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What holds for rows that do not say it themselves."""
    zones: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Of each entry of a calendar the id of its event, and what it said when it was read."""

    @classmethod
    def of(cls, data: bytes, name: str = FILE) -> Memory:
        try:
            said: Any = json.loads(data) if data.strip() else {}
            texts = {key: _texts(said.get(key, {})) for key in ("columns", "values", "zones")}
            return cls(**texts, entries={str(key): _texts(one) for key, one in said.get("entries", {}).items()})
        except (ValueError, AttributeError):
            raise Refusal("no_memory", file=name) from None

    @property
    def data(self) -> bytes:
        said = {key: one for key, one in asdict(self).items() if one}
        return (json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()

    def entry(self, uid: str) -> Mapping[str, str]:
        return self.entries.get(digest(uid), {}) if uid else {}


def digest(uid: str) -> str:
    return sha256(uid.encode()).hexdigest()[:20]


def remembered(values: Mapping[str, Value]) -> dict[str, str]:
    """What an entry says, as it is compared the next time; texts that are long by their digest."""
    said = {key: values[key] for key in KEPT if key in values}
    texts = {key: one if isinstance(one, str) else json.dumps(one, sort_keys=True) for key, one in said.items()}
    short = {key: one if len(one) <= 80 else digest(one) for key, one in texts.items()}
    dates = values.get("occasions")
    ids = " ".join(str(one["id"]) for one in dates if isinstance(one, dict)) if isinstance(dates, list) else ""
    return {"id": str(values["id"]), **short, **({"dates": ids} if ids else {})}


def _texts(said: Any) -> dict[str, str]:
    return {str(key): str(one) for key, one in said.items()}
