"""What the page of a meeting asks: its day, its tables, and what went on from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from pakten.domain.event import Event, Table
from pakten.domain.event_state import event_state
from pakten.domain.handover import leads_to
from pakten.domain.schedule import Point, schedule
from pakten.website.site import Site

_DAY = timedelta(days=1)


def meeting_filters(site: Site) -> dict[str, Callable[..., Any]]:
    def table_host(table: Table) -> str:
        """The function, and the organisation that it belongs to."""
        names = (site.catalogue.organisation[table.organisation].name,) if table.organisation else ()
        return ", ".join(filter(None, (table.host, *names)))

    return {
        "schedule": lambda event: schedule(event, event_state(event, site.today).lead.span, site.zone),
        "today_turns": lambda event: today_turns(event, site.today),
        "meeting_days": meeting_days,
        "table_host": table_host,
        "lead_days": lambda event: lead_days(event, site.today),
        "leads_to": lambda way: [one for one in leads_to(site.catalogue, way) if one[1].public][::-1],
        "public_leads": lambda event: [(event, lead) for lead in event.leads if lead.public],
    }


def is_timed(points: tuple[Point, ...]) -> bool:
    return any(point.what.time for point in points)


def today_turns(event: Event, today: date) -> tuple[date, ...]:
    """The later days on which its page begins to be, or is no longer, that of a day with a programme."""
    return event_state(event, today).turns(lambda told: told.is_today) if event.has_a_day else ()


def lead_days(event: Event, today: date) -> list[date]:
    """The later days on which what went on from it is told, or what has become of that."""
    whole = event_state(event)
    if whole.is_off or whole.last_day is None:
        return []
    told = whole.last_day + _DAY
    moved = (day for lead in event.leads if lead.public for _, day in lead.days)
    return sorted({day for day in (told, *moved) if day > today and day >= told})


def meeting_days(event: Event) -> list[date]:
    """The days on which it takes place."""
    spans = [one.span for one in event_state(event).dates if one.span.is_dated and not one.is_off]
    return sorted({span.first + step * _DAY for span in spans for step in range((span.last - span.first).days + 1)})
