"""Gives every page its template and fills the pages that are made from data."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jinja2 import Environment
from markdown.extensions.toc import slugify
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from pakten.addresses.pages import Stamped, stamped_pages, told_again
from pakten.domain.problem import Location
from pakten.domain.source import Image
from pakten.locale import Words, words
from pakten.website.files.assets import name_assets, our_assets
from pakten.website.files.content import UNDRAWN, keep_published, unwritten_indexes
from pakten.website.files.look import initials, papers, styles
from pakten.website.files.pictures import Pictures
from pakten.website.generated import GeneratedFile, is_made
from pakten.website.pages.common_ground import common_ground, is_ours_alone
from pakten.website.pages.counterparts import counterparts, homes
from pakten.website.pages.environment import furnish
from pakten.website.pages.host_page import HostPages, own_environment, part_of
from pakten.website.pages.menu import links, lists, menu
from pakten.website.pages.page_kinds import kind_of, trail
from pakten.website.pages.templates.template_cache import FOLDER, CompiledTemplates
from pakten.website.pages.text_pages import OF_ITSELF, TextPages, Watched, siblings
from pakten.website.pages.texts.blocks import EntryBlocks
from pakten.website.pages.texts.heading_ids import apart
from pakten.website.pages.texts.markdown_text import MarkdownText, RootLinks, ScrollingTables, source_of
from pakten.website.pages.texts.pictures import Pictured, TextPictures, sized
from pakten.website.pages.texts.sanitiser import Sanitiser, SetAside, without_comments
from pakten.website.pages.tree import Tree
from pakten.website.plugins.catalogue import site_of
from pakten.website.settings import require_safe
from pakten.website.site import Site

_RENDERED = "pakten/rendered.html"
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
        with self.site.recorder.unheard():
            self.written = {page.path: page for page in self.site.pages}
        self.ground: list[bytes | None] = []
        self.is_alone = is_ours_alone(config)
        self.host = HostPages(config) if self.site.is_guest else None
        self.clean = Sanitiser(self.site.classes)
        self.aside = SetAside()
        self.pictures = Pictures(config, self.site.batch, self.site.gone_pictures)
        self.with_pictures = TextPictures(self.pictures, self._drawn)
        self.text = MarkdownText(config, self.clean, self._finished)
        self.paper = papers(styles(config.theme))
        self.compiled = CompiledTemplates(Path(config.config_file_path).parent / FOLDER)
        self.trees = {site.words.language: Tree(site, self._environment(site, config)) for site in self.site.all}
        self.tree = self.trees[self.site.words.language]
        self.env = self.tree.env
        self.reading = self.tree
        # MkDocs types them as names; Python-Markdown takes extensions as well.
        blocks = EntryBlocks(self.aside.drawing(lambda *block: self.reading.block(*block)))
        # The same list: others have kept it, and what hooks add to it later is meant for them too (mkdocstrings).
        extensions: list[Any] = config.markdown_extensions
        extensions.append(blocks)
        if not self.site.is_guest:
            self._settle_texts(config, self.env)
            extensions += (RootLinks(lambda target: source_of(target, self._source_at)), ScrollingTables())
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
        written = {file.dest_uri for file in files.documentation_pages()}
        self.stamped: dict[str, tuple[Stamped, ...]] = {}
        self.framed: dict[str, tuple[Tree, Stamped]] = {}
        for language, tree in self.trees.items():
            for index in unwritten_indexes(files, tree.site, config):
                files.append(index)
            with self.site.recorder.unheard():
                made = (*stamped_pages(tree.site.catalogue, tree.site.urls), *tree.site.redirects)
            # What somebody has written in another language is better than what would be made.
            kept = made if tree is self.tree else tuple(page for page in made if page.src_uri not in written)
            self.stamped[language] = kept
            # The largest pages come last, and are made first: whoever gets one late keeps all the others waiting.
            for page in reversed(kept):
                files.append(self._stamped_file(page, tree, config))
        self.site.framed.update({source: page for source, (_, page) in self.framed.items()})
        return files

    def _stamped_file(self, page: Stamped, tree: Tree, config: MkDocsConfig) -> File:
        if self.host is None or page.kind == "moved":
            # Pages in another language are made each time: what they ask is not written down.
            given = partial(self._given, page, config) if tree is self.tree else None
            return self.site.batch.file(config, page.src_uri, partial(tree.filled, page), given)
        source = f"{page.src_uri.removesuffix('.html')}.md"
        self.framed[source] = tree, page
        return File.generated(config, source, content=UNDRAWN, inclusion=InclusionLevel.NOT_IN_NAV)

    def _given(self, page: Stamped, config: MkDocsConfig) -> bytes | None:
        """First asked for when all plugins have given what they have to give."""
        if not self.ground:
            self.ground.append(common_ground(self.site, config))
        base = self.ground[0]
        return self.tree.stamps.given(page, base) if base is not None else None

    # After the files of all plugins are known.
    @event_priority(-100)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        require_safe({f"nav: {link.title}": link.url for link in links(nav.items)}, self.site.words)
        self.nav = nav
        self.files = files
        self.sources = {file.url: file.src_uri for file in files if not isinstance(file, GeneratedFile)}
        return nav

    def _source_at(self, url: str) -> str | None:
        """The source of what is at an address; files that are made, of which there are thousands, lie where they do."""
        made = self.files.get_file_from_path(unquote(f"{url}index.html" if url.endswith("/") else url))
        return self.sources.get(url) or (made.src_uri if made is not None and made.url == url else None)

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        self.reading = tree = self._tree(page)
        tree.begin(get_relative_url(".", page.url), self._words(page))
        if self.host is None:
            page.meta.setdefault("template", tree.template(page) if self._is_plain(page, tree) else _RENDERED)
        elif self._is_ours(page):
            self.host.frame(page)
        return markdown

    def _is_plain(self, page: Page, tree: Tree) -> bool:
        """Whether MkDocs draws it, who writes on drafts that they are some."""
        return tree is self.tree and (not self.is_alone or page.file.inclusion.is_excluded())

    def _is_ours(self, page: Page) -> bool:
        """Whether it is more than its text, in a theme that is not ours."""
        uri = page.file.src_uri
        own = self._tree(page).template(page).removeprefix("pakten/").removesuffix(".html")
        # A home that nobody has written, in another language, is made of data.
        return uri in self.framed or own not in _OF_THE_HOST or (own == "home" and is_made(page.file))

    def _tree(self, page: Page) -> Tree:
        """Of a page in a language that has no tree, that of the site."""
        return self.trees.get(self._words(page).language, self.tree)

    def _words(self, page: Page) -> Words:
        return words(str(page.meta.get("language", self.site.words.language)))

    # Before other plugins add something of their own.
    @event_priority(100)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        if self.site.is_guest and not self._is_ours(page):
            return self.aside.back(html)
        cleaned = without_comments(html) if self.site.trusts_pages else self.clean(html)
        # What is drawn later is empty until then, and others stop at a page without any element.
        return self.aside.back(self.with_pictures(cleaned, page.url)) or ("<div></div>" if self.host else "")

    def _finished(self, html: str, base: str, is_below_picture: bool) -> str:
        """A text that is shown on pages of one depth."""
        return self.with_pictures(html, "x/" * base.count(".."), is_below_picture)

    def _drawn(self, shown: Pictured, attributes: Mapping[str, str], page: str, first: bool) -> str:
        template = self.env.get_template("pakten/partials/responsive.html")
        return template.render(shown=shown, attributes=attributes, first=first, base_url=get_relative_url(".", page))

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        self.pictures.withdraw(files)
        shared = self._shared(config, files)
        for (site, templates), tree in zip(self.templates(env), self.trees.values(), strict=True):
            titles = self.page_titles | {path: self.page_titles[there] for path, there in site.again.items()}
            menu_of = shared["menu"] if tree is self.tree else tuple(lists(site))
            asked = site.recorder.by_key("page_titles", titles) if tree is self.tree else titles
            own = {"t": site.words, "menu": menu_of, "page_titles": asked}
            self._furnished(templates, site).globals.update({**shared, **own})
            with site.recorder.unheard():  # what the frame of pages asks is seen in it
                tree.prepare(self.stamped[site.words.language], templates, config, titles)

    def templates(self, env: Environment) -> Sequence[tuple[Site, Environment]]:
        """The site in each language with the environment of our templates; `env` is that of MkDocs for the theme."""
        own = self.env if self.host else env
        return [(tree.site, own if tree is self.tree else tree.env) for tree in self.trees.values()]

    # Before other plugins look at what a page holds, as those that make an index of it do.
    @event_priority(100)
    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        tree = self._tree(page)
        kind = kind_of(page.file.src_uri, tree.site.urls)
        shown: Any = context  # MkDocs types it as closed, but a template's context is open by nature
        about = {
            "section": page.url.partition("/")[0],
            "provenance": self.written.get(page.file.src_uri),
            "trail": trail(page.url, self.page_titles),
            "source_line": self.site.source.line(Location(f"{self.content}/{page.file.src_uri}")),
        }
        shown.update(about, t=self._words(page), thing=kind.thing(tree.site.catalogue))
        if self.host and page.file.src_uri in self.framed:
            framed, stamped = self.framed[page.file.src_uri]
            self.host.put(part_of(framed.filled(stamped)), page)
        elif self.host and self._is_ours(page):
            page.content = "" if (page.markdown or "").strip() in ("", UNDRAWN.strip()) else page.content
            self.host.put(part_of(tree.drawn(page, shown)), page)
        elif page.meta.get("template") == _RENDERED:
            shown["rendered"] = self._rendered(page, tree, shown, about)
        return context

    def _rendered(self, page: Page, tree: Tree, shown: dict[str, Any], about: Mapping[str, Any]) -> Markup:
        # What all pages hang on is known when the first page from data is looked for.
        if tree is not self.tree or not self.ground or self.remembered is None:
            return tree.drawn(page, shown)
        seen = {**shown, "page": Watched(page, OF_ITSELF, self.site.recorder)}
        kind = {"template": tree.template(page), "language": self._words(page).language}
        return Markup(self.remembered.drawn(page, self.ground[0], {**about, **kind}, lambda: tree.drawn(page, seen)))

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        if self.host is None:
            return output
        base_url = get_relative_url(".", page.url)
        head, arrival = (self.env.get_template(f"pakten/partials/host-{name}.html") for name in ("head", "arrival"))
        return self.host.finished(output, page, head.render(base_url=base_url), arrival.render(base_url=base_url))

    def _environment(self, site: Site, config: MkDocsConfig) -> Environment:
        return self._furnished(own_environment(config.theme) if self.host else config.theme.get_env(), site)

    def _furnished(self, env: Environment, site: Site) -> Environment:
        """All templates are compiled alike, those of blocks in texts as well."""
        furnish(env, site, self.text)
        env.globals.update(paper=self.paper, initials=initials(self.site.name))
        env.filters["siblings"] = lambda page: siblings(page, self.text_pages, self.site.recorder)
        env.bytecode_cache = self.compiled
        return env

    def _shared(self, config: MkDocsConfig, files: Files) -> Mapping[str, Any]:
        self.text_pages = pages = [file.page for file in self.site.written_pages(files) if file.page is not None]
        before = self.site.batch.before
        self.remembered = TextPages(before, self.nav, pages) if before else None
        self.page_titles = {page.url: str(page.title) for page in pages}
        default, recorder = self.site.words.language, self.site.recorder
        with recorder.unheard():  # whoever uses a name hangs on what it holds
            made = tuple(told_again(self.site.catalogue, self.site.urls))
            others = counterparts(self.site.pages, default, made)
            at_home = homes(self.site.pages, self.site.urls)
        return {
            "menu": tuple(menu(self.nav, self.site, isinstance(config.nav, list))),
            "config": config,
            "counterparts": recorder.by_key("counterparts", others),
            "homes": at_home,
            "page_languages": {page.url: str(page.meta.get("language", default)) for page in pages},
            "picture": self._picture_of,
        }

    def _picture_of(self, image: Image | None) -> Pictured | None:
        shown = self.pictures[image.path] if image else None
        return sized(shown, {}) if shown else None


def templates_of(config: MkDocsConfig, env: Environment) -> Sequence[tuple[Site, Environment]]:
    """The site in each language, and where the other plugins offer what our templates ask for; the first comes first.

    `env` is that of the theme.
    """
    pages = config.plugins.get("pakten/pages")
    return pages.templates(env) if isinstance(pages, PagesPlugin) else [(site_of(config), env)]
