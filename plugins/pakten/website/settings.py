"""Settings in the way of MkDocs: the options that reading knows, and those that only the website needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from mkdocs.config import config_options as option
from mkdocs.config.base import Config, ValidationError
from mkdocs.exceptions import PluginError

from pakten.addresses.targets import is_safe
from pakten.locale import Words
from pakten.reading import holidays
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
