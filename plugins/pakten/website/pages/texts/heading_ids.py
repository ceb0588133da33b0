"""Ids of headings in texts: never one that the page has for a part of its own, which would then have no name."""

import re
from collections.abc import Callable
from functools import cache

from jinja2 import Environment

Slugify = Callable[[str, str], str]

_ID = re.compile(r'\bid="([a-z][a-z0-9-]*)"')


def apart(slugify: Slugify, env: Environment) -> Slugify:
    """The slugs as Python-Markdown's `toc` makes them, and for a taken one the next, as for a second heading."""

    @cache
    def taken() -> frozenset[str]:
        assert env.loader is not None
        sources = [env.loader.get_source(env, name)[0] for name in env.list_templates(["html"])]
        return frozenset(id_ for source in sources for id_ in _ID.findall(source))

    def slug(value: str, separator: str) -> str:
        found = slugify(value, separator)
        return f"{found}_1" if found in taken() else found

    return slug
