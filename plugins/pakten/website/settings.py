"""Settings in the way of MkDocs: the options that reading knows, and those that only the website needs."""

import os
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from mkdocs.config import config_options as option
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.theme import Theme

from pakten.addresses.segments import SEGMENTS
from pakten.addresses.targets import is_safe
from pakten.addresses.urls import Urls
from pakten.locale import Words
from pakten.reading import clock, holidays
from pakten.reading.network.options import KINDS, Options


class Country(option.Type[str]):
    """A country, or a part of one, whose holidays are known."""

    def run_validation(self, value: object) -> str:
        place = super().run_validation(value)
        if not holidays.is_known(place):
            raise ValidationError(f"{place}? ({holidays.nearest(place) or 'sweden, SE, GB-SCT'})")
        return place


_DEFAULTS = {one.name: KINDS[one.name]() if KINDS[one.name] in (list, dict) else one.default for one in fields(Options)}
_OfNetwork: Any = type(
    "_OfNetwork",
    (Config,),
    {
        **{name: option.Type(kind, default=_DEFAULTS[name]) for name, kind in KINDS.items()},
        "network": option.Type(str),
        "known_until": option.Type((str, int, date), default=""),  # YAML reads a month as it is, a year or a day not
        "holidays": Country(str, default=""),
    },
)


class CatalogueConfig(_OfNetwork):  # type: ignore[misc] # made of what reading knows
    """What the network is, as `Options` says it, and what only the website needs."""

    page_budget = option.Type(int, default=2_000)
    """How many kB (1000 bytes, uncompressed) a browser may have to fetch to show a page."""
    site_budget = option.Type(int, default=500)
    """How many MB the whole site may be."""
    third_parties = option.Type(list, default=[])
    """Hosts of others that pages may fetch from, where a network takes that upon itself."""
    source_link = option.Type(str, default="")
    """Address of a line of the sources, with {path} and {line}; made from repo_url when empty."""


def require_safe(addresses: Mapping[str, str | None], language: Words) -> None:
    """Raise a PluginError for a setting that would lead visitors where no text may lead them."""
    for name, address in addresses.items():
        if not is_safe(address or ""):
            raise PluginError(f"mkdocs.yml: {name}: {language('setting.address', value=repr(address))}")


def options_of(config: CatalogueConfig) -> Options:
    """As `pakten check` reads them from the same file."""
    written: dict[str, Any] = {key: config[key] for key in KINDS}
    written |= {key: tuple(written[key]) for key, kind in KINDS.items() if kind is list}
    written["known_until"] = str(written["known_until"])
    return Options(**written)


def language_of(theme: Theme) -> str:
    """The language that a theme is set to, in the way of ours and Material's, or of those of MkDocs."""
    return str(theme.get("language") or theme.locale.language)


def all_urls(options: Options, language: str) -> Urls:
    unknown = sorted(options.segments.keys() - set(SEGMENTS))
    if unknown:
        raise PluginError(f"mkdocs.yml: segments: {', '.join(unknown)}? ({', '.join(SEGMENTS)})")
    return options.urls(language)


def edit_uri(config: MkDocsConfig) -> str:
    """As it is set. What MkDocs guesses when it is not is about a branch that hosts no longer begin with."""
    is_guess = config.edit_uri == "edit/master/docs/" and Path(config.docs_dir).name != "docs"
    return "" if is_guess else config.edit_uri or ""


def draws_cards(config: MkDocsConfig) -> bool:
    """Whether the plugin that draws share pictures is there, and told to."""
    share = config.plugins.get("pakten/share")
    return share is not None and bool(share.config["cards"])


def today(zone: ZoneInfo) -> date:
    try:
        return clock.today(os.environ, zone)
    except ValueError as wrong:
        raise PluginError(f"PAKTEN_DATE: {wrong}") from wrong
