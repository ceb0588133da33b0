"""Earlier addresses of pages: a page leads on only from what is a path of the site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pakten.addresses.segments import facet_segments, segments_of
from pakten.addresses.urls import Urls
from pakten.checking.addresses.saved import redirects
from pakten.locale import words
from pakten.reading.network.catalogue import Reading

URLS = Urls(segments_of(words("sv"), {}), facet_segments(words("sv")))
NO_PATHS = (
    "/a/../b/",
    "/.dold/",
    "/x?y=1",
    "/x#y",
    "/%2e%2e/x/",
    "/a//b/",
)


def test_pages_lead_on_from_paths_and_from_nothing_else(network: Path, reading: Callable[[], Reading]) -> None:
    aliases = ", ".join(f'"{one}"' for one in (*NO_PATHS, "/tidigare/", "/gammal.html", "/om/index.html", "/tidigare"))
    (network / "content" / "sida.md").write_text(f"---\ntitle: Sida\naliases: [{aliases}]\n---\nText.\n")
    found = reading()
    assert found.catalogue is not None, found.problems

    made = redirects(found.catalogue, found.pages, (), URLS)

    assert [(one.path, one.entry) for one in made] == [
        (path, made[0].entry) for path in ("tidigare/", "gammal.html", "om/")
    ]
