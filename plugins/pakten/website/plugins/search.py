"""Makes the index of the search; it is fetched when somebody searches, never before."""

from collections.abc import Iterator, Mapping

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

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

    # Before the pages, which link to it.
    @event_priority(50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        site = site_of(config)
        files.append(site.batch.file(config, site.urls.search_index(), self._index))
        return files

    def _index(self) -> Mapping[str, bytes]:
        return index(self.records, self.site)

    # After every text has become HTML and before the search page is drawn.
    @event_priority(50)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        self.site = site = site_of(config)
        asked = _asked(site, files)
        env = templates_of(config, env)
        with site.recorder.unheard():  # whoever uses a list hangs on what it holds
            self.records = (*entry_records(site, asked), *_page_records(site, files, asked))
            env.globals["search_list"] = search_list(self.records, site.words)
            env.globals["search_list_is_cut"] = len(site.catalogue.events) > MOST_EVENTS
        plain = {key: site.words(f"search.{key}") for key in SCRIPT_WORDS}
        env.globals["search_words"] = {**plain, "hits": site.words.categories("search.hits")}


def _asked(site: Site, files: Files) -> Asked:
    pages = [file.page for file in site.written_pages(files) if file.page is not None]
    return {page.url: tuple(map(str, page.meta.get("also", ()))) for page in pages}


def _page_records(site: Site, files: Files, asked: Asked) -> Iterator[Record]:
    segments = site.urls.segments
    for file in sorted(site.written_pages(files), key=lambda file: file.src_uri):
        kind, page = kind_of(file.src_uri, segments), file.page
        if page is None or page.content is None or kind.template == "search-index" or is_form(file.src_uri, segments):
            continue
        language = str(page.meta.get("language", site.words.language))
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
