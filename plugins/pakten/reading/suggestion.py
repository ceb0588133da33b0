"""What an author may have meant: a key in Swedish, a word without its dots, a slip of the finger."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches

_CLOSE = 0.6
"""How alike two words must be, by difflib's measure; below this, suggestions are more often wrong than right."""

_KEYS: dict[str, str] = {
    # What it is
    "rubrik": "title", "titel": "title", "namn": "name title", "name": "name title", "heading": "title",
    "ingress": "summary", "sammanfattning": "summary", "sammandrag": "summary", "kort": "summary",
    "beskrivning": "description summary text", "brodtext": "description", "innehall": "description text",
    "text": "description text summary", "identitet": "id", "slug": "id", "nyckel": "id", "title": "title name",
    # When
    "datum": "start date", "date": "start date", "tid": "start time", "time": "start time", "nar": "start when",
    "dag": "start date", "day": "start date", "when": "start",
    "startar": "start", "startdatum": "start from", "starttid": "start", "borjar": "start",
    "fran": "from start", "from": "start", "slut": "end until", "slutar": "end", "slutdatum": "end until",
    "sluttid": "end", "till": "end until", "tom": "end until", "until": "end", "klockslag": "time start",
    "tillfallen": "occasions", "datumen": "occasions", "dates": "occasions", "tidigare": "previous_start",
    "flyttad_fran": "previous_start", "flyttat_fran": "previous_start", "publicerad": "published",
    "publicerat": "published", "uppdaterad": "updated", "andrad": "updated", "granskad": "reviewed",
    "granska_senast": "review_by", "period": "period", "sags": "seen", "sett": "seen", "ta_bort": "remove",
    # Where and how
    "plats": "place", "lokal": "place", "location": "place", "where": "place", "var": "place", "venue": "place",
    "adress": "address url", "gata": "address", "gatuadress": "address", "postnummer": "postal_code",
    "ort": "city", "stad": "city", "postort": "city", "omrade": "areas area", "omraden": "areas", "area": "areas",
    "stadsdel": "areas districts", "stadsdelar": "districts areas", "form": "format", "digitalt": "online",
    "lank": "url links", "lankar": "links", "link": "url links", "webb": "url", "webbadress": "url",
    "webbplats": "url", "hemsida": "url", "karta": "geo", "koordinater": "geo", "platser": "places seats",
    "latitude": "geo", "latitud": "geo", "lat": "geo", "gps": "geo",
    # What it is about
    "tema": "themes theme", "teman": "themes", "theme": "themes", "mal": "goals goal", "malen": "goals",
    "goal": "goals", "vag_in": "ways_in way_in", "vagar_in": "ways_in", "way_in": "ways_in", "ways": "ways_in",
    "typ": "type", "kind": "type",
    "slag": "type", "malgrupp": "target_groups audience", "malgrupper": "target_groups audience",
    "publik": "audience", "for_vem": "for_whom audience", "sprak": "languages language", "steg": "steps",
    "del_av": "part_of", "roll": "role", "sektor": "sector", "relation": "relation",
    # Who
    "arrangor": "organisers", "arrangorer": "organisers", "organizers": "organisers", "organizer": "organisers",
    "organiser": "organisers", "vard": "organisers", "deltagare": "participants", "medverkande": "participants with",
    "organisation": "organisations organisation", "organisationer": "organisations",
    "organizations": "organisations", "organization": "organisation organisations", "aktor": "organisations",
    "aktorer": "organisations local_actors", "lokala_aktorer": "local_actors", "kontakt": "contact",
    "kontaktperson": "contact", "epost": "email", "e_post": "email", "e-post": "email", "mejl": "email",
    "mail": "email", "telefon": "phone", "tel": "phone", "med": "with", "by": "with",
    # More about it
    "program": "programme", "agenda": "programme", "anmalan": "registration", "anmal": "registration",
    "behovs": "needed", "oppnar": "opens", "stanger": "closes", "sista_dag": "closes", "sista_anmalan": "closes",
    "antal": "seats", "antal_platser": "seats", "pris": "price", "kostnad": "price", "lage": "state",
    "tillganglighet": "accessibility", "teckensprak": "sign_language", "horslinga": "hearing_loop",
    "textning": "captions", "undertext": "captions", "trappfritt": "step_free", "lugnt_rum": "quiet_room",
    "fraga_senast": "ask_by", "bild": "image", "fil": "file", "bildtext": "alt", "alternativtext": "alt",
    "fotograf": "credit", "foto": "credit", "rattslig_grund": "basis", "ta_bort_senast": "remove_by",
    "uppfoljning": "recap", "efterat": "recap", "varden": "values", "roster": "voices", "nasta_steg": "next_steps "
    "next_step", "exempel": "examples", "material": "materials", "kallor": "sources", "kalla": "source sources",
    "source": "sources source", "anteckning": "note", "notering": "note", "obs": "note", "utvald": "featured",
    "utkast": "draft", "alias": "aliases", "resultat": "results", "lardomar": "lessons",
    "forutsattningar": "prerequisites", "citat": "quotes", "handelser": "events", "traffar": "events",
    "evidens": "evidence", "belagg": "evidence", "lokal_form": "local_form", "farg": "color", "colour": "color",
    "siffror": "figures", "ordning": "order", "niva": "level", "lydelse": "wording", "ordalydelse": "wording",
    "handling": "actions", "handlingar": "actions", "action": "actions", "kontrollerad": "read", "last": "read",
    "checked": "read", "station": "station", "tunnelbana": "station", "hallplats": "station",
    "beslutad": "decided", "bidra": "contribute", "utfors_av": "carried_out_by", "leder_till": "leads_to",
    "aven_kallad": "also", "also_known_as": "also", "sökord": "also", "sokord": "also", "tags": "also",
    "meddelande": "message", "budskap": "message", "tidslinje": "timeline",
    "diarienummer": "number reference", "dnr": "number reference", "arendenummer": "number reference",
    "tyngd": "standing", "vad": "what", "vem": "who_may_know", "okant": "unknown", "inte_kant": "unknown",
    "saknas": "unknown", "falt": "field",
    "inställt": "status", "installt": "status", "status_text": "status_note", "antal_max": "limit", "max": "limit",
}  # fmt: skip

