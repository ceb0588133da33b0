"""What people pass on: share pictures, QR codes, posters to print, and the words that go with a link."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TypeGuard

from jinja2 import Environment
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import get_relative_url

from pakten.domain.event import Event
from pakten.domain.event_parts.recap import ValueKind
from pakten.domain.event_state import event_state, is_over
from pakten.domain.example import Example
from pakten.domain.term import Area
from pakten.website.files.look import asset, initials, styles
from pakten.website.generated import Make
from pakten.website.pages.templates.page_template import PageTemplate
from pakten.website.pages.tones import tone_of
from pakten.website.plugins.catalogue import site_of
from pakten.website.plugins.pages import templates_of
from pakten.website.site import Site
from pakten.writing.letters import share
from pakten.writing.letters.share import Share
from pakten.writing.pictures import card_entries, qr
from pakten.writing.pictures import share_card as card
from pakten.writing.pictures.cache import Store, name_of
from pakten.writing.pictures.share_card import Card
from pakten.writing.pictures.style import Look

Shared = Event | Example | Area

_NETWORK = ("network", "all")
"""The picture of the network as a whole, for every page without one of its own."""


class ShareConfig(Config):
    """Settings for what is passed on."""

    cards = option.Type(bool, default=True)
    """Whether pictures for links are drawn: the first time they cost some hundredths of a second each."""
    cache = option.Type(str, default=".cache/pakten/cards")
    """The folder, beside mkdocs.yml, where pictures are kept so that unchanged ones are not drawn again."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A share picture as a page refers to it."""

    address: str
    alt: str


