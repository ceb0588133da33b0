"""Gives every page its template and fills the pages that are made from data."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markdown.extensions.toc import slugify
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from pakten.addresses.pages import Stamped, as_index, stamped_pages
from pakten.domain.problem import Location
from pakten.domain.source import Image
from pakten.locale import words
from pakten.website.files.assets import name_assets, our_assets
from pakten.website.files.content import keep_published, unwritten_indexes
from pakten.website.files.look import initials, papers, styles
from pakten.website.files.pictures import Pictures
from pakten.website.pages.common_ground import common_ground
from pakten.website.pages.counterparts import counterparts, homes
from pakten.website.pages.environment import furnish
from pakten.website.pages.host_page import HostPages, own_environment, part_of
from pakten.website.pages.menu import links, menu
from pakten.website.pages.page_kinds import kind_of, template_of, trail
from pakten.website.pages.templates.stamped_pages import StampedPages
from pakten.website.pages.templates.template_cache import FOLDER, CompiledTemplates
from pakten.website.pages.texts.block_renderer import BlockRenderer
from pakten.website.pages.texts.blocks import EntryBlocks
from pakten.website.pages.texts.heading_ids import apart
from pakten.website.pages.texts.markdown_text import MarkdownText, RootLinks, ScrollingTables, source_of
from pakten.website.pages.texts.pictures import Pictured, TextPictures, sized
from pakten.website.pages.texts.sanitiser import Sanitiser, SetAside, without_comments
from pakten.website.plugins.catalogue import site_of
from pakten.website.settings import require_safe

_OF_THE_HOST = ("home", "page")
"""Kinds of page that stay as they are in a theme that is not ours."""


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
        self.stamped_pages = StampedPages(self.site)
        self.ground: list[bytes | None] = []
        self.host = HostPages(config) if self.site.is_guest else None
        env = own_environment(config.theme) if self.host else config.theme.get_env()
        self.clean = Sanitiser(self.site.classes)
        self.aside = SetAside()
        self.pictures = Pictures(config, self.site.batch, self.site.gone_pictures)
        self.with_pictures = TextPictures(self.pictures, self._drawn)
        self.text = MarkdownText(config, self.clean, self._finished)
        self.paper = papers(styles(config.theme))
        self.compiled = CompiledTemplates(Path(config.config_file_path).parent / FOLDER)
        self.env = self._furnished(env)
        self.blocks = BlockRenderer(self.env, self.site, self.site.is_guest)
        # MkDocs types them as names; Python-Markdown takes extensions as well.
        extensions: list[Any] = [*config.markdown_extensions, EntryBlocks(self.aside.drawing(self.blocks))]
        if not self.site.is_guest:
            self._settle_texts(config, env)
            extensions += (RootLinks(lambda target: source_of(target, self.sources)), ScrollingTables())
        config.markdown_extensions = extensions
        return config

    def _settle_texts(self, config: MkDocsConfig, env: Environment) -> None:
        headings = config.mdx_configs.setdefault("toc", {})
        headings["slugify"] = apart(headings.get("slugify", slugify), env)
        # Texts have no styles of their own, and keep the alignment of their cells.
        config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        self.pictures.treat(files, keep_published(files, self.site, config))
        if self.host:
            for asset in our_assets(config):
                files.append(asset)
        self.site.assets.update(name_assets(files, config))
        for index in unwritten_indexes(files, self.site, config):
            files.append(index)
        with self.site.recorder.unheard():
            self.stamped = (*stamped_pages(self.site.catalogue, self.site.urls), *self.site.redirects)
        # The largest pages come last, and are made first: whoever gets one late keeps all the others waiting.
        self.framed: dict[str, Stamped] = {}
        for page in reversed(self.stamped):
            if self.host and page.kind != "moved":
                source = f"{page.src_uri.removesuffix('.html')}.md"
                framed = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
                self.framed[framed.src_uri] = page
                files.append(framed)
            else:
                make, given = partial(self.stamped_pages.filled, page), partial(self._given, page, config)
                files.append(self.site.batch.file(config, page.src_uri, make, given))
        self.site.framed.update(self.framed)
        return files

    def _given(self, page: Stamped, config: MkDocsConfig) -> bytes | None:
        """First asked for when all plugins have given what they have to give."""
        if not self.ground:
            self.ground.append(common_ground(self.site, config, self.page_titles))
        base = self.ground[0]
        return self.stamped_pages.given(page, base) if base is not None else None

    # After the files of all plugins are known.
    @event_priority(-100)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        require_safe({f"nav: {link.title}": link.url for link in links(nav.items)}, self.site.words)
        self.nav = nav
        self.sources.update({file.url: file.src_uri for file in files})
        return nav

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        language = words(str(page.meta.get("language", self.site.words.language)))
        self.blocks.base_url = get_relative_url(".", page.url)
        self.blocks.words = language
        self.blocks.drawn = 0
        if self.host is None:
            page.meta.setdefault("template", self._template(page))
        elif self._is_ours(page):
            self.host.frame(page)
        return markdown

    def _is_ours(self, page: Page) -> bool:
        """Whether it is more than its text, in a theme that is not ours."""
        uri = page.file.src_uri
        return uri in self.framed or kind_of(uri, self.site.urls.segments).template not in _OF_THE_HOST

    def _template(self, page: Page) -> str:
        return f"pakten/{template_of(page.file.src_uri, page.meta, self.site.urls.segments)}.html"

    # Before other plugins add something of their own.
    @event_priority(100)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        if self.site.is_guest and not self._is_ours(page):
            return self.aside.back(html)
        cleaned = without_comments(html) if self.site.trusts_pages else self.clean(html)
        return self.aside.back(self.with_pictures(cleaned, page.url))

    def _finished(self, html: str, base: str, is_below_picture: bool) -> str:
        """A text that is shown on pages of one depth."""
        return self.with_pictures(html, "x/" * base.count(".."), is_below_picture)

    def _drawn(self, shown: Pictured, attributes: Mapping[str, str], page: str, first: bool) -> str:
        template = self.env.get_template("pakten/partials/responsive.html")
        return template.render(shown=shown, attributes=attributes, first=first, base_url=get_relative_url(".", page))

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        self.files = files
        self.pictures.withdraw(files)
        env = self._furnished(self.templates(env))
        env.globals.update(self._shared(config, files))
        self.stamped_pages.prepare(self.stamped, env, config, self.page_titles)

    def templates(self, env: Environment) -> Environment:
        """The environment of our templates, where MkDocs has made one for the theme."""
        return self.env if self.host else env

    # Before other plugins look at what a page holds, as those that make an index of it do.
    @event_priority(100)
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
        if self.host and page.file.src_uri in self.framed:
            self.host.put(part_of(self.stamped_pages.filled(self.framed[page.file.src_uri])), page)
        elif self.host and self._is_ours(page):
            self.host.put(part_of(self.env.get_template(self._template(page)).render(shown)), page)
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        if self.host is None:
            return output
        base_url = get_relative_url(".", page.url)
        head, arrival = (self.env.get_template(f"pakten/partials/host-{name}.html") for name in ("head", "arrival"))
        return self.host.finished(output, page, head.render(base_url=base_url), arrival.render(base_url=base_url))

    def _furnished(self, env: Environment) -> Environment:
        """All templates are compiled alike, those of blocks in texts as well."""
        furnish(env, self.site, self.text)
        env.globals.update(paper=self.paper, initials=initials(self.site.name))
        env.filters["siblings"] = lambda page: _siblings(page, self.site.written_pages(self.files))
        env.bytecode_cache = self.compiled
        return env

    def _shared(self, config: MkDocsConfig, files: Files) -> Mapping[str, Any]:
        pages = [file.page for file in self.site.written_pages(files) if file.page is not None]
        self.page_titles = {page.url: str(page.title) for page in pages}
        default = self.site.words.language
        return {
            "menu": tuple(menu(self.nav, self.site, isinstance(config.nav, list))),
            "config": config,
            "page_titles": self.page_titles,
            "counterparts": counterparts(self.site.pages, default),
            "homes": homes(self.site.pages),
            "page_languages": {page.url: str(page.meta.get("language", default)) for page in pages},
            "t": self.site.words,
            "picture": self._picture_of,
        }

    def _picture_of(self, image: Image | None) -> Pictured | None:
        shown = self.pictures[image.path] if image else None
        return sized(shown, {}) if shown else None


def templates_of(config: MkDocsConfig, env: Environment) -> Environment:
    """Where the other plugins offer what our templates ask for; `env` is that of the theme."""
    pages = config.plugins.get("pakten/pages")
    return pages.templates(env) if isinstance(pages, PagesPlugin) else env


def _siblings(page: Page, files: Iterable[File]) -> list[Page]:
    """The pages of the same folder below the first level, in their order: the neighbours of a page of text."""
    folder = page.url.partition("/")[0]
    if page.url.count("/") + as_index(page.file.src_uri).endswith("/index.md") < 2:
        return []
    pages = (file.page for file in files if file.page is not None)
    near = [other for other in pages if other.url.startswith(f"{folder}/")]
    return sorted(near, key=lambda other: (int(other.meta.get("order", 0)), other.url))
