"""A page kind goes through the theme once and is then filled for each entry.

Rendering the whole theme for every page is what makes large sites slow: header, navigation and footer are the same on
all pages of a kind, because those pages lie at the same depth. A stamp renders the template of its kind once with
holes where its blocks differ from entry to entry, and afterwards only those blocks. The blocks of the template are
the holes, so a template reads like any other; two rules follow: a block that is a hole imports its macros inside
itself and does not call `super()`, and nothing outside the holes may depend on the entry. Text is escaped where it
enters a template, since the theme's environment escapes all that is not marked as safe.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from secrets import token_hex
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Context

from pakten.reading.memory.store import digest_of

# Chosen anew each time and never written: no setting can say it and make a hole where there is none.
_SECRET = token_hex(16)
HOLES = ("title", "meta", "main")
"""The blocks that differ from entry to entry."""
_HOLE = re.compile(f"\x02{_SECRET}([a-z_]+)\x03")


class PageTemplate:
    """The pages of one kind, all at the same depth below the root of the site."""

    def __init__(self, env: Environment, template: str, shared: Mapping[str, Any]) -> None:
        self._template = env.get_template(template)
        self._shared = shared
        context = self._template.new_context(dict(shared))
        for name in HOLES:
            context.blocks[name] = [partial(_marked, name)]
        self._parts = _HOLE.split("".join(self._template.root_render_func(context)))
        self.digest = digest_of(tuple(self._parts))
        """Of all that the pages have in common."""
        self._blocks = {name: self._template.blocks[name] for name in self._parts[1::2]}

    def page(self, **entry: Any) -> str:
        """The whole page of one entry."""
        context = self._template.new_context({**self._everywhere, **entry}, shared=True)
        filled = {name: "".join(block(context)) for name, block in self._blocks.items()}
        return "".join(part if index % 2 == 0 else filled[part] for index, part in enumerate(self._parts))

    @cached_property
    def _everywhere(self) -> dict[str, Any]:
        """What every page of the kind knows: first asked for when all plugins have given what they have to give."""
        return {**self._template.globals, **self._shared}


def _marked(name: str, _: Context) -> Iterator[str]:
    yield f"\x02{_SECRET}{name}\x03"