_VALUES: dict[str, str] = {
    "ja": "true yes", "sant": "true", "yes": "true yes", "nej": "false no", "falskt": "false", "no": "false no",
    "on": "true", "off": "false", "1": "true", "0": "false", "vet ej": "unknown", "vet inte": "unknown",
    "okant": "unknown", "okand": "unknown", "uppgift saknas": "unknown", "installd": "cancelled",
    "installt": "cancelled", "canceled": "cancelled", "avbokad": "cancelled", "uppskjuten": "postponed",
    "uppskjutet": "postponed", "framflyttad": "postponed", "preliminar": "tentative", "preliminart": "tentative",
    "bekraftad": "confirmed", "bekraftat": "confirmed", "klar": "confirmed", "digital": "online",
    "digitalt": "online moved_online", "pa plats": "on_site", "fysisk": "on_site", "fysiskt": "on_site",
    "onsite": "on_site", "on site": "on_site", "hybrid": "hybrid", "bada": "hybrid", "flyttad till natet":
    "moved_online", "fullt": "full", "fullbokat": "full", "fullbokad": "full", "oppen": "open", "oppet": "open",
    "stangd": "closed", "stangt": "closed", "vantelista": "waiting_list", "kolista": "waiting_list",
    "rundabord": "round_table", "mote": "meeting", "uppfoljning": "follow_up", "arrangerade": "arranged",
    "deltog": "took_part", "naringsliv": "private", "privat": "private", "offentlig": "public",
    "civilsamhalle": "civil_society", "ideell": "civil_society", "pagar": "ongoing", "pagaende": "ongoing",
    "avslutad": "ended", "avslutat": "ended", "aterkommande": "regular", "vilande": "paused", "ide": "idea",
    "provat": "tried", "uppfoljt": "followed_up", "utvarderat": "evaluated", "spritt": "spread", "lokal": "local",
    "lokalt": "local", "stadsovergripande": "citywide all", "hela staden": "all citywide", "alla": "all",
    "gallande": "current", "ersatt": "superseded", "beslut": "decided", "beslutat": "decided",
    "forslag": "proposal proposed", "foreslaget": "proposed",
    "berattat": "reported", "rapporterat": "reported",
    "rekrytera": "recruit", "praktik": "practice", "mentor": "mentor", "lara": "learn", "traffas": "meet",
    "kommande": "upcoming", "tidigare": "past", "aktuell": "current", "aktuellt": "current", "mota": "meet",
}  # fmt: skip


