"""Feeds, open data, the list of pages and the facts of the build: files beside the pages, made by the writers."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from jinja2 import Environment
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files

from pakten.addresses.pages import stamped_pages, with_former_ids
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.occurrence import is_dated
from pakten.website.files.data_fields import tables
from pakten.website.files.embed import Embed, embeds, fragment, snippet
from pakten.website.files.written_entries import entry_file, written_entry
from pakten.website.generated import Make
from pakten.website.pages.page_kinds import is_form
from pakten.website.pages.subscribe import codes
from pakten.website.plugins.catalogue import site_of
from pakten.website.plugins.pages import templates_of
from pakten.website.settings import require_safe
from pakten.website.site import Site
from pakten.writing.calendar import ics
from pakten.writing.data import open_data, open_data_schema
from pakten.writing.data.open_data import Licence
from pakten.writing.data.sitemap import sitemap
from pakten.writing.feeds import atom, json_feed
from pakten.writing.feeds.part import Part, parts
from pakten.writing.publication import Feed
from pakten.writing.when import when


class FeedsConfig(Config):
    """Settings for what leaves the site as files."""

    licence = option.Type(str, default="CC BY 4.0")
    """On what terms others may use the data."""
    licence_url = option.Type(str, default="https://creativecommons.org/licenses/by/4.0/")
    """Where those terms can be read."""


class FeedsPlugin(BasePlugin[FeedsConfig]):
    """Adds the files; MkDocs writes them."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        require_safe({"licence_url": self.config.licence_url}, site_of(config).words)
        self.licence = Licence(self.config.licence, self.config.licence_url)
        if not site_of(config).is_guest:
            # MkDocs' own list of pages, and a compressed copy of it, would carry the day on which they were made.
            config.theme.static_templates.discard("sitemap.xml")
        return config

    # Before the pages, which link to the feeds and check their links.
    @event_priority(50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        site = site_of(config)
        with site.recorder.unheard():
            told = [file for one in site.all for file in (*feed_files(one), *codes(feed_names(one), one))]
            made = (*told, *data_files(site, self.licence, _assessed(config)))
            shown = embeds(site)
        for path, make in made:
            files.append(site.batch.file(config, path, make))
        site.batch.start()  # they need nothing that comes later in the build
        for embed in shown:
            make = partial(self._fragment, embed, site)
            for page in (embed.page, *embed.former_pages):
                files.append(site.batch.file(config, site.urls.fragment(page), make))
        return files

    # Before the pages are drawn, which tell about these files.
    @event_priority(50)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        site = site_of(config)
        (_, self.env), *_ = trees = templates_of(config, env)
        with site.recorder.unheard():  # whoever uses a list hangs on what it holds
            shown = [(embed, snippet(embed, site)) for embed in embeds(site)]
            for _, templates in trees:
                templates.globals.update(licence=self.licence, data_tables=tables(site), embeds=shown)

    def _fragment(self, embed: Embed, site: Site) -> str:
        return fragment(embed, self.env, site)

    # After the pages are known and before files are copied.
    @event_priority(-100)
    def on_nav(self, nav: object, config: MkDocsConfig, files: Files) -> None:
        site = site_of(config)
        if site.is_guest:
            return  # it is the host's, and lists our pages as all others
        if (theirs := files.get_file_from_path("sitemap.xml")) is not None:
            files.remove(theirs)
        with site.recorder.unheard():
            listed = sitemap(_pages(site, files))
        files.append(File.generated(config, "sitemap.xml", content=listed))


def feeds(site: Site) -> Iterator[Feed]:
    """Everything, each area and each theme; a feed is named as its page is."""
    tagline = site.publication.catalogue.wording("tagline")

    def told(text: str, area: str = "") -> str:
        known = site.publication.catalogue.horizon(area).before(site.today)
        if known is None:
            return text
        unknown = site.words("known.until", time=when(known, site.words, weekday=False))
        return f"{text.rstrip('.')}. {unknown}." if text else f"{unknown}."

    yield Feed("all", site.name, told(tagline.text if tagline else ""))
    for area in site.publication.catalogue.areas:
        about = told(tagline.for_area(area) if tagline else "", area.id)
        yield Feed(area.id, f"{site.name} {area.local_form}", about, area.color)
    for theme in site.publication.catalogue.themes:
        yield Feed(theme.id, f"{site.name}: {theme.title}", told(theme.summary))


def feed_names(site: Site) -> tuple[tuple[str, str], ...]:
    """Id and title of each feed, for those who choose among them."""
    terms = (*site.publication.catalogue.areas, *site.publication.catalogue.themes)
    return (("all", site.words("feed.all")), *((term.id, term.title) for term in terms))


def feed_files(site: Site) -> Iterator[tuple[str, Make]]:
    """Path and recipe of every feed, and of the calendar file of each dated event."""
    for feed in feeds(site):
        events = _events(site, feed)
        # A subscription goes on under the id that its term had before: programs follow no page that leads on.
        for name in (feed.id, *_former_ids(site, feed)):
            yield site.urls.feed(name, "ics"), partial(ics.calendar, events, feed, site.publication, site.today)
        for part in parts(site.publication.catalogue.news(feed.id), feed):
            for path in _paths(site, part, "xml"):
                yield path, partial(atom.feed, part, site.publication)
            for path in _paths(site, part, "json"):
                yield path, partial(json_feed.feed, part, site.publication)
    for event in site.publication.catalogue.events:
        if is_dated(event):
            for named in with_former_ids(event):
                yield site.urls.event_ics(named), partial(ics.of_event, event, site.publication)


def data_files(site: Site, licence: Licence, assessed: str = "") -> Iterator[tuple[str, Make]]:
    yield site.urls.data("events.json"), partial(open_data.events, site.publication, licence)
    yield site.urls.data("examples.json"), partial(open_data.examples, site.publication, licence)
    yield site.urls.data("events.schema.json"), partial(open_data_schema.events, site.publication)
    yield site.urls.data("examples.schema.json"), partial(open_data_schema.examples, site.publication)
    yield f"{site.urls.segments.new_event}/entries.json", partial(entry_file, site)
    entries: tuple[Event | Example, ...] = (*site.catalogue.events, *site.catalogue.examples)
    for entry in entries:
        yield site.urls.entry(entry), partial(written_entry, entry, site)
    next_change = site.catalogue.next_change(site.today)
    facts = {
        "date": site.today.isoformat(),
        "commit": site.commit or None,
        "next_change": next_change.isoformat() if next_change else None,
        **({"assessed": assessed} if assessed else {}),
    }
    yield "build.json", partial(open_data.as_json, facts)


def _assessed(config: MkDocsConfig) -> str:
    """The day on which accessibility was assessed, for those who look after the site."""
    statement = config.plugins.get("pakten/statement")
    return str(statement.config["assessed"]) if statement is not None else ""


def _former_ids(site: Site, feed: Feed) -> tuple[str, ...]:
    term = site.catalogue.area.get(feed.id) or site.catalogue.theme.get(feed.id)
    return term.aliases if term else ()


def _events(site: Site, feed: Feed) -> tuple[Event, ...]:
    catalogue = site.publication.catalogue
    if feed.id in catalogue.area:
        return catalogue.in_area(feed.id)
    return catalogue.events_by("theme", feed.id) if feed.id in catalogue.theme else catalogue.events


def _paths(site: Site, part: Part, suffix: str) -> tuple[str, ...]:
    feed, urls = part.feed.id, site.urls
    if part.name:
        return (urls.feed_archive(feed, part.name, suffix),)
    return tuple(urls.feed(name, suffix) for name in (feed, *_former_ids(site, part.feed)))


def _changed(entry: Event | Example) -> date:
    return entry.updated.date() if isinstance(entry, Event) else entry.updated


def _pages(site: Site, files: Files) -> Iterator[tuple[str, date | None]]:
    for page in (page for one in site.all for page in stamped_pages(one.catalogue, one.urls)):
        if page.kind == "moved" or page.is_early:
            continue
        changed = _changed(page.entry) if isinstance(page.entry, Event | Example) else None
        yield site.links.to(page.path), changed
    for file in site.written_pages(files):
        if not is_form(file.src_uri, site.urls):
            yield site.links.to("" if file.url in (".", "./") else file.url), None
