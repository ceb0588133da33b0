"""Pictures that must not be shown any more, from the day of their `remove_by`, and entries without them."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from unicodedata import normalize

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.reading.markup.pictures import without_pictures
from pakten.reading.network.folder import files_below

Entry = TypeVar("Entry", Event, Example)


def withdrawn(catalogue: Catalogue, content: Path, today: date) -> frozenset[str]:
    """Where they lie below the content folder; a copy under another name is the same picture."""
    gone = frozenset(image.path for _, image in catalogue.pictured if image.is_gone(today))
    if not gone:
        return gone
    files = {
        normalize("NFC", one.relative_to(content).as_posix()): one for one in files_below(content) if one.is_file()
    }
    sizes = {files[path].stat().st_size for path in gone & files.keys()}
    digests = {path: sha256(file.read_bytes()).digest() for path, file in files.items() if file.stat().st_size in sizes}
    copied = {digests[path] for path in gone & digests.keys()}
    return gone | {path for path, digest in digests.items() if digest in copied}


def without(gone: frozenset[str], catalogue: Catalogue) -> Catalogue:
    """The catalogue in which nothing names them."""
    if not gone:
        return catalogue
    events = (replace(one, description=without_pictures(one.description, gone)) for one in catalogue.events)
    examples = (replace(one, body=without_pictures(one.body, gone)) for one in catalogue.examples)
    return replace(
        catalogue,
        events=tuple(_shown(one, gone) for one in events),
        examples=tuple(_shown(one, gone) for one in examples),
    )


def _shown(entry: Entry, gone: frozenset[str]) -> Entry:
    return replace(entry, image=None) if entry.image and entry.image.path in gone else entry
