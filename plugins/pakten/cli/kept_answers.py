"""Answers kept while somebody fills in an entry, so that a closed terminal costs nothing but the way back to it."""

import json
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from pakten.atomic import put


@dataclass
class KeptAnswers:
    path: Path | None = None
    """None where they are only kept as long as the questions last."""
    texts: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    """The questions that have been answered, in their order."""

    @classmethod
    def at(cls, root: Path, kind: str) -> "KeptAnswers":
        """Those of an earlier time; none when there are none, or when somebody has been at the file."""
        path = root / ".cache" / "pakten" / f"new-{kind}.json"
        try:
            kept = json.loads(path.read_text("utf-8"))
            texts = {str(name): str(text) for name, text in kept["texts"].items()}
            return cls(path, texts, [str(name) for name in kept["asked"] if name in texts])
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return cls(path)

    def keep(self) -> None:
        if self.path is not None:
            put(self.path, (json.dumps({"texts": self.texts, "asked": self.asked}, ensure_ascii=False).encode(),))

    def forget(self) -> None:
        self.texts, self.asked = {}, []
        if self.path is not None:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
