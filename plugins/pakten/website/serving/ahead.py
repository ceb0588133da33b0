"""Single files of a build, made when somebody waits for them and not when it is their turn.

A build that has read everything and furnished its templates can make any of its files. And so can the build before the
one that is under way, as long as nothing but entries has changed: it is given the new catalogue, which all pages ask
(website/memory/questions.py), and shows the page long before the new build has come that far. What it does not know for
certain waits for the build itself.
"""

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from pakten.addresses.pages import stamped_pages
from pakten.website.generated import GeneratedFile, is_made
from pakten.website.pages.common_ground import is_common, is_ours_alone
from pakten.website.site import Site


@dataclass(frozen=True)
class Ground:
    """What pages are made of beside entries."""

    settings: Sequence[Mapping[str, Any]]
    texts: Mapping[str, str]
    """All that was read, but for the entries, by its name."""
    seen: frozenset[tuple[object, ...]]


@dataclass
class Ahead:
    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    site: Site
    ground: Ground

    def __post_init__(self) -> None:
        self._by_name = {file.dest_uri: file for file in self.files}

    def file(self, name: str) -> bytes | None:
        """Nothing for what this cannot make by itself."""
        file = self._by_name.get(name)
        if file is None or not is_ours_alone(self.config):
            return None
        with unheard_of(self.site):
            if file.page is not None:
                return self.text(file.page).encode()
            return self.made(file) if is_made(file) else file.content_bytes

    def text(self, page: Page) -> str:
        config, pages = self.config, self.files.documentation_pages()
        page.active = True
        context = get_context(self.nav, pages, config, page)
        template = self.env.get_template(page.meta.get("template", "main.html"))
        context = config.plugins.on_page_context(context, page=page, config=config, nav=self.nav)
        try:
            return config.plugins.on_post_page(template.render(context), page=page, config=config) or ""
        finally:
            page.active = False

    def made(self, file: File) -> bytes | None:
        content = file.make() if isinstance(file, GeneratedFile) else file.content_bytes
        return content.encode() if isinstance(content, str) else content if isinstance(content, bytes) else None


class Renewed(Ahead):
    """The build before, with the entries of the one that is under way."""

    def file(self, name: str) -> bytes | None:
        # What can be found, embedded and taken away stands there, and is gathered for the whole site.
        late = tuple(one.urls.index(kind) for one in self.site.all for kind in ("search", "embed", "data"))
        return None if name.startswith(late) else super().file(name)

    def text(self, page: Page) -> str:
        config, files, plugins = self.config, self.files, self.config.plugins
        page = plugins.on_pre_page(page, config=config, files=files)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)
        return super().text(page)

    def made(self, file: File) -> bytes | None:
        shown = stamped_pages(self.site.catalogue, self.site.urls)
        page = next((one for one in shown if one.src_uri == file.dest_uri), None)
        pages: Any = self.config.plugins["pakten/pages"]
        return pages.tree.filled(page).encode() if page else None


def renewed(before: Ahead, ground: Ground, site: Site) -> Renewed | None:
    """The build before with the catalogue of this site; nothing where more than entries has changed."""
    old = before.site
    if (
        not is_ours_alone(before.config)
        or before.ground != ground
        or not is_common(old, replace(site, assets=old.assets, redirects=old.redirects))
    ):
        return None
    mine, theirs = old.batch.before, site.batch.before
    if mine is None or theirs is None:
        return None
    mine.begin_anew(theirs)
    if not old.recorder.is_as_it_was():
        return None
    with unheard_of(old):
        # What was made of entries when templates were furnished: the frames of pages, and names that hold lists.
        pages: Any = before.config.plugins["pakten/pages"]
        pages.on_env(before.env, config=before.config, files=before.files)
    return Renewed(before.config, before.files, before.nav, before.env, old, ground)


def seen(config: MkDocsConfig) -> frozenset[tuple[object, ...]]:
    """All files that pages are made of beside texts, as one sees from outside whether somebody has changed them."""
    folders = (config.docs_dir, *config.theme.dirs)
    files = (Path(path, name) for folder in folders for path, _, names in os.walk(folder) for name in names)
    looks = ((file, file.lstat()) for file in files if file.suffix != ".md")
    return frozenset((file, at.st_ino, at.st_size, at.st_mtime_ns, at.st_ctime_ns) for file, at in looks)


@contextmanager
def unheard_of(site: Site) -> Iterator[None]:
    """What is made once more is neither told nor written down once more."""
    before = logging.root.manager.disable
    logging.disable()
    try:
        with site.recorder.unheard():
            yield
    finally:
        logging.disable(before)
