"""The site of a build, put together from its settings and from what has been read."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from mkdocs.config.defaults import MkDocsConfig

from pakten.addresses.links import SiteLinks
from pakten.addresses.urls import Urls
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.locale import Words, first_weekday, words
from pakten.reading.memory.store import Store
from pakten.reading.network.catalogue import Reading
from pakten.reading.network.withdrawn import withdrawn, without
from pakten.website.generated import Batch
from pakten.website.memory.fragments import Fragments
from pakten.website.memory.made_before import MadeBefore
from pakten.website.memory.questions import Recorder
from pakten.website.pages.common_ground import asks_for_places
from pakten.website.pages.host_page import has_our_templates
from pakten.website.settings import CatalogueConfig, draws_cards, edit_uri, today
from pakten.website.site import Site
from pakten.website.source_host import SourceHost
from pakten.writing.publication import Publication


def compose(
    own: CatalogueConfig,
    config: MkDocsConfig,
    latest: Callable[[], Reading],
    *,
    urls: Urls,
    spoken: str,
    for_authors: Words,
    store: Store,
    meanwhile: Callable[[], None],
) -> Site:
    """What is `latest` read, which knows no mistake; while a site is served, a build before may be asked for a page of
    it. `meanwhile` is asked between two files that are made.
    """
    reading, zone = latest(), ZoneInfo(own.timezone)
    assert reading.catalogue is not None
    said, day = words(spoken), today(zone)
    gone = withdrawn(reading.catalogue, Path(config.docs_dir), day)
    shown = replace(without(gone, reading.catalogue), day=day)
    recorder = Recorder(partial(_said, reading, reading.catalogue), with_lines=asks_for_places(config.theme))
    links = SiteLinks(urls, config.site_url or "/", draws_cards(config))
    told = recorder.view("told", shown.as_of(day))
    publication = Publication(told, links, said, config.site_name, own.network, zone, own.currency, own.country)
    fragments = Fragments(store, recorder, publication)
    return Site(
        name=config.site_name,
        catalogue=recorder.view("shown", shown),
        today=day,
        zone=zone,
        words=said,
        urls=urls,
        links=links,
        publication=replace(publication, once=fragments),
        source=SourceHost.of(config.repo_url or "", edit_uri(config), Path(config.docs_dir).name, own.source_link),
        commit=os.environ.get("PAKTEN_COMMIT", ""),
        classes=tuple(own.classes),
        trusts_pages=own.raw_html,
        store=store,
        recorder=recorder,
        batch=Batch(MadeBefore(store, recorder, fragments), meanwhile),
        gone_pictures=gone,
        is_guest=not has_our_templates(config.theme),
        pages=recorder.texts(reading.pages),
        written=recorder.untold(lambda origin, key=None: latest().written(origin, key)),
        written_texts=lambda origin: latest().written_texts(origin),
        changes=reading.changes,
        locate=recorder.untold(lambda origin, path, *, key=False: latest().locate(origin, path, key=key)),
        for_authors=for_authors,
        first_weekday=first_weekday(spoken, own.country),
    )


def _said(reading: Reading, catalogue: Catalogue, entry: Event | Example) -> tuple[str, ...] | None:
    """All that an event follows from, while it is as it was read; an example has a text beside what is read of it."""
    if not reading.manner or not isinstance(entry, Event) or catalogue.event.get(entry.id) is not entry:
        return None
    return (reading.manner.hex(), entry.origin.file, *reading.written_texts(entry.origin))
