"""What those would lose who have subscribed or saved an address, where the build is told what they have."""

import logging
import os
from pathlib import Path
from urllib.error import URLError

from mkdocs.config.defaults import MkDocsConfig

from pakten.domain.catalogue import Catalogue
from pakten.domain.problem import Problem
from pakten.locale import Words
from pakten.publishing.comparison import Sources, against
from pakten.publishing.source import Folder, source_of
from pakten.website.settings import CatalogueConfig
from pakten.website.site import Site

PUBLISHED = "PAKTEN_PUBLISHED"
"""The variable that says where the published site is: an address, or a folder beside mkdocs.yml."""

log = logging.getLogger("mkdocs.plugins.pakten")


def lost(
    config: MkDocsConfig, site: Site, catalogue: Catalogue | None, own: CatalogueConfig, language: Words
) -> tuple[Problem, ...]:
    """From the published site to the one that has been made in `site_dir`."""
    if not (place := os.environ.get(PUBLISHED, "")):
        return ()
    old = source_of(place, Path(config.config_file_path).parent)
    new = Folder(Path(config.site_dir))
    sources = Sources(catalogue, own.network, own.events)
    try:
        return tuple(set(against(old, new, site.urls.feed("all", "ics"), site.today, sources)))
    except URLError as wrong:
        # A site that is down must not keep the one from being built that would be up.
        log.info(language("cli.compare.no_answer", address=place, reason=wrong.reason))
        return ()
