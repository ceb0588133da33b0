"""The pictures of the content folder on their way to the site; `writing.pictures.photo` is what is done to them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from pakten.website.generated import Batch
from pakten.writing.pictures import photo
from pakten.writing.pictures.cache import Store

FOLDER = ".cache/pakten/pictures"
"""Where treated pictures are kept, beside mkdocs.yml."""


def treat(files: Files, written: Iterable[File], config: MkDocsConfig, batch: Batch) -> None:
    """Put a treated picture in the place of each that is written."""
    store = Store(Path(config.config_file_path).parent / FOLDER)
    for file in written:
        if file.abs_src_path is not None and photo.is_photo(Path(file.src_uri).suffix):
            files.remove(file)
            files.append(batch.file(config, file.src_uri, partial(_treated, Path(file.abs_src_path), store)))


def _treated(path: Path, store: Store) -> bytes:
    content, suffix = path.read_bytes(), path.suffix.lower()
    shown = (photo.TREATMENT, suffix, sha256(content).hexdigest())
    return store.get(shown, suffix[1:], partial(photo.freed, content, suffix))
