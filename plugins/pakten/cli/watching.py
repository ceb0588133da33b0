"""Waiting for a change: what a network is written in, looked at again and again, on every machine in the same way."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event

from pakten.reading.network.folder import files_below
from pakten.reading.network.layout import Layout

_PAUSE = 0.25
"""Seconds. Looking takes some thousandths of one."""

Stamps = dict[Path, tuple[int, int]]
"""When each file was changed, in nanoseconds, and its size in bytes."""


def until_changed(layout: Layout, before: Stamps) -> None:
    """Until something else is saved, and has been: many programs empty a file before they write it."""
    last = before
    while (now := saved(layout)) == before or now != last:
        last = now
        Event().wait(_PAUSE)


def saved(layout: Layout) -> Stamps:
    root = layout.root
    folders = (root / layout.content, root / layout.examples, root / layout.events_folder)
    files = [root / layout.events, root / layout.settings]
    return dict(_stamped([*files, *(file for folder in folders for file in files_below(folder))]))


def _stamped(files: Iterable[Path]) -> Iterator[tuple[Path, tuple[int, int]]]:
    for path in files:
        try:
            status = path.stat()
        except OSError:
            continue  # being saved at this moment, or gone
        yield path, (status.st_mtime_ns, status.st_size)
