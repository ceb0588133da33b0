"""Makes the index of the search; it is fetched when somebody searches, never before."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from pakten.website.generated import is_made
from pakten.website.pages.page_kinds import is_form, kind_of
from pakten.website.plugins.catalogue import site_of
from pakten.website.plugins.pages import templates_of
from pakten.website.search.alphabetical import MOST_EVENTS, search_list
from pakten.website.search.index import index
from pakten.website.search.record import KINDS, Asked, Record, entry_records, of_term
from pakten.website.site import Site

SCRIPT_WORDS = ("no_hits", "most_hits", "meant", "advice", "failed", "every", "ahead", "best")
"""What the script of the page says, with `{query}`, `{n}` and `{meant}` to fill in."""


class SearchConfig(Config):
    """Nothing to set: everything that the network has written can be found."""


class SearchPlugin(BasePlugin[SearchConfig]):
    """Adds the index."""

    # Before the pages, which link to it, and after the files that need nothing of them.
    @event_priority(40)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        self.records: dict[str, tuple[Record, ...]] = {}
        for site in site_of(config).all:
            files.append(site.batch.file(config, site.urls.search_index(), partial(self._index, _plain(site))))
        return files

    def _index(self, site: Site) -> Mapping[str, bytes]:
        return index(self.records[site.words.language], site)

    # While the built pages are judged it would only fill the memory.
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self.records.clear()

    # After every text has become HTML and before the search page is drawn.
    @event_priority(50)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        for site, templates in templates_of(config, env):
            words = {key: site.words(f"search.{key}") for key in SCRIPT_WORDS}
            with site.recorder.unheard():  # whoever uses a list hangs on what it holds
                asked, plain = _asked(site, files), _plain(site)
                records = (*entry_records(plain, asked), *_page_records(plain, files, asked))
                self.records[site.words.language] = records
                templates.globals.update(
                    has_search=True,
                    search_list=search_list(records, site.words),
                    search_words={**words, "hits": site.words.categories("search.hits")},
                    search_list_is_cut=len(site.catalogue.events) > MOST_EVENTS,
                )


def _asked(site: Site, files: Files) -> Asked:
    pages = [file.page for file in site.written_pages(files) if file.page is not None]
    return {page.url: tuple(map(str, page.meta.get("also", ()))) for page in pages}


def _plain(site: Site) -> Site:
    """With texts as they are written: an index takes no marks of languages."""
    return replace(site, catalogue=site.publication.catalogue) if site.written_in else site


def _page_records(site: Site, files: Files, asked: Asked) -> Iterator[Record]:
    """Those that somebody has written, in whatever language; in another language those in it, made ones as well."""
    for file in sorted(site.written_pages(files), key=lambda file: file.src_uri):
        kind, page = kind_of(file.src_uri, site.urls), file.page
        if page is None or page.content is None or kind.template == "search-index" or is_form(file.src_uri, site.urls):
            continue
        language = str(page.meta.get("language", site.written_in or site.words.language))
        is_elsewhere = language != site.words.language and (site.written_in or is_made(file))
        if is_elsewhere:
            continue
        record = Record(
            kind.terms if kind.terms in KINDS else "pages",
            "" if page.url in (".", "./") else page.url,
            str(page.title),
            str(page.meta.get("summary", "")).strip(),
            also=asked[page.url],
            text=str(Markup(page.content).striptags()),
            language=language if language != site.words.language else "",
        )
        yield of_term(record, kind.thing(site.catalogue))
