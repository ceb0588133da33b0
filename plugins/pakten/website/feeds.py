"""Feeds, open data and build facts: files beside the pages, made by the writers."""

from __future__ import annotations

from pakten.website.site import Site


def feed_names(site: Site) -> tuple[tuple[str, str], ...]:
    """Name and title of each feed: everything, each area, each theme."""
    terms = (*site.catalogue.areas, *site.catalogue.themes)
    return (("all", site.words("feed.all")), *((term.id, term.title) for term in terms))
