"""A file of a cache: whole or not at all, since another build may be reading it."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def put(path: Path, parts: Iterable[bytes]) -> None:
    """Where nobody can write there is no file, which is no reason to stop: what it would hold is made anew."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(parts)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