class SharePlugin(BasePlugin[ShareConfig]):
    """Adds the pictures and the posters, and gives the templates what they need to refer to them."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.site = site_of(config)
        theme = config.theme
        self.look = Look(styles(theme), lambda name: asset(theme, f"assets/{name}"), initials(self.site.name))
        self.store = Store(Path(config.config_file_path).parent / self.config.cache)
        return config

    # Before the feeds, which let the other cores begin: pictures that are kept need nothing that comes later. To draw
    # all of them keeps those cores long from what others wait for.
    @event_priority(60)
    def _begin(self, files: Files, config: MkDocsConfig) -> None:
        self.is_begun = Path(self.store.folder).is_dir()
        if self.is_begun:
            self._draw(files, config)

    def _draw(self, files: Files, config: MkDocsConfig) -> None:
        with self.site.recorder.unheard():
            drawn = cards(self.site, self.store, self.look) if self.config.cards else ()
            for path, make in (*drawn, *codes(self.site, self.store)):
                files.append(self.site.batch.file(config, path, make))

    # Before the pages, so that links to a poster are checked like any other, and after the others have begun.
    @event_priority(40)
    def _post(self, files: Files, config: MkDocsConfig) -> None:
        if not self.is_begun:
            self._draw(files, config)
        with self.site.recorder.unheard():
            self.posters = tuple(with_poster(self.site))
        for thing in self.posters:
            path = f"{self.site.urls.poster(thing)}index.html"
            files.append(self.site.batch.file(config, path, partial(self._poster, thing)))
        for event in self._with_printouts():
            path = f"{self.site.urls.printouts(event)}index.html"
            files.append(self.site.batch.file(config, path, partial(self._poster, event, "printouts")))

    on_files = CombinedEvent(_begin, _post)

    @event_priority(50)
    def _offer(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Before the pages are stamped, which show what is offered here."""
        for site, templates in templates_of(config, env):
            templates.globals.update(
                share_of=partial(share_of, site),
                picture_of=partial(picture_of, site) if self.config.cards else lambda _thing: None,
                qr_of=lambda thing: self.site.urls.qr(kind_of(thing), thing.id),
                value_kinds=tuple(ValueKind),
                survey_qr_of=lambda event: self.site.urls.qr("survey", event.id) if event.survey else "",
                poster_of=self._poster_of,
            )

    @event_priority(-50)
    def _print(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """After the pages, which furnish the environment."""
        printed = [(kind_of(thing), "poster", self.site.urls.poster(thing)) for thing in self.posters]
        printed += [("printouts", "printouts", self.site.urls.printouts(event)) for event in self._with_printouts()]
        self.stamps: dict[str, PageTemplate] = {}
        _, templates = templates_of(config, env)[0]
        with self.site.recorder.unheard():
            for name, template, path in printed:
                if name not in self.stamps:
                    shared = {"base_url": get_relative_url(".", path), "t": self.site.words, "config": config}
                    self.stamps[name] = PageTemplate(templates, f"pakten/{template}.html", shared)

    def _poster_of(self, thing: object) -> str:
        """Where the poster of an entry or an area is; none for one that is only shown as it would be."""
        if isinstance(thing, Event) and self.site.catalogue.event.get(thing.id) is not thing:
            return ""
        return self.site.urls.poster(thing) if has_poster(thing, self.site.today) else ""

    def _with_printouts(self) -> Iterator[Event]:
        return (thing for thing in self.posters if isinstance(thing, Event) and thing.has_a_day)

    def _poster(self, thing: Event | Area, name: str = "") -> str:
        kind = kind_of(thing)
        return self.stamps[name or kind].page(entry=thing, kind=kind)

    on_env = CombinedEvent(_offer, _print)


def kind_of(thing: Shared) -> str:
    """The word for it in addresses of files."""
    return type(thing).__name__.lower()


def share_of(site: Site, thing: Shared) -> Share:
    thing = site.plain(thing)
    if isinstance(thing, Event):
        return share.of_event(thing, site.publication)
    if isinstance(thing, Example):
        return share.of_example(thing, site.publication)
    return share.of_area(thing, site.publication)


def picture_of(site: Site, thing: object) -> Picture:
    """The picture of an entry or an area; the network's for anything else."""
    if isinstance(thing, Event | Example | Area):
        return Picture(site.links.card(kind_of(thing), thing.id), card_of(site, thing).alt)
    return Picture(site.links.card(*_NETWORK), card_entries.of_network(site.publication).alt)


def card_of(site: Site, thing: Shared) -> Card:
    tone = tone_of(site.catalogue)
    if isinstance(thing, Event):
        return card_entries.of_event(thing, site.publication, tone)
    if isinstance(thing, Example):
        return card_entries.of_example(thing, site.publication, tone)
    return card_entries.of_area(thing, site.publication, tone)


def cards(site: Site, store: Store, look: Look) -> Iterator[tuple[str, Make]]:
    """Path and recipe of every share picture."""

    def name(show: Callable[[], Card]) -> str:
        return name_of((card.DRAWING, look.digest, show()))

    def drawn(show: Callable[[], Card], known: str = "") -> bytes:
        return store.named(known or name(show), "png", lambda: card.png(show(), look))

    def of_entry(entry: Event | Example) -> bytes:
        show = cache(partial(card_of, site, entry))
        return drawn(show, site.publication.once(f"card {look.digest}", entry, partial(name, show)))

    yield site.urls.card(*_NETWORK), partial(drawn, partial(card_entries.of_network, site.publication))
    for area in site.catalogue.areas:
        yield site.urls.card(kind_of(area), area.id), partial(drawn, partial(card_of, site, area))
    entries: tuple[Event | Example, ...] = (*site.catalogue.events, *site.catalogue.examples)
    for entry in entries:
        yield site.urls.card(kind_of(entry), entry.id), partial(of_entry, entry)


def codes(site: Site, store: Store) -> Iterator[tuple[str, Make]]:
    """Path and recipe of every QR code."""
    drawn = [
        (
            site.urls.qr(kind_of(thing), thing.id),
            site.links.to(site.urls.of(thing)),
            site.words("share.qr_alt", title=thing.title),
        )
        for thing in shared(site)
    ]
    for event in (one for one in site.catalogue.events if one.survey):
        address = site.links.to(event.survey[1:]) if event.survey.startswith("/") else event.survey
        drawn.append((site.urls.qr("survey", event.id), address, site.words("question.code")))
    for path, address, title in drawn:
        draw: Callable[[], bytes] = partial(qr.svg, address, title)
        yield path, partial(store.get, (qr.DRAWING, address, title), "svg", draw)


def shared(site: Site) -> Iterator[Shared]:
    yield from site.catalogue.events
    yield from site.catalogue.examples
    yield from site.catalogue.areas


def with_poster(site: Site) -> Iterator[Event | Area]:
    """The areas, and what lies ahead and takes place."""
    yield from site.catalogue.areas
    yield from (event for event in site.catalogue.agenda(site.today).all if has_poster(event, site.today))


def has_poster(thing: object, today: date) -> TypeGuard[Event | Area]:
    if isinstance(thing, Event):
        return not is_over(thing, today) and not event_state(thing).is_off
    return isinstance(thing, Area)
