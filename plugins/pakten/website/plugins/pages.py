"""Gives every page its template and fills the pages that are made from data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markdown.extensions.toc import slugify
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from pakten.addresses.pages import Stamped, index_sources, stamped_pages
from pakten.checking.files import is_published
from pakten.domain.problem import Location
from pakten.domain.source import Image
from pakten.locale import words
from pakten.reading.network.folder import OF_TOOLS
from pakten.website.files.assets import name_assets
from pakten.website.files.pictures import Pictures
from pakten.website.pages.block_renderer import Drawing
from pakten.website.pages.blocks import EntryBlocks
from pakten.website.pages.environment import furnish
from pakten.website.pages.heading_ids import apart
from pakten.website.pages.markdown_text import MarkdownText, RootLinks, ScrollingTables, source_of
from pakten.website.pages.page_kinds import kind_of, trail
from pakten.website.pages.page_template import PageTemplate
from pakten.website.pages.pictures import Pictured, TextPictures, sized
from pakten.website.pages.sanitiser import Sanitiser, SetAside, without_comments
from pakten.website.pages.template_cache import FOLDER, CompiledTemplates
from pakten.website.plugins.catalogue import require_safe, site_of

HOLES = ("title", "meta", "main")


class PagesConfig(Config):
    """Nothing to set: what pages show follows from what is written."""


class PagesPlugin(BasePlugin[PagesConfig]):
    """Pages of the content get the template of their kind; pages from data are stamped."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.site = site_of(config)
        self.content = Path(config.docs_dir).name
        self.docs_dir = Path(config.docs_dir)
        self.sources: dict[str, str] = {}
        self.written = {page.path: page for page in self.site.pages}
        env = config.theme.get_env()
        headings = config.mdx_configs.setdefault("toc", {})
        headings["slugify"] = apart(headings.get("slugify", slugify), env)
        # Texts have no styles of their own, and keep the alignment of their cells.
        config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
        self.clean = Sanitiser(self.site.classes)
        self.aside = SetAside()
        self.pictures = Pictures(config, self.site.batch, self.site.gone_pictures)
        self.with_pictures = TextPictures(self.pictures, self._drawn)
        self.text = MarkdownText(config, self.clean, self._finished)
        self.compiled = CompiledTemplates(Path(config.config_file_path).parent / FOLDER)
        self.env = self._furnished(env)
        self.drawing = Drawing(self.env, self.site)
        links = RootLinks(lambda target: source_of(target, self.sources))
        # MkDocs types them as names; Python-Markdown takes extensions as well.
        extensions: list[Any] = [
            *config.markdown_extensions,
            EntryBlocks(self.aside.drawing(self.drawing)),
            links,
            ScrollingTables(),
        ]
        config.markdown_extensions = extensions
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        written = [file for file in files if file.src_dir == config.docs_dir and file.abs_src_path is not None]
        published = {file.src_uri: file for file in written if self._is_published(self.docs_dir / file.src_uri)}
        for file in written:
            if file.src_uri not in published:
                files.remove(file)
        self.pictures.treat(files, published.values())
        self.site.assets.update(name_assets(files, config))
        present = {file.src_uri for file in files}
        for src_uri, name in index_sources(self.site.catalogue, self.site.urls.segments).items():
            if src_uri not in present:
                title = self.site.words(f"index.{name}")
                files.append(File.generated(config, src_uri, content=f"---\ntitle: {title}\n---\n"))
        self.stamped = (*stamped_pages(self.site.catalogue, self.site.urls), *self.site.redirects)
        # The largest pages come last, and are made first: whoever gets one late keeps all the others waiting.
        for page in reversed(self.stamped):
            files.append(self.site.batch.file(config, page.src_uri, partial(self._filled, page)))
        return files

    def _is_published(self, path: Path) -> bool:
        """What `pakten check` names as left out is left out."""
        below = path.relative_to(self.docs_dir)
        way = (self.docs_dir / part for part in (below, *below.parents[:-1]))
        if any(step.is_symlink() or step.name in OF_TOOLS for step in way):
            return False
        return is_published(path, self.site.trusts_pages)

    # After the files of all plugins are known.
    @event_priority(-100)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        require_safe({f"nav: {link.title}": link.url for link in _links(nav.items)}, self.site.words)
        self.nav = nav
        self.sources.update({file.url: file.src_uri for file in files})
        return nav

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        language = words(str(page.meta.get("language", self.site.words.language)))
        self.drawing.base_url = get_relative_url(".", page.url)
        self.drawing.words = language
        page.meta.setdefault("template", f"pakten/{kind_of(page.file.src_uri, self.site.urls.segments).template}.html")
        return markdown

    # Before other plugins add something of their own.
    @event_priority(100)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        cleaned = without_comments(html) if self.site.trusts_pages else self.clean(html)
        return self.aside.back(self.with_pictures(cleaned, page.url))

    def _finished(self, html: str, base: str, is_below_picture: bool) -> str:
        """A text that is shown on pages of one depth."""
        return self.with_pictures(html, "x/" * base.count(".."), is_below_picture)

    def _drawn(self, shown: Pictured, attributes: Mapping[str, str], page: str, first: bool) -> str:
        template = self.env.get_template("pakten/partials/responsive.html")
        return template.render(shown=shown, attributes=attributes, first=first, base_url=get_relative_url(".", page))

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        self.files = files
        self.pictures.withdraw(files)
        self._furnished(env).globals.update(self._shared(config, files))
        self.stamps: dict[tuple[str, int], PageTemplate] = {}
        for page in self.stamped:
            if _shape(page) not in self.stamps:
                self.stamps[_shape(page)] = self._stamp(env, page, config)
        return env

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        kind = kind_of(page.file.src_uri, self.site.urls.segments)
        shown: Any = context  # MkDocs types it as closed, but a template's context is open by nature
        shown.update(
            {
                "t": words(str(page.meta.get("language", self.site.words.language))),
                "thing": kind.thing(self.site.catalogue),
                "section": page.url.partition("/")[0],
                "provenance": self.written.get(page.file.src_uri),
                "trail": trail(page.url, self.page_titles),
                "source_line": self.site.source.line(Location(f"{self.content}/{page.file.src_uri}")),
            }
        )
        return context

    def _furnished(self, env: Environment) -> Environment:
        """All templates are compiled alike, those of blocks in texts as well."""
        furnish(env, self.site, self.text)
        env.filters["siblings"] = lambda page: _siblings(page, self.files)
        env.bytecode_cache = self.compiled
        return env

    def _shared(self, config: MkDocsConfig, files: Files) -> Mapping[str, Any]:
        pages = [file.page for file in files.documentation_pages() if file.page is not None]
        self.page_titles = {page.url: str(page.title) for page in pages}
        default = self.site.words.language
        return {
            "nav": self.nav,
            "config": config,
            "page_titles": self.page_titles,
            "page_languages": {page.url: str(page.meta.get("language", default)) for page in pages},
            "t": self.site.words,
            "picture": self._picture_of,
        }

    def _picture_of(self, image: Image | None) -> Pictured | None:
        shown = self.pictures[image.path] if image else None
        return sized(shown, {}) if shown else None

    def _stamp(self, env: Environment, page: Stamped, config: MkDocsConfig) -> PageTemplate:
        shared = {
            "base_url": get_relative_url(".", page.path),
            "section": page.path.partition("/")[0],
            "nav": self.nav,
            "config": config,
            "page": None,
            "t": self.site.words,
        }
        return PageTemplate(env, f"pakten/{page.kind}.html", HOLES, shared)

    def _filled(self, page: Stamped) -> str:
        return self.stamps[_shape(page)].page(
            entry=page.entry,
            path=page.path,
            trail=trail(page.path, self.page_titles),
            source_line=self.site.source.line_of(page.entry),
        )


def _shape(page: Stamped) -> tuple[str, int]:
    """Pages of one kind at one depth are alike but for their holes; those of old addresses lie anywhere."""
    return page.kind, page.path.count("/")


def _links(items: Iterable[object]) -> Iterator[Link]:
    """Those of the menu that are no pages."""
    for item in items:
        if isinstance(item, Link):
            yield item
        elif isinstance(item, Section):
            yield from _links(item.children)


def _siblings(page: Page, files: Files) -> list[Page]:
    """The pages of the same folder below the first level, in their order: the neighbours of a page of text."""
    folder = page.url.partition("/")[0]
    if page.url.count("/") + page.file.src_uri.endswith("/index.md") < 2:
        return []
    pages = (file.page for file in files.documentation_pages() if file.page is not None)
    near = [other for other in pages if other.url.startswith(f"{folder}/")]
    return sorted(near, key=lambda other: (int(other.meta.get("order", 0)), other.url))
