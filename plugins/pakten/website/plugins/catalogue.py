"""Reads the network once per build, stops the build when something is wrong, and hands the catalogue on."""

from __future__ import annotations

import gc
import logging
import math
import os
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from pakten.checking.addresses.saved import redirects
from pakten.checking.remembered import remember_in
from pakten.checking.review import reader, review
from pakten.checking.texts import at_once
from pakten.domain.overviews.gaps import gaps
from pakten.domain.source import Lack
from pakten.locale import Words, authors_language, words
from pakten.reading.memory.store import FOLDER, Store
from pakten.reading.network.catalogue import read, without_garbage_collection
from pakten.reading.network.ledger import FILE as LEDGER
from pakten.reading.network.ledger import read_ledger
from pakten.reading.network.settings import unfit_settings
from pakten.website.composition import compose
from pakten.website.judgement.problems import Limits, problems_of
from pakten.website.mistakes import require_settings, stop_on_errors
from pakten.website.pages.host_page import has_our_templates
from pakten.website.progress import Progress
from pakten.website.published import lost
from pakten.website.release import Release, begun, is_warned, not_written
from pakten.website.second_look import SecondLook
from pakten.website.settings import (
    CatalogueConfig,
    all_urls,
    language_of,
    options_of,
    require_safe,
    today,
)
from pakten.website.site import Site

log = logging.getLogger("mkdocs.plugins.pakten")

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from pakten.website.serving.session import Session


