"""What has been drawn before is not drawn again: pictures kept in a folder, named by what they show.

The name holds everything that the picture depends on, so nothing in the folder can be out of date; throwing it away
costs time and nothing else. A folder that cannot be written to is no reason to stop: the picture is then drawn anew.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pakten.atomic import put

PICTURES = ".cache/pakten/pictures"
"""Where pictures of the content folder are kept, beside mkdocs.yml."""


@dataclass(frozen=True, slots=True)
class Store:
    folder: Path

    def get(self, shown: object, suffix: str, draw: Callable[[], bytes]) -> bytes:
        """The picture of what is shown: kept since an earlier build, or drawn now and kept."""
        return self.named(name_of(shown), suffix, draw)

    def named(self, name: str, suffix: str, draw: Callable[[], bytes]) -> bytes:
        path = f"{self.folder}/{name[:2]}/{name}.{suffix}"
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (half the time of a path, for thousands of files)
                return file.read()
        except OSError:
            picture = draw()
            put(Path(path), (picture,))
            return picture


def name_of(shown: object) -> str:
    """What it is kept under."""
    return sha256(repr(shown).encode()).hexdigest()
