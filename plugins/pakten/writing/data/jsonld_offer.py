"""A registration in the words of schema.org: an offer, with what it costs and whether it can be had."""

from pakten.domain.event import Event
from pakten.domain.event_parts.registration import Registration, RegistrationState
from pakten.writing.data.jsonld import SCHEMA, Data, filled
from pakten.writing.data.price import FREE, amount
from pakten.writing.publication import Publication
from pakten.writing.text import one_line

_AVAILABILITY = {
    RegistrationState.OPEN: "InStock",
    RegistrationState.FULL: "SoldOut",
    RegistrationState.WAITING_LIST: "SoldOut",
    RegistrationState.CLOSED: "OutOfStock",
    RegistrationState.NOT_YET: "PreOrder",
}


def offers(asked: Registration | None, one: Event, publication: Publication) -> Data:
    """A price that is a figure is told as one, any other in its words. What nobody says is not free."""
    if asked is None:
        return {}
    cost = amount(asked.price, publication.currency, publication.words)
    is_free = None if cost is None else cost == FREE
    about = filled({"isAccessibleForFree": is_free, "maximumAttendeeCapacity": asked.seats})
    if (not asked.needed and not cost) or asked.state is RegistrationState.INVITED:
        return about
    price = None if cost is None else int(cost) if cost == int(cost) else float(cost)
    offer = filled(
        {
            "@type": "Offer",
            "url": asked.url or publication.links.event(one),
            "availability": SCHEMA + _AVAILABILITY.get(asked.state, "InStock"),
            "description": one_line(asked.price) if cost is None else None,
            "price": price,
            "priceCurrency": None if cost is None else publication.currency,
            "validFrom": asked.opens and asked.opens.isoformat(),
            "validThrough": asked.closes and asked.closes.isoformat(),
        }
    )
    return {**about, "offers": offer}
