"""Addresses that put an event, or a whole feed, into somebody's web calendar. They work without script."""

from datetime import UTC, timedelta
from urllib.parse import quote, urlencode

from pakten.domain.state import State
from pakten.domain.timespan import Timespan
from pakten.writing import event_text
from pakten.writing.publication import Publication
from pakten.writing.text import clean, one_line

GOOGLE = "https://calendar.google.com/calendar/"
OUTLOOK = "https://outlook.live.com/calendar/0/"
LENGTH = timedelta(hours=1)
"""How long an event takes in a calendar when nobody has said when it ends."""
OUTLOOK_AT_WORK = "https://outlook.office.com/calendar/0/"


def google(one: State, publication: Publication) -> str:
    """Google Calendar: UTC, or days with the last one excluded."""
    query = {
        "action": "TEMPLATE",
        "text": event_text.marked_title(one, publication.words),
        "dates": "/".join(_ends(one.span, "%Y%m%d", "%Y%m%dT%H%M%SZ")),
        "ctz": publication.zone.key,
        "details": _details(one, publication),
        "location": event_text.location(one, publication.words),
    }
    return f"{GOOGLE}render?{_query(query)}"


def outlook(one: State, publication: Publication, service: str = OUTLOOK) -> str:
    """Outlook on the web, private or at work: UTC, or days with the last one excluded."""
    start, end = _ends(one.span, "%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ")
    query = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": event_text.marked_title(one, publication.words),
        "startdt": start,
        "enddt": end,
        "allday": "true" if one.span.start is None else "false",
        "body": _details(one, publication),
        "location": event_text.location(one, publication.words),
    }
    return f"{service}deeplink/compose?{_query(query)}"


def webcal(feed: str) -> str:
    """What a phone or a calendar program opens as a subscription."""
    return f"webcal://{feed.partition('://')[2]}"


def google_subscription(feed: str) -> str:
    """Google takes a feed as `cid`; with `https:` it imports it once and never again, with `webcal:` it follows it."""
    return f"{GOOGLE}r?{_query({'cid': webcal(feed)})}"


def outlook_subscription(feed: str, title: str, service: str = OUTLOOK) -> str:
    return f"{service}addfromweb?{_query({'url': feed, 'name': one_line(title)})}"


def _ends(span: Timespan, day: str, moment: str) -> tuple[str, str]:
    """Both services want an end, and show one without length as a line that is easily missed."""
    if span.start is None:
        return f"{span.first:{day}}", f"{span.last + timedelta(days=1):{day}}"
    start = span.start.astimezone(UTC)
    end = span.end.astimezone(UTC) if span.end else start + LENGTH
    return f"{start:{moment}}", f"{end:{moment}}"


def _details(one: State, publication: Publication) -> str:
    """Short: an address holds about two thousand characters."""
    more = publication.words("feed.more", url=publication.links.date(one.occurrence))
    return f"{clean(one.event.summary)}\n\n{more}"


def _query(values: dict[str, str]) -> str:
    """Spaces as `%20`: Outlook shows a `+` as it stands."""
    return urlencode({key: value for key, value in values.items() if value}, quote_via=quote)