class CataloguePlugin(BasePlugin[CatalogueConfig]):
    """The first of the plugins: the others ask it for the site."""

    site: Site
    language = words("en")
    second_look: SecondLook | None = None
    """There is one when all has been read."""
    unswept = ExitStack()
    """While it is open nobody looks for circles of garbage: a build that makes few pages leaves little of it."""
    release: Release | None = None
    """Where a build is made until it takes the site's place; none for one that changes single pages of it."""
    is_apart = True
    """Whether the site is made anew. `mkdocs build --dirty` changes single pages of it; others, such as mike, only ask
    for the settings, and then take the site from where these say."""
    session: Session | None = None
    """There is one while the site is served."""

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        if config_file_path:
            require_settings(Path(config_file_path))
        return super().load_config(options, config_file_path)

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.is_apart = not dirty and command in ("build", "gh-deploy", "serve")
        if command == "serve":
            from pakten.website.serving.session import Session  # noqa: PLC0415 (no build needs a server)

            self.session = Session(Path(self.config.config_file_path or "mkdocs.yml").absolute())
            self.session.begin()

    def on_shutdown(self) -> None:
        if self.session is not None:
            self.session.end()

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        if self.session is not None:
            self.session.join(server, config, self._sources(config))
        return server

    # Before the other plugins, which need the site, and before MkDocs empties the folder of the last good build.
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.unswept.enter_context(without_garbage_collection())
        zone = ZoneInfo(self.config.timezone)
        spoken = self.config.language or language_of(config.theme)
        options = options_of(self.config)
        self.language = language = words(options.authors_language or authors_language(spoken))
        found = unfit_settings(Path(config.config_file_path), os.environ, spoken, options)
        stop_on_errors(found, language, lambda _: [])  # no line is shown of settings
        root = Path(os.path.abspath(config.config_file_path)).parent  # noqa: PTH100 (as MkDocs writes docs_dir: links stay)
        # The pages of a server have other addresses, and know nothing of those of a build.
        held = self.session.held if self.session else None
        self.store = Store(root / FOLDER / ("serve" if self.session else "build"), held=held)
        urls = all_urls(options, spoken)
        content = Path(os.path.relpath(config.docs_dir, root)).as_posix()
        own = options.layout(root, content, urls.segments)
        layout = replace(own, is_guest=not has_our_templates(config.theme), settings=Path(config.config_file_path).name)
        reading = read(layout, options.vocabulary, zone, self.store, today(zone))
        somebody = reader(today(zone), words(spoken), options, layout.content, urls)
        self.reading = reading
        meanwhile = self.session.go_on if self.session else None
        look = partial(review, reading, layout, somebody, remember_in(self.store), meanwhile)
        is_right = reading.catalogue is not None
        # Where most of it is remembered another core looks, while this one goes on until something would be told.
        is_aside = self.session is None and is_right and bool(self.store.kept("advice").known)
        self.second_look = SecondLook(reading, look, self.store, language, meanwhile or at_once, is_aside=is_aside)
        if self.session is not None and not is_right:
            self.session.tell(reading.problems, reading.lines)
        if not is_right or (self.session is None and not self.second_look.is_aside):
            self.second_look.tell(is_early=True)
        assert reading.catalogue is not None
        require_safe(
            {"site_url": config.site_url, "repo_url": config.repo_url, "source_link": self.config.source_link}, language
        )
        site = compose(
            self.config,
            config,
            lambda: self.reading,
            urls=urls,
            spoken=spoken,
            for_authors=language,
            store=self.store,
            meanwhile=meanwhile or at_once,
        )
        if self.session is not None:
            texts = {name: text for name, text in reading.texts.items() if not self._is_of_entries(name)}
            self.session.begin_with(config, site, texts)
            self.store.save("read")  # whatever becomes of this build, the next one reads less
        with site.recorder.unheard():
            led = redirects(site.catalogue, reading.pages, read_ledger(root), urls)
            self.site = replace(site, redirects=led)
            others = (self.site.in_language(code, one.titles) for code, one in options.other_languages.items())
            self.site = replace(self.site, others=tuple(others))
        if not layout.is_guest:
            # Pages lead to their source in their own way; without a repository MkDocs would warn about each of them.
            config.edit_uri = None
        if self.is_apart:
            self.site_dir = config.site_dir
            self.release = begun(Path(config.site_dir), language)
            config.site_dir = str(self.release.folder)
        if self.session is None:
            gc.freeze()  # all that has been read stays to the end: looking for garbage in it takes time
        if not is_aside:
            self.unswept.close()
        return config

    # After all plugins, and before MkDocs tells what it thinks of the files.
    @event_priority(-math.inf)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        if self.session is None and self.second_look is not None:
            self.second_look.tell()
        with self.site.recorder.unheard():
            log.info(counted(self.site, self.language))
        return files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        if self.session is not None:
            self.session.go_on()
            self.session.let_go()
        return nav

    def on_pre_page(self, page: Page, /, *, config: MkDocsConfig, files: Files) -> Page:
        if self.session is not None:
            self.session.go_on()
        return page

    # After all plugins, which furnish the templates: whoever waits for a page does not wait for advice.
    @event_priority(-math.inf)
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        if self.session is not None and self.second_look is not None:
            self.session.go_on_with(config, files, self.nav, env, self.site)
            self.second_look.tell()
            self.session.go_on()
        return env

    # Before the plugins that look at the site as it is when all of it has been written.
    @event_priority(100)
    def _finish(self, *, config: MkDocsConfig) -> None:
        self.site.batch.finish(Progress(sys.stderr, os.environ, self.language))
        self.store.save()  # what is kept of pages would fill the memory while they are judged
        if self.session is not None:
            self.session.awaited.are_written(Path(config.site_dir))
            self.session.go_on()

    # After all plugins: whoever waits for a page gets what is written.
    @event_priority(-math.inf)
    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        if self.session is not None:
            if page.file.dest_uri in self.session.awaited.asked():
                self.session.awaited.show(page.file.dest_uri, output.encode())
            self.session.go_on()
        return output

    # After all plugins, which may still write or warn.
    @event_priority(-math.inf)
    def _publish(self, *, config: MkDocsConfig) -> None:
        limits = Limits(self.config.page_budget, self.config.site_budget, tuple(self.config.third_parties))
        shown = Progress(sys.stderr, os.environ, self.language, "build.judged")

        def tell(done: int, whole: int) -> None:
            shown(done, whole)
            if self.session is not None:
                self.session.go_on()

        found = problems_of(Path(config.site_dir), self.site, limits, self.store.kept("judged"), tell)
        self.store.save()
        gone = lost(config, self.site, self.reading.catalogue, self.config, self.language)
        stop_on_errors((*found, *gone), self.language, self.reading.lines)
        if self.session is not None:
            self.session.awaited.are_written(None)  # what lies there will be the former site
        if self.release is not None and not is_warned():
            self.release.switch()
            self.release = None
            config.site_dir = self.site_dir  # what comes after the build asks for it, as `mkdocs gh-deploy` does
        self.unswept.close()

    on_post_build = CombinedEvent(_finish, _publish)

    # After all plugins, since it may be the last that is said.
    @event_priority(-math.inf)
    def on_build_error(self, *, error: Exception) -> None:
        self.unswept.close()
        if self.session is not None:
            self.session.awaited.are_written(None)
            if isinstance(error, self.session.overtaken) and self.site.batch.before:
                self.site.batch.before.keep_so_far()
        if self.release is not None:
            self.site.batch.give_up()
            self.release.discard()
            self.release = None
        if self.session is None and self.second_look is not None:
            self.second_look.tell()  # what is wrong with what was read is told before what came of it
        if isinstance(error, OSError):
            raise not_written(error, self.language) from error

    def _is_of_entries(self, name: str) -> bool:
        """Whether a file that was read holds events or examples."""
        folders = (self.config.events_folder, self.config.examples)
        return name == self.config.events or name.startswith(tuple(f"{folder.rstrip('/')}/" for folder in folders))

    def _sources(self, config: MkDocsConfig) -> tuple[Path, ...]:
        """What the site is made of beside the folder of contents."""
        root = Path(config.config_file_path).absolute().parent
        names = (self.config.events, self.config.events_folder, self.config.examples, self.config.sources, LEDGER)
        return tuple(root / name for name in names)


def site_of(config: MkDocsConfig) -> Site:
    """The site of this build, for the plugins that come after."""
    plugin = config.plugins.get("pakten/catalogue")
    if not isinstance(plugin, CataloguePlugin):
        raise PluginError("mkdocs.yml: add the plugin pakten/catalogue before the other pakten plugins")
    return plugin.site


def counted(site: Site, words: Words) -> str:
    """How many ways in lead to somebody, and what visitors lack meanwhile: no mistake, but somebody may know."""
    lacks = Counter(gap.lack for gap in gaps(site.catalogue, site.pages, site.today))
    ways = len(site.catalogue.ways_in)
    return words("build.counted", ways=ways, contacts=lacks[Lack.CONTACT], gaps=lacks.total())
