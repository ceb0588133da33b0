"""Pages made from data: their kind goes through the theme once for each depth, and each entry fills the holes."""

from collections.abc import Iterable, Mapping
from functools import partial

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_relative_url

from pakten.addresses.pages import Stamped
from pakten.reading.memory.store import digest, digest_of
from pakten.website.pages.page_kinds import trail
from pakten.website.pages.templates.page_template import PageTemplate
from pakten.website.site import Site


class StampedPages:
    def __init__(self, site: Site) -> None:
        self._site = site
        self._titles: Mapping[str, str] = {}
        self._templates: dict[tuple[str, int], PageTemplate] = {}

    def prepare(
        self, pages: Iterable[Stamped], env: Environment, config: MkDocsConfig, titles: Mapping[str, str]
    ) -> None:
        """`titles` are those of the pages that somebody has written."""
        self._titles = titles
        self._templates = {}
        for page in pages:
            if _shape(page) not in self._templates:
                base = get_relative_url(".", page.path)
                shared = {
                    "base_url": base,
                    "href": partial(self._site.href, base.rstrip("/")),
                    "section": page.path.partition("/")[0],
                    "config": config,
                    "page": None,
                    "t": self._site.words,
                }
                self._templates[_shape(page)] = PageTemplate(env, f"pakten/{page.kind}.html", shared)

    def given(self, page: Stamped, base: bytes) -> bytes:
        """The digest of all that a page is made of beside what it asks; `base` is of what all pages have."""
        template = self._templates[_shape(page)]
        entry = self._site.recorder.digest_of(page.entry)
        said = digest_of((page.kind, page.path, trail(page.path, self._titles), self._source_line(page)))
        return digest(base, template.digest, said, entry)

    def filled(self, page: Stamped) -> str:
        return self._templates[_shape(page)].page(
            entry=page.entry,
            path=page.path,
            trail=trail(page.path, self._titles),
            source_line=self._source_line(page),
        )

    def _source_line(self, page: Stamped) -> str:
        return self._site.source.line_of(page.entry)


def _shape(page: Stamped) -> tuple[str, int]:
    """Pages of one kind at one depth are alike but for their holes; those of old addresses lie anywhere."""
    return page.kind, page.path.count("/")
