"""While a site that is served is built, whoever asks for a file gets it before the rest is there."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from mkdocs.commands import build as commands
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from pakten.reading.memory.store import Kept
from pakten.website.generated import SHARE, Batch
from pakten.website.judgement.problems import Limits, problems_of
from pakten.website.plugins.catalogue import CataloguePlugin
from pakten.website.serving.awaited import Awaited
from pakten.website.serving.session import Overtaken, Session
from tests.website.conftest import DAY

PAGE = "calendar/breakfast/index.html"


class Visitor:
    """Asks for a file, and gets it when it is there."""

    def __init__(self, awaited: Awaited, name: str = PAGE) -> None:
        self.got: list[bytes | None] = []
        self._waiting = Thread(target=lambda: self.got.append(awaited.file(name)), daemon=True)
        self._waiting.start()
        while name not in awaited.asked():
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


def test_nobody_waits_longer_than_the_build_takes(awaited: Awaited) -> None:
    visitor = Visitor(awaited)

    awaited.end()

    assert visitor.gets() is None


def test_nobody_gets_a_file_of_the_build_before(awaited: Awaited) -> None:
    awaited.show(PAGE, b"before")
    awaited.end()

    assert awaited.file(PAGE) is None
    awaited.begin()
    visitor = Visitor(awaited)
    awaited.show(PAGE, b"now")
    assert visitor.gets() == b"now"


def test_what_is_written_is_there_for_all_until_it_takes_the_place_of_the_site(
    awaited: Awaited, tmp_path: Path
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/style.css").write_text("p {}")
    (tmp_path / "secret").write_text("no")
    visitor = Visitor(awaited, "style.css")

    awaited.are_written(tmp_path / "site")

    assert visitor.gets() == b"p {}"
    assert awaited.file("../secret") is None
    assert awaited.file("nowhere/index.html") is None
    awaited.are_written(None)
    assert not Visitor(awaited, "style.css").got


def test_between_any_two_files_somebody_may_be_answered(tmp_path: Path) -> None:
    settings, docs = tmp_path / "mkdocs.yml", tmp_path / "docs"
    docs.mkdir()
    settings.write_text("site_name: Site\n")
    config = load_config(str(settings), docs_dir=str(docs), site_dir=str(tmp_path / "site"))
    config.plugins._current_plugin = "pakten/pages"
    done: list[str] = []
    batch = Batch(meanwhile=lambda: done.append("asked"))
    for name in ("a.html", "b.html"):
        batch.file(config, name, lambda name=name: str(done.append(name)))  # type: ignore[misc, func-returns-value]

    batch.finish()

    assert [one for one in done if one != "asked"] == ["a.html", "b.html"]
    assert done.index("asked") < done.index("a.html")
    assert "asked" in done[done.index("a.html") : done.index("b.html")]


class Served:
    """A network that is served, without a server."""

    def __init__(self, network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PAKTEN_DATE", DAY)
        self.network = network
        self.site = network.parent / "site"
        self.session = Session(network / "mkdocs.yml")
        self.session.site = self.site

    def config(self) -> MkDocsConfig:
        config = load_config(str(self.network / "mkdocs.yml"), site_dir=str(self.site))
        plugin = config.plugins["pakten/catalogue"]
        assert isinstance(plugin, CataloguePlugin)
        plugin.is_apart, plugin.session = True, self.session
        self.plugin = plugin
        return config

    def builds(self) -> None:
        self.session.kept_going(build)(self.config())

    def builds_for(self, names: list[str]) -> dict[str, bytes | None]:
        """What those get who wait for these files."""
        self.session.awaited.begin()
        visitors = {name: Visitor(self.session.awaited, name) for name in names}
        self.builds()
        return {name: visitor.gets() for name, visitor in visitors.items()}

    def pages(self) -> list[str]:
        return sorted(path.relative_to(self.site).as_posix() for path in self.site.rglob("*.html"))


@pytest.fixture
def served(seasonal: Path, monkeypatch: pytest.MonkeyPatch) -> Served:
    served = Served(seasonal, monkeypatch)
    served.builds()
    assert served.session.failure is None
    return served


def _changed(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


CHANGES = (
    ("events.yaml", "title: ", "title: Zebra "),
    ("events.yaml", "areas: [harbour]", "areas: [hill]"),
    ("goodexamples/bakery-apprentices.md", "title: ", "title: Zebra "),
    ("content/areas/hill.md", "Homes and two", "Zebras and two"),
    ("mkdocs.yml", "site_name: ", "site_name: Zebra "),
)


@pytest.mark.thorough
def test_the_build_before_shows_what_the_one_under_way_will_hold(served: Served) -> None:
    """Every page, whatever has been changed; and only entries may be shown by the build before."""
    shown_before = []
    for file, old, new in CHANGES:
        _changed(served.network / file, old, new)
        turn, pages = served.session.turn, served.pages()

        got = served.builds_for(pages)

        assert served.session.failure is None
        there = {name: content for name, content in got.items() if content is not None}
        assert {name: (served.site / name).read_bytes() for name in there} == there, file
        assert len(there) > len(pages) * 0.9
        assert served.session.turn == turn + 1  # nobody has to look again
        shown_before.append(served.session.renewals)
    assert shown_before == [1, 2, 3, 3, 3]


@pytest.mark.thorough
def test_what_is_gone_is_not_shown_and_what_is_new_waits_for_its_build(served: Served) -> None:
    gone, new = "calendar/walks/index.html", "calendar/wanderings/index.html"
    _changed(served.network / "events.yaml", "- id: walks", "- id: wanderings")
    assert (served.site / gone).exists()

    got = served.builds_for([gone, new, "calendar/index.html"])

    assert served.session.renewals == 1
    assert got[gone] is None
    assert not (served.site / gone).exists()
    assert got[new] == (served.site / new).read_bytes()
    assert got["calendar/index.html"] == (served.site / "calendar/index.html").read_bytes()


@pytest.mark.thorough
def test_a_mistake_is_told_to_whoever_waits(served: Served) -> None:
    _changed(served.network / "events.yaml", "start:", "strat:")
    turn = served.session.turn

    got = served.builds_for(["index.html"])

    assert got == {"index.html": None}
    assert "strat" in served.session.page()
    assert served.session.turn == turn + 2


@pytest.mark.thorough
def test_whoever_saves_while_a_site_is_judged_does_not_wait_for_the_rest(served: Served) -> None:
    told: list[tuple[int, int]] = []

    problems = problems_of(served.site, served.plugin.site, Limits(), Kept(), lambda *far: told.append(far))

    whole = sum(path.is_file() for path in served.site.rglob("*"))
    assert problems == ()
    assert told == [*sorted(told[:-1]), (1, 1)]
    assert {of for _, of in told[:-1]} == {whole}
    assert len(told) > whole / SHARE


@pytest.mark.thorough
def test_a_build_that_is_overtaken_is_given_up_and_those_who_wait_get_the_next(served: Served) -> None:
    before = {name: (served.site / name).read_bytes() for name in served.pages()}
    _changed(served.network / "events.yaml", "title: ", "title: Zebra ")
    served.session.has_news = lambda: True

    served.builds()

    assert served.session.failure is None
    assert {name: (served.site / name).read_bytes() for name in served.pages()} == before
    with pytest.raises(Overtaken):
        served.session.go_on()
    visitor = Visitor(served.session.awaited, "index.html")
    served.session.has_news = lambda: False
    served.builds()
    assert visitor.gets() == (served.site / "index.html").read_bytes()
    assert [name for name, content in before.items() if b"Zebra" in content] == []
    assert b"Zebra" in b"".join((served.site / name).read_bytes() for name in served.pages())


@pytest.mark.thorough
@pytest.mark.parametrize("step", ["_populate_page", "_build_page"])
def test_a_build_is_given_up_at_any_text_and_nothing_is_told_of_it(
    step: str, served: Served, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pages: list[Page] = []
    take = getattr(commands, step)

    def taken(page: Page, *given: object, **named: object) -> None:
        pages.append(page)
        take(page, *given, **named)

    monkeypatch.setattr(commands, step, taken)
    served.session.has_news = lambda: bool(pages)

    served.builds()

    assert len(pages) == 1
    assert served.session.failure is None
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert [path.name for path in served.site.parent.glob(".site*")] == []


def test_nobody_is_told_of_mistakes_in_a_file_of_which_half_is_saved(served: Served) -> None:
    _changed(served.network / "events.yaml", "start:", "strat:")
    served.session.has_news = lambda: True

    served.builds()

    assert served.session.page() == ""


def test_what_is_saved_while_the_settings_are_read_is_built_with_what_was_saved_before(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[MkDocsConfig] = []
    monkeypatch.setattr(served.session, "_build", lambda config, **_: built.append(config))
    build = served.session.kept_going(served.session._settled)
    config = served.config()

    served.session.hears_news = lambda _: True
    build(config)
    assert built == []

    served.session.hears_news = lambda _: False
    build(config)
    assert built == [config]
