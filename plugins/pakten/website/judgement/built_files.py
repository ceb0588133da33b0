"""The files of a built site, and its pages as their tags say them.

What a page says by itself is remembered from build to build by what it holds (reading/memory/store.py).
"""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import astuple
from functools import partial
from pathlib import Path
from typing import Any

from pakten.reading.memory.store import Kept, digest
from pakten.website.judgement.built_page import BuiltPage, Flaw, PageReader


def files_in(site: Path) -> Iterator[tuple[str, os.stat_result]]:
    """By their names below the root of the site. A link is a file, wherever it leads."""
    below = [""]
    while below:
        folder = below.pop()
        with os.scandir(f"{site}/{folder}") as found:
            for one in found:
                if one.is_dir(follow_symlinks=False):
                    below.append(f"{folder}{one.name}/")
                else:
                    yield f"{folder}{one.name}", one.stat(follow_symlinks=False)


def content_of(site: Path, name: str) -> bytes:
    with open(f"{site}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 (half the time of a path, for thousands of files)
        return file.read()


def pages_in(site: Path, files: Mapping[str, os.stat_result], known: Kept[Any]) -> Iterator[tuple[str, BuiltPage]]:
    reader = PageReader()
    for name in sorted(name for name, state in files.items() if name.endswith(".html") and stat.S_ISREG(state.st_mode)):
        content = content_of(site, name)
        flaw, *said = known.get(digest(b"page", content), partial(_said, reader, content))
        yield name, BuiltPage(Flaw(*flaw) if flaw else None, *said)


def _said(reader: PageReader, content: bytes) -> tuple[object, ...]:
    """What a page says, as values that can be kept."""
    page = reader.read(content)
    return (page.flaw and astuple(page.flaw), page.links, page.fetched, page.hosted, page.ids)
