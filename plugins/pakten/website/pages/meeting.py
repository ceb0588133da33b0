"""What the page of a meeting asks: its day, its tables, and what went on from it."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from pakten.domain.event import Event
from pakten.domain.event_parts.lead import Lead, LeadState
from pakten.domain.event_parts.meeting import Table
from pakten.domain.event_state import event_state
from pakten.domain.overviews.handover import leads_to
from pakten.domain.schedule import Point, schedule
from pakten.website.pages.lasting import Lastings, ends, lasting
from pakten.website.site import Site

Told = tuple[Event, Lead, tuple[tuple[LeadState, date], ...]]
"""What went on from a meeting, and the states that it has had so far."""

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
        "leads_to": lambda way: told_leads(leads_to(site.catalogue, way)[::-1], site.today),
        "public_leads": lambda event: told_leads([(event, lead) for lead in event.leads], site.today),
        "last_day": lambda event: event_state(event, site.today).last_day,
    }


def is_timed(points: tuple[Point, ...]) -> bool:
    return any(point.what.time for point in points)


def today_turns(event: Event, today: date) -> tuple[date, ...]:
    """The later days on which its page begins to be, or is no longer, that of a day with a programme."""
    return event_state(event, today).turns(lambda told: told.is_today) if event.has_a_day else ()


def told_leads(leads: Iterable[tuple[Event, Lead]], today: date) -> Lastings[Told]:
    """What is public of what went on from meetings, when they have been held, with the states that it has had."""
    public = [(event, lead) for event, lead in leads if lead.public]

    def on(day: date) -> list[Told]:
        return [
            (event, lead, tuple((state, since) for state, since in lead.days if since <= day))
            for event, lead in public
            if event_state(event, day).is_held
        ]

    moved = (day for _, lead in public for _, day in lead.days)
    return lasting(on, (*ends(event for event, _ in public), *moved), today)


def meeting_days(event: Event) -> list[date]:
    """The days on which it takes place."""
    spans = [one.span for one in event_state(event).dates if one.span.is_dated and not one.is_off]
    return sorted({span.first + step * _DAY for span in spans for step in range((span.last - span.first).days + 1)})
