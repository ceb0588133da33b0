"""Draws the blocks that authors put into pages, with the same partial templates as the pages themselves."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from jinja2 import Environment

from pakten.domain.event import Event, Step
from pakten.domain.event_state import is_over
from pakten.domain.example import Example
from pakten.website.pages.freshness import RESERVE
from pakten.website.pages.lasting import Lastings, ends, lasting
from pakten.website.pages.texts.chart import chart
from pakten.website.pages.texts.process_diagram import chain_of
from pakten.website.site import Site


class BlockRenderer:
    """Draws for one page at a time: the page that MkDocs is reading; as a guest, in a theme that is not ours."""

    def __init__(self, env: Environment, site: Site, is_guest: bool = False) -> None:
        self._env = env
        self._site = site
        self._is_guest = is_guest
        self.base_url = "."
        self.words = site.words
        self.drawn = 0
        """Blocks of the page so far: an event that stands in several, or on the page itself, has an id in each."""

    def __call__(self, block: str, argument: str, options: dict[str, Any]) -> str:
        with self._site.recorder.unheard():
            return self._drawn(block, argument, options)

    def _drawn(self, block: str, argument: str, options: dict[str, Any]) -> str:
        template = self._env.get_template(f"pakten/blocks/{block}.html")
        self.drawn += 1
        drawn = template.render(
            base_url=self.base_url,
            t=self.words,
            mark=f"--{self.drawn}",
            argument=argument,
            options=options,
            **self._shown(block, options),
        )
        return f'<div class="pakten">{drawn}</div>' if self._is_guest else drawn

    def _shown(self, block: str, options: dict[str, Any]) -> dict[str, Any]:
        limit = int(options.get("limit", 100))
        if block == "events":
            return {"events": self._events(options, limit), "limit": limit}
        if block == "examples":
            fitting = [example for example in self._site.catalogue.examples if _fits(example, options)]
            return {"examples": fitting[:limit]}
        if block == "terms":
            return {"terms": getattr(self._site.catalogue, str(options.get("kind", "areas")))}
        if block == "chart":
            return {"chart": chart(options["rows"], int(options.get("columns") or 1))}
        if block == "chain":
            return {"chain": chain_of(options["rows"])}
        if block == "concept":
            return {"steps": tuple(Step)}
        return {}

    def _events(self, options: dict[str, Any], limit: int) -> Iterable[Event] | Lastings[Event]:
        catalogue, today = self._site.catalogue, self._site.today
        among = [event for event in catalogue.events if _fits(event, options)]
        among = [event for event in among if options.get("type") in (None, event.type)]
        if options.get("when", "upcoming") == "past":
            soon = {event.id for event in catalogue.agenda(today, among).all[:RESERVE]}
            latest = [event for event in reversed(among) if is_over(event, today) or event.id in soon]
            return lasting(lambda day: islice((one for one in latest if is_over(one, day)), limit), ends(latest), today)
        return catalogue.agenda(today, among).all


def _fits(entry: Event | Example, options: dict[str, Any]) -> bool:
    """Whether it belongs to all terms that a block asks for."""
    terms = {"area": entry.areas, "theme": entry.themes, "goal": entry.goals, "way_in": entry.ways_in}
    return all(options[name] in ids for name, ids in terms.items() if name in options)
