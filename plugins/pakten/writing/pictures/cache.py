"""What has been drawn before is not drawn again: pictures kept in a folder, named by what they show.

The name holds everything that the picture depends on, so nothing in the folder can be out of date; throwing it away
costs time and nothing else. A folder that cannot be written to is no reason to stop: the picture is then drawn anew.
"""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

PICTURES = ".cache/pakten/pictures"
"""Where pictures of the content folder are kept, beside mkdocs.yml."""


@dataclass(frozen=True, slots=True)
class Store:
    folder: Path

    def get(self, shown: object, suffix: str, draw: Callable[[], bytes]) -> bytes:
        """The picture of what is shown: kept since an earlier build, or drawn now and kept."""
        name = sha256(repr(shown).encode()).hexdigest()
        path = self.folder / name[:2] / f"{name}.{suffix}"
        try:
            return path.read_bytes()
        except OSError:
            picture = draw()
            _keep(path, picture)
            return picture


def _keep(path: Path, picture: bytes) -> None:
    """Whole or not at all: another build may be reading the same folder."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(picture)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
