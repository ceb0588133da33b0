"""The pages of one language: the site as it speaks there, with templates, blocks and stamps of its own."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from pakten.addresses.pages import Stamped
from pakten.locale import Words
from pakten.website.as_written import spoken
from pakten.website.generated import is_made
from pakten.website.pages.page_kinds import template_of
from pakten.website.pages.templates.stamped_pages import StampedPages
from pakten.website.pages.texts.block_renderer import BlockRenderer
from pakten.website.site import Site


class Tree:
    def __init__(self, site: Site, env: Environment) -> None:
        self.site = site
        self.env = env
        self._blocks = BlockRenderer(env, site, site.is_guest)
        self.stamps = StampedPages(site)

    def begin(self, base_url: str, words: Words) -> None:
        """What is said of a page before its blocks are drawn."""
        self._blocks.base_url = base_url
        self._blocks.words = words
        self._blocks.drawn = 0

    def block(self, block: str, argument: str, options: dict[str, Any]) -> str:
        return self._spoken(self._blocks(block, argument, options))

    def prepare(
        self, pages: Iterable[Stamped], env: Environment, config: MkDocsConfig, titles: Mapping[str, str]
    ) -> None:
        self.env = env
        with self._unheard():
            self.stamps.prepare(pages, env, config, titles)

    def filled(self, page: Stamped) -> str:
        return self._spoken(self.stamps.filled(page))

    def template(self, page: Page) -> str:
        uri, urls = page.file.src_uri, self.site.urls
        if urls.first and uri == f"{urls.root}index.md" and is_made(page.file):
            return "pakten/home.html"
        return f"pakten/{template_of(uri, page.meta, urls)}.html"

    def drawn(self, page: Page, context: Mapping[str, Any]) -> Markup:
        """A page of text, with what our template says around it."""
        with self._unheard():
            return Markup(self._spoken(self.env.get_template(self.template(page)).render(context)))

    def _unheard(self) -> AbstractContextManager[None]:
        """Names that templates use mean something else in each language: only those of the first are written down."""
        return self.site.recorder.unheard() if self.site.written_in else nullcontext()

    def _spoken(self, html: str) -> str:
        return spoken(html, self.site.written_in) if self.site.written_in else html
