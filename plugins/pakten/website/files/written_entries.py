"""Entries as their authors have written them: what the script of a form fetches to fill in, change and compare."""

import json
from functools import partial

from pakten.addresses.targets import path_within
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.reading.markup.pictures import without_pictures
from pakten.reading.memory.store import digest_of
from pakten.reading.yaml.values import Value
from pakten.website.site import Site


def entry_file(site: Site) -> bytes:
    """Ids that are taken, and the order of the list of events: fetched when somebody fills in a form."""
    events = [[_sorted_by(event), event.id, event.title, event.origin.file] for event in site.catalogue.events]
    content = {"events": events, "examples": [[example.id, example.title] for example in site.catalogue.examples]}
    return _json(content)


_KEPT_BACK = {"image": ("basis", "remove_by")}
"""What the network keeps for itself; a change leaves it as it is."""


def written_entry(entry: Event | Example, site: Site) -> bytes:
    """One entry as its authors have written it, with all changes, for the page on which it is changed."""
    assert entry.origin is not None
    said = digest_of((site.written_texts(entry.origin), site.gone_pictures))
    values = site.publication.once(f"values {said.hex()}", entry, partial(_values, entry, site))
    changes = site.changes.get(("event" if isinstance(entry, Event) else "example", entry.id), ())
    state = entry.updated.strftime("%Y-%m-%d %H:%M") if isinstance(entry, Event) else entry.updated.isoformat()
    about = {
        "seen": max((state, *(updated for _, updated in changes))),
        "files": [entry.origin.file, *(file for file, _ in changes)],
        "edit": site.source.edit(entry.origin.file),
        "line": entry.origin.line,
        **({"body": without_pictures(entry.body, site.gone_pictures)} if isinstance(entry, Example) else {}),
    }
    named = _json({"id": entry.id, "title": entry.title})
    return b'%b,"values":%b,%b' % (named.removesuffix(b"}"), values, _json(about).removeprefix(b"{"))


def _values(entry: Event | Example, site: Site) -> bytes:
    assert entry.origin is not None
    with site.recorder.unheard():  # the name of the fragment holds all of it
        values = site.written(entry.origin)
    assert isinstance(values, dict)
    if site.gone_pictures:
        values = _without_gone(values, site.gone_pictures)
    for group, keys in _KEPT_BACK.items():
        if isinstance(told := values.get(group), dict):
            values = {**values, group: {key: value for key, value in told.items() if key not in keys}}
    if isinstance(entry, Event) and isinstance(leads := values.get("leads"), list):
        # They have ids, so that a change touches only those that it names.
        private = {lead.id for lead in entry.leads if not lead.public}
        values = {**values, "leads": [one for one in leads if isinstance(one, dict) and one.get("id") not in private]}
    return _json(values)


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _without_gone(values: dict[str, Value], gone: frozenset[str]) -> dict[str, Value]:
    """Without pictures that must not be shown any more; a change that does not name one leaves it as it is."""
    kept = {
        key: value
        for key, value in values.items()
        if not (isinstance(value, dict) and path_within(str(value.get("file", ""))) in gone)
    }
    return {key: without_pictures(value, gone) if isinstance(value, str) else value for key, value in kept.items()}


def _sorted_by(event: Event) -> str:
    """When it begins, so that texts compare as the moments do; what is vaguer comes later, what has no date last."""
    if not event.span.is_set:
        return "9"
    start = event.span.start
    vague = "" if event.span.is_dated else f"~{int(event.span.precision)}"
    return f"{start:%Y-%m-%d %H:%M}" if start else f"{event.span.first}{vague}"
