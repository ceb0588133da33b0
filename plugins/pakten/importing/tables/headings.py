"""What columns are called: by our own keys, and by the names that programs and people give them. Nothing is guessed."""

import re
from collections.abc import Mapping
from functools import cache

from pakten.reading.forms.events import EventForm
from pakten.reading.forms.flat_fields import flat_fields
from pakten.reading.suggestion import fold

_NAMES = {
    "title": (
        "titel, rubrik, ämne, subject, title, event title, event name, event, eventnamn, evenemang, vad, "
        "aktivitet, activity, namn på aktivitet, namn på event, namn på evenemang, what, summary (title), "
        "träff, möte, rubrik på träffen, eventtitel, mötesrubrik, namn på träffen, arrangemang, benämning, "
        "event titel"
    ),
    "summary": (
        "ingress, sammanfattning, kort beskrivning, kortbeskrivning, short description, kort text, "
        "sammandrag, summering"
    ),
    "description": (
        "beskrivning, description, event description, beskrivning av evenemanget, innehåll, details, "
        "detaljer, brödtext, om träffen, text, anteckningar, notes, body, eventbeskrivning, beskrivning "
        "(html), lång beskrivning"
    ),
    "day": (
        "datum, date, dag, day, startdatum, start date, event date, event start date, från datum, startdag, "
        "date start, datum start, start datum, begin date, evenemangsdatum, mötesdatum, när datum, dag och "
        "datum, from date, when date"
    ),
    "clock": (
        "tid, klockslag, klockan, kl, time, starttid, start time, event start time, tid från, från kl, time "
        "start, start tid, tid start, börjar kl, begin time, från tid, from time, start kl, when time, när "
        "tid"
    ),
    "start": (
        "start, startar, börjar, begins, starts, start date & time, start date and time, start date time, "
        "startdatum och tid, startdatum och starttid, starttidpunkt, när, when, datum och tid, date and time, "
        "date & time, tidpunkt, starts at, dtstart, start (local), start datetime, event start, datum/tid, "
        "datum & tid, datum tid, tid och datum, startdatum/tid"
    ),
    "last_day": (
        "slutdatum, end date, event end date, till datum, slutdag, date end, datum slut, slut datum, to date, "
        "sista dag, t.o.m., tom"
    ),
    "end_clock": (
        "sluttid, end time, event end time, tid till, till kl, time end, slut tid, tid slut, slutar kl, to "
        "time, slut kl, till tid"
    ),
    "end": (
        "slut, slutar, ends, end, end date & time, end date and time, end date time, slutdatum och tid, ends "
        "at, dtend, slutdatum och sluttid, sluttidpunkt, end datetime, event end, slutdatum/tid, till"
    ),
    "whole_day": "heldag, heldagsaktivitet, heldagshändelse, hela dagen, all day event, all day, allday, hel dag",
    "place": (
        "plats, lokal, var, location, venue, venue name, place, where, event location, lokalens namn, adress "
        "och plats, mötesplats, event venue, platsnamn, namn på plats, lokal/plats, plats/lokal"
    ),
    "place_address": (
        "adress, address, gatuadress, venue address, street address, gata, address 1, street, besöksadress"
    ),
    "place_postal_code": "postnummer, postal code, zip, zip code, postnr, venue postal code, postcode",
    "place_city": "ort, stad, city, postort, venue city, town, kommun",
    "organisers": (
        "arrangör, arrangörer, organisers, organizers, värd, värdar, vem arrangerar, arrangerande organisation"
    ),
    "areas": "område, områden, area, areas, stadsdelsområde, stadsdel, stadsdelar",
    "themes": "tema, teman, theme, themes",
    "goals": "mål, goal, goals",
    "ways_in": "väg in, vägar in, way in, ways in",
    "audience": "målgrupp, målgrupper, audience, target audience, publik, för vem",
    "languages": "språk, language, languages",
    "type": "typ, typ av träff, typ av evenemang, type, event type, eventtyp, kind, slag, mötestyp",
    "format": "form, format, mötesform, hur, deltagandeform, event format, attendance mode",
    "status": "status, event status, läge",
    "link": (
        "länk, url, webb, webbadress, webbsida, webbplats, link, web link, event url, event page url, event "
        "link, läs mer, hemsida, website, eventlänk, länk till evenemanget, länk till eventet, html link, "
        "more info, mer information"
    ),
    "joins": (
        "möteslänk, teams, teams-länk, teamslänk, zoom, zoom-länk, zoomlänk, meeting url, meeting link, join "
        "url, join link, online meeting, onlinemötets länk, länk till mötet, mötes-id, meeting id, lösenord, "
        "passcode, password, conference, video link, videolänk, webinar link, hangout link, google meet, "
        "webinar id, digital länk, online event url, anslutningslänk, inringningsnummer, dial-in, online-länk"
    ),
    "registration_url": (
        "anmälan, anmälningslänk, länk till anmälan, registration url, registration link, ticket url, tickets "
        "url, biljettlänk, anmälan url, rsvp url, rsvp link, boka här, ticket link, anmäl dig här"
    ),
    "registration_closes": (
        "sista anmälningsdag, sista dag för anmälan, anmälan senast, osa, o.s.a., registration deadline, "
        "anmälan stänger, senast anmälan, registration closes, sista anmälan, ticket sales end"
    ),
    "registration_opens": "anmälan öppnar, registration opens, ticket sales start",
    "registration_seats": (
        "antal platser, platser, max antal, max antal deltagare, capacity, event capacity, kapacitet, total "
        "capacity, seats, maxantal, rsvp limit, maximalt antal deltagare"
    ),
    "registration_price": "pris, kostnad, avgift, price, cost, fee, ticket price, biljettpris",
    "contact_email": (
        "kontakt e-post, e-post för frågor, contact email, kontaktmejl, funktionsbrevlåda, mejl för frågor"
    ),
    "categories": (
        "kategori, kategorier, category, categories, event category, etikett, etiketter, tag, tags, taggar, "
        "labels, ämnesord"
    ),
    "place_note": "hitta hit, vägbeskrivning, how to find us",
    "place_geo": "geo, koordinater, coordinates, latlong, lat/long",
    "private": "privat, private, sekretess, sensitivity, synlighet, visibility, känslighet, klassning, class",
    "uid": "uid, event id, evenemangs-id, event-id, ical uid, icaluid, eventid",
}
"""Of Outlook, Google, Excel as people use it, Eventbrite, Meetup and Swedish programs for events."""

_PERSONAL = re.compile(
    r"kontaktperson|ansvarig|handläggare|mötesorganisatör|(?:meeting )?organizer(?: (?:name|email))?|organisatör|"
    r"(?:obligatoriska?|valfria?|nödvändiga?|inbjudna) deltagare|(?:required|optional) attendees|attendees?|"
    r"deltagare|deltagarlista|gäster|guests|invitees|e-?post|e-?mail|mejl|mail|telefon|phone|mobil|mobile|tel|"
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
    """Without dots, capitals, underscores, a colon or a star at the end, or a remark in brackets."""
    bare = re.sub(r"\s*[(\[][^)\]]*[)\]]\s*$", "", heading) or heading
    return " ".join(fold(bare).replace("_", " ").replace("-", " ").split()).strip(" :*.")
