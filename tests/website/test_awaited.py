"""While a site that is served is built anew, whoever asks for a page gets it before the rest is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from mkdocs.config import load_config

from pakten.website.generated import Batch
from pakten.website.serving.awaited import Awaited

PAGE = "calendar/breakfast/index.html"


class Visitor:
    """Asks for the page, and gets it when it is there."""

    def __init__(self, awaited: Awaited) -> None:
        self.got: list[bytes | None] = []
        self._waiting = Thread(target=lambda: self.got.append(awaited.page(PAGE)), daemon=True)
        self._waiting.start()
        while not awaited.is_asked_for(PAGE):
            Event().wait(0.01)

    def gets(self) -> bytes | None:
        self._waiting.join(20)
        (got,) = self.got
        return got


@pytest.fixture
def awaited() -> Iterator[Awaited]:
    """While a build is under way."""
    awaited = Awaited()
    awaited.begin()
    yield awaited
    awaited.end()


def test_the_page_that_somebody_waits_for_is_made_first(awaited: Awaited, tmp_path: Path) -> None:
    visitor = Visitor(awaited)
    settings, docs = tmp_path / "mkdocs.yml", tmp_path / "docs"
    docs.mkdir()
    settings.write_text("site_name: Site\n")
    config = load_config(str(settings), docs_dir=str(docs), site_dir=str(tmp_path / "site"))
    config.plugins._current_plugin = "pakten/pages"
    batch, made = Batch(awaited=awaited), []

    def page(name: str) -> str:
        made.append(name)
        return f"This is {name}."

    for name in ("calendar/supper/index.html", PAGE, "calendar/walk/index.html"):
        batch.file(config, name, lambda name=name: page(name))  # type: ignore[misc]
    batch.start()

    assert visitor.gets() == f"This is {PAGE}.".encode()
    assert made[0] == PAGE
    batch.finish()
    assert (tmp_path / "site" / PAGE).read_text() == f"This is {PAGE}."


def test_nobody_waits_longer_than_the_build_takes(awaited: Awaited) -> None:
    visitor = Visitor(awaited)

    awaited.end()

    assert visitor.gets() is None


def test_nobody_gets_a_page_of_the_build_before(awaited: Awaited) -> None:
    awaited.show(PAGE, b"before")
    awaited.end()

    assert awaited.page(PAGE) is None
    awaited.begin()
    visitor = Visitor(awaited)
    awaited.show(PAGE, b"now")
    assert visitor.gets() == b"now"
