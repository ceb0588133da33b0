"""Waiting for a change: what a network is written in, looked at again and again, on every machine in the same way."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from pakten.reading.network.folder import files_below
from pakten.reading.network.layout import Layout
from pakten.reading.network.settings import FILE

_PAUSE = 0.5
"""Seconds. Looking takes some thousandths of one."""


def until_changed(layout: Layout) -> None:
    before = dict(_stamps(layout))
    while dict(_stamps(layout)) == before:
        Event().wait(_PAUSE)


def _stamps(layout: Layout) -> Iterator[tuple[Path, tuple[int, int]]]:
    root = layout.root
    folders = (root / layout.content, root / layout.examples, root / layout.events_folder)
    for path in (root / layout.events, root / FILE, *(file for folder in folders for file in files_below(folder))):
        try:
            status = path.stat()
        except OSError:
            continue  # being saved at this moment, or gone
        yield path, (status.st_mtime_ns, status.st_size)
