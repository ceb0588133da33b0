"""What columns are called: by our own keys, and by the names that programs and people give them. Nothing is guessed."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from pakten.reading.forms.events import EventForm
from pakten.reading.forms.flat_fields import flat_fields
from pakten.reading.suggestion import fold
from pakten.reading.yaml.nodes import Loader

_NAMES: Mapping[str, str] = yaml.load(Path(__file__).with_name("headings.yaml").read_text("utf-8"), Loader=Loader)
"""Of Outlook, Google, Excel as people use it, Eventbrite, Meetup and Swedish programs for events."""

_PERSONAL = re.compile(
    r"kontaktperson|ansvarig|handläggare|mötesorganisatör|(?:meeting )?organizer(?: (?:name|email))?|organisatör|"
    r"(?:obligatoriska?|valfria?|nödvändiga?|inbjudna) deltagare|(?:required|optional) attendees|attendees?|"
    r"deltagare|deltagarlista|gäster|guests|invitees|e-?post|e-?mail|mejl|mail|telefon|phone|mobil|mobile|tel|"
    r"(?:erforderliche |optionale )?teilnehmer|besprechungsplanung|ansprechpartner(?:in)?|ansvarlig|deltagere|"
    r"osallistujat|yhteyshenkilö|puhelin|sähköposti|navn|vorname|nachname|nimi|speakers?|presenters?|"
    r"namn|name|förnamn|efternamn|first name|last name|surname|family name|given name|fullständigt namn|personnummer|"
    r"hosts?|värdens? namn|skapad av|created by|"
    r"creator|owner|ägare|resurser|(?:meeting resources|mötesresurser)|faktureringsinformation|billing information|"
    r"(?:buyer|attendee|order) .*"
)


_OF_PROGRAMS = re.compile(
    r"attending|created|currency|event status code|gross sales|id|mileage|modified|mötesresurser|nr|nummer|prioritet|"
    r"priority|occasion|påminnelse(?: av/på|datum|tid)?|reminder (?:date|on/off|time)|reseinformation|(?:yes )?rsvps|"
    r"show time as|skapad|sålda biljetter|tickets sold|updated|valuta|visa tid som|ändrad"
)
"""What programs have of their own and nobody else needs."""


def is_of_program(heading: str) -> bool:
    return is_personal(heading) or bool(_OF_PROGRAMS.fullmatch(" ".join(heading.casefold().split())))


def key_of_heading(heading: str) -> str:
    """The key that a column stands for; empty when nobody has listed its name."""
    # In other tables ID is a number, and ours is a part of an address.
    return "" if heading.casefold() == "id" != heading else _keys().get(_plain(heading), "")


def is_personal(heading: str) -> bool:
    """Whether a column is about persons, so that not even an example of it is shown."""
    return bool(_PERSONAL.fullmatch(" ".join(heading.casefold().split()).strip(" :*.")))


@cache
def _keys() -> Mapping[str, str]:
    own = {_plain(key): key for key in (*_NAMES, *(flat.name for flat in flat_fields(EventForm)))}
    listed = {_plain(name): key for key, names in _NAMES.items() for name in names.split(", ")}
    # A name of our own means nothing else.
    return {**listed, **own}


def _plain(heading: str) -> str:
    """Without dots, capitals, also within, underscores, a colon or a star at the end, or a remark in brackets."""
    bare = re.sub(r"\s*[(\[][^)\]]*[)\]]\s*$|(?<=[a-z])(?=[A-Z])", " ", heading).strip() or heading
    return " ".join(fold(bare).replace("_", " ").replace("-", " ").split()).strip(" :*.?")