def key_for(written: str, keys: Iterable[str]) -> str:
    """The key that somebody may have meant; empty when nothing is near."""
    allowed = list(keys)
    return synonym(written, allowed) or near(_as_key(written), allowed)


def synonym(written: str, keys: Iterable[str]) -> str:
    """The key that a word stands for, such as one in another language."""
    allowed = list(keys)
    return next((meant for meant in _KEYS.get(_as_key(written), "").split() if meant in allowed), "")


def _as_key(written: str) -> str:
    return fold(written).replace("-", "_").replace(" ", "_")


_FIELDS = frozenset(meant for meanings in _KEYS.values() for meant in meanings.split())


def is_key(word: str) -> bool:
    """Whether some form has a key of this name."""
    return word in _FIELDS


def other_names(keys: Iterable[str]) -> dict[str, list[str]]:
    """For each of the keys, the folded words that stand for it here; words that are keys themselves do not."""
    allowed = list(keys)
    found: dict[str, list[str]] = {}
    for word, meanings in _KEYS.items():
        meant = next((meaning for meaning in meanings.split() if meaning in allowed), "")
        if meant and word not in allowed:
            found.setdefault(meant, []).append(word)
    return found


def value_for(written: str, choices: Iterable[str]) -> str:
    """The choice that somebody may have meant; empty when nothing is near."""
    allowed = list(choices)
    return value_named(written, allowed) or near(written, allowed)


def value_named(written: str, choices: Iterable[str]) -> str:
    """The choice that a word stands for, such as one in another language; nothing is guessed."""
    allowed = list(choices)
    meant = (*_VALUES.get(fold(written), "").split(), slug(written).replace("-", "_"))
    return next((one for one in meant if one in allowed), "")


def near(written: str, choices: Iterable[str], titles: Iterable[str] = ()) -> str:
    """The nearest of the choices, also when it is written with dots, capitals, spaces or as its title."""
    allowed = list(choices)
    by_title = dict(zip((slug(title) for title in titles), allowed, strict=False))
    wanted = slug(written)
    folded = {slug(choice): choice for choice in allowed}
    if wanted in folded or wanted in by_title:
        return folded.get(wanted) or by_title[wanted]
    # Of several that are listed in one text, one alone would lose the others.
    is_word = len(wanted) <= _LONGEST and not re.search(r"[,;]\s*\S", written)
    matches = get_close_matches(wanted, [*folded, *by_title], 1, _CLOSE) if is_word else []
    if not matches:
        return ""
    bare, other = (re.sub("[0-9]", "", one) for one in (wanted, matches[0]))
    is_alike_in_years = SequenceMatcher(None, bare, other).ratio() < _CLOSE
    return "" if is_alike_in_years else folded.get(matches[0]) or by_title[matches[0]]


def ids_in(text: str, titles: Mapping[str, str]) -> list[str]:
    """The ids of all that a text lists, by id or title ("the harbour and the hill"); none when a part has no id."""
    by_name = {slug(name): id_ for id_, title in titles.items() for name in (title, id_)}
    for signs in (r"$", r"[,;\n]", r"[,;&+\n/]|\boch\b|\band\b|\bsamt\b| - |^- ", r"\s"):
        parts = [slug(part) for part in re.split(signs, text, flags=re.MULTILINE) if slug(part)]
        found = [by_name.get(part) or value_named(part.replace("-", " "), titles) for part in parts]
        if found and all(found):
            return list(dict.fromkeys(found))
    return []


_LONGEST = 80
"""Longer texts are no misspelt words, and comparing them takes time that grows with the square of their length."""


def fold(text: str) -> str:
    """Small letters without dots and accents: `Tillgänglighet` is `tillganglighet`."""
    apart = unicodedata.normalize("NFKD", text.casefold().strip())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def slug(text: str) -> str:
    """A text as an id: `Hammarby och Sjöstaden` is `hammarby-och-sjostaden`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
