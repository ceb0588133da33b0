"""Which day it is: decided once for a build, and the same for the same input."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def today(environ: Mapping[str, str], zone: ZoneInfo, chosen: str = "") -> date:
    """The chosen day, else PAKTEN_DATE, else SOURCE_DATE_EPOCH (reproducible-builds.org), else now in the zone.

    Raises ValueError, with the text that is no date, for one that cannot be read.
    """
    written = chosen or environ.get("PAKTEN_DATE", "")
    if written:
        return date.fromisoformat(written)
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(zone).date()
    return datetime.now(zone).date()
