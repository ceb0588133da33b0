"""A row made fit for public: its letters whole, and nothing in it that only those who are invited may know."""

import re
from collections.abc import Mapping
from dataclasses import replace

from pakten.domain.code import Code
from pakten.importing.decoding import damage, put_right
from pakten.importing.meeting_services import LINK
from pakten.importing.privacy import Cleaned, cleaned, cleaned_title, is_way_to_join, may_be_persons
from pakten.importing.rows import Note, Row
from pakten.reading.forms.mistake import Mistake
from pakten.reading.yaml.values import Value

_TEXTS = frozenset(
    ("summary", "description", "note", "status_note", "online_note", "registration_note", "place_note", "categories")
)
_PLACES = ("place", "place_address", "place_city")
_REGISTRATION = re.compile(r"/register\b|//events\.teams\.|registration", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LINE_END = re.compile(r"[\x0b\x0c\u2028\u2029]|(?:\\n){2,}|(?<![\w:])\\n|\\n(?![a-z])")
"""Also one that was escaped twice, and one that is no part of a path such as `C:\\new`."""
_JOINS = frozenset(("join_link", "meeting_id", "dial_in"))


def fit_for_public(row: Row) -> Row:
    """What could not be made whole becomes the mistake of the row."""
    if row.left_out or row.mistake:
        return replace(row, cells={"title": cleaned_title(put_right(row.title)).text})
    right = {key: put_right(_seen(text)) for key, text in row.cells.items()}
    lost = next(filter(None, (damage(text) for key, text in right.items() if key in {*_TEXTS, *_PLACES, "title"})), "")
    if lost:
        return replace(row, cells=right, mistake=Mistake(Code.DAMAGED_TEXT, value=lost))
    notes = [
        Note.of("put_right", before=_shown(row.cells[key], text), after=_shown(text, row.cells[key]))
        for key, text in right.items()
        if text != _seen(row.cells[key])
    ]
    cells, taken = _public(right)
    known = {value for note in row.notes if note.key == "taken" for _, value in note.values}
    notes += [Note.of("taken", what=what) for what in taken if what not in known]
    # How one comes along, where the row shows it: at a place, or from elsewhere when that is all there is to say.
    online = bool(cells.pop("joins", "") or _JOINS & {*taken, *known})
    if online and "place" in cells and "format" not in cells:
        notes.append(Note.of("place_and_link"))
    elif (online or "place" in cells) and "format" not in cells:
        cells["shown_format"] = "online" if online else "on_site"
    occasions = tuple(_fit_date(one, notes) for one in row.occasions)
    return replace(row, cells=cells, occasions=occasions, notes=(*row.notes, *notes))


def _fit_date(date: Mapping[str, Value], notes: list[Note]) -> dict[str, Value]:
    """A date of a series that has a place or a title of its own."""
    texts = {key: put_right(_seen(str(date[key]))) for key in ("place", "status_note") if key in date}
    clean = {key: _physical(text) if key == "place" else cleaned_title(text) for key, text in texts.items()}
    day = str(date["start"])[:10]
    notes += [Note.of("date_title", day=day)] if "status_note" in clean else []
    notes += [Note.of("date_place", day=day)] if "place" in clean and not clean["place"].text else []
    kept = {key: one.text for key, one in clean.items() if one.text and not damage(one.text)}
    return {**{key: value for key, value in date.items() if key not in texts}, **kept}


def _seen(text: str) -> str:
    """Without signs that nobody sees, and with plain spaces and line ends for those of other programs."""
    return _UNSEEN.sub("", _LINE_END.sub("\n", text).replace("\u00a0", " "))


def _public(cells: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    kept: dict[str, str] = {}
    taken: list[str] = []
    for key, text in cells.items():
        if key == "title":
            one = cleaned_title(text)
        elif key == "place":
            one = _physical(text)
        elif key in _TEXTS:
            one = cleaned(text)
        else:
            # The mailbox of a person, or an address that joins; one to register at may lie at the same service.
            is_own = key == "contact_email" and may_be_persons(text)
            joins = LINK.search(text) and not (key == "registration_url" and _REGISTRATION.search(text))
            kept[key] = "" if is_own or (joins and key != "contact_email") else text
            taken += ["mailbox" if is_own else "join_link"] if text and not kept[key] else []
            continue
        kept[key] = one.text
        taken += one.taken
    return {key: text for key, text in kept.items() if text}, list(dict.fromkeys(taken))


def _physical(text: str) -> Cleaned:
    """The part of a place that one can come to; Outlook puts the meeting service behind a semicolon."""
    parts = [part.strip() for part in re.split(r";|\n", text) if part.strip()]
    here = [part for part in parts if not is_way_to_join(part)]
    one = cleaned("\n".join(here))
    return Cleaned(one.text, (*(("join_link",) if len(here) < len(parts) else ()), *one.taken))


def _shown(text: str, other: str) -> str:
    """The first word that differs."""
    words, others = text.split(), other.split()
    return next((one for one, two in zip(words, others, strict=False) if one != two), text)[:40]
