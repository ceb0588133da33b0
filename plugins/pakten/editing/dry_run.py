"""A trial: the network as it would be with a change, in a folder of its own, read before anything is written."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pakten.reading.network.layout import Layout

_READ = (".md", ".yaml", ".yml")


@contextmanager
def trial(layout: Layout) -> Iterator[Layout]:
    """A copy of everything that is read. What is changed in it is gone afterwards."""
    with TemporaryDirectory(prefix="pakten-") as folder:
        copied = replace(layout, root=Path(folder))
        for name in (layout.events, layout.events_folder, layout.examples, layout.sources, layout.content):
            source, target = layout.root / name, copied.root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, ignore=_unread, symlinks=True, dirs_exist_ok=True)
            elif source.is_file():
                shutil.copyfile(source, target)
        yield copied


def _unread(folder: str, names: list[str]) -> set[str]:
    """What reading does not look into: pictures need not be copied."""
    return {name for name in names if not (Path(folder) / name).is_dir() and Path(name).suffix not in _READ}
