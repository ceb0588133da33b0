"""A place as other programs write it, in one text or in several cells, as ours have it."""

import re
from collections.abc import Mapping

from pakten.domain.catalogue import Catalogue
from pakten.reading.forms.flat_fields import named
from pakten.reading.forms.parts import TO_BE_ANNOUNCED
from pakten.reading.yaml.values import Value

_POSTAL = re.compile(
    r"(?:([A-Za-z]{1,2})[- ])?(\d{4} ?[A-Z]{2}(?=\s)|\d{4,5}|\d{3} \d{2})(?:\s+(\D+))?",
)
_STREET = re.compile(r"[^\W\d][^\d,]*\s\d+\s?[A-Za-z]?(?:[-–/]\d+)?(?:\s.*)?")
_INSIDE = re.compile(r"(?i)(?:plan|vån\w*|rum|sal\w*|room|floor|lokal|entré|hus|trapp\w*|studio|hall|scen)\b")
_OURS = ("sverige", "sweden")


def place_value(cells: Mapping[str, str], catalogue: Catalogue, country: str) -> Value:
    """The id of a place that is listed, else the place itself; its name first, what is not known for sure with it."""
    text = cells["place"].strip()
    if text == TO_BE_ANNOUNCED:
        return text
    # Meetup writes the address in brackets behind the name.
    bare = re.sub(r"\s*\(([^()]*,[^()]*)\)$", r", \1", text)
    parts = [part.strip(" ,") for part in re.split(r"[,\n]", bare) if part.strip(" ,")]
    for whole in (" ".join(text.split()), parts[0]):
        id_ = named(whole, "place", catalogue)
        if id_ in catalogue.place:
            return id_
    place: dict[str, Value] = {"name": parts[0], **_read(parts[1:], country)}
    for key in ("address", "postal_code", "city", "geo", "note"):
        if cells.get(f"place_{key}"):
            place[key] = cells[f"place_{key}"]
    order = ("name", "address", "postal_code", "city", "geo", "note")
    return dict(sorted(place.items(), key=lambda pair: order.index(pair[0])))


def _read(parts: list[str], country: str) -> dict[str, Value]:
    found: dict[str, Value] = {}
    rest: list[str] = []
    for number, part in enumerate(parts):
        postal = _POSTAL.fullmatch(part)
        if postal and (code := _code(postal, parts[number + 1 :], country)):
            found["postal_code"] = code
            found.update({"city": postal[3]} if postal[3] else {})
        elif "address" not in found and _STREET.fullmatch(part) and not _INSIDE.match(part):
            found["address"] = part
        elif part.casefold() not in _OURS:
            rest.append(part)
    if rest and "city" not in found and not re.search(r"\d", rest[-1]) and not _INSIDE.match(rest[-1]):
        found["city"] = rest.pop()
    return {**found, **({"note": ", ".join(rest)} if rest else {})}


def _code(postal: re.Match[str], behind: list[str], country: str) -> str:
    """As its country spaces it; empty for figures that are none. Behind a town nothing stands but where it lies."""
    where = {part.casefold() for part in behind if not _INSIDE.match(part)}
    swedish = re.fullmatch(r"([1-9]\d\d) ?(\d\d)", postal[2])
    if postal[1]:
        is_ours = postal[1].upper() in ("S", "SE")
    else:
        is_ours = not where.isdisjoint(_OURS) if where else country in ("", "SE") and not postal[2].startswith("0")
    if is_ours:
        return f"{swedish[1]} {swedish[2]}" if swedish else ""
    return postal[2] if postal[3] else ""
