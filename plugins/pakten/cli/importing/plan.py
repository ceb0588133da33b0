"""What a file would do to the list of events: new ones, changed ones, what is there, what must be mended."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pakten.cli.importing.answers import Answers
from pakten.cli.network import Network
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.occurrence import occurrences
from pakten.editing.sorting import place_of
from pakten.importing.candidates import Candidate, candidate
from pakten.importing.memory import Memory, digest, remembered
from pakten.importing.rows import Found, Note, Row, Terms
from pakten.importing.updates import Update, updates
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.flat_fields import form_problems
from pakten.reading.forms.requirements import needed
from pakten.reading.suggestion import slug

Identity = tuple[object, ...]


@dataclass(frozen=True)
class Changed:
    """An event that is here, and what a row says anew of it."""

    one: Candidate
    event: Event
    updates: tuple[Update, ...]


@dataclass
class Plan:
    fine: list[Candidate] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    there: list[Candidate] = field(default_factory=list)
    failed: list[Candidate] = field(default_factory=list)
    left_out: list[Row] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    """Of the event that each entry of a calendar is, by what the calendar calls it."""
    met: set[str] = field(default_factory=set)
    """The ids of all events that some row is."""

    @property
    def remembered(self) -> dict[str, dict[str, str]]:
        """What is to be known of these rows when they come again."""
        known = {}
        for one in (*self.fine, *(changed.one for changed in self.changed), *self.there):
            id_ = self.ids.get(one.row.uid, str(one.values.get("id", "")))
            if one.row.uid and id_ and one.values and not (one.row.cancels or one.row.occasion):
                known[digest(one.row.uid)] = remembered({**one.values, "id": id_})
        return known


def planned(
    found: Found, answers: Answers, known: Catalogue, file: str, network: Network, memory: Memory, terms: Terms
) -> Plan:
    there = _identities(known)
    defaults = {"published": network.today.isoformat(), **answers.values}
    plan = Plan()
    seen: set[Identity] = set()
    taken = set(known.event)
    needs = needed(EventForm, known.vocabulary.required)
    link_title = network.words("import.link_title")
    for row in found.rows:
        if row.left_out:
            plan.left_out.append(row)
            continue
        one = candidate(row, defaults, known, taken, file, link_title, terms)
        before = memory.entry(row.uid)
        identity, where = _identity(one, network), place_named(one, known)
        event = known.event.get(before.get("id", "")) or there.get((*identity, where)) or there.get(identity)
        if event is not None:
            _sort_known(one, event, before, terms, plan)
        elif row.cancels or row.occasion:
            reason = "nothing_to_cancel" if row.cancels else "no_series"
            plan.left_out.append(replace(row, left_out=reason, mistake=None))
        elif (*identity, where) in seen:
            plan.there.append(one)
        else:
            problems = one.problems or tuple(form_problems(EventForm, one.values, file, needs))
            taken.add(str(one.values.get("id", "")))
            if problems:
                plan.failed.append(Candidate(row, one.values, problems, one.notes))
            else:
                seen.add((*identity, where))
                plan.fine.append(one)
    return plan


def _sort_known(one: Candidate, event: Event, before: Mapping[str, str], terms: Terms, plan: Plan) -> None:
    plan.ids[one.row.uid] = event.id
    plan.met.add(event.id)
    said = list(updates(one, event, before, terms))
    notes = tuple(note for note in said if isinstance(note, Note))
    told = Candidate(one.row, one.values, one.problems, (*one.notes, *notes))
    changes = tuple(change for change in said if isinstance(change, Update))
    if changes:
        plan.changed.append(Changed(told, event, changes))
    elif one.problems and not one.row.cancels:
        plan.failed.append(told)
    else:
        plan.there.append(told)


def _identities(known: Catalogue) -> dict[Identity, Event]:
    """What has the title and the time of something that is there is the same; where there are several, the place too.

    Somebody may have mended the place here, so it tells several of a name apart and no more.
    """
    there: dict[Identity, Event] = {}
    for event in known.events:
        for one in occurrences(event):
            identity = (slug(event.title), one.span.first, one.span.start)
            there[identity] = event
            there[(*identity, slug(event.place.name if event.place else ""))] = event
    return there


def _identity(one: Candidate, network: Network) -> Identity:
    place = place_of(one.values, network.settings.zone)
    return (slug(one.row.title), place[0], place[1].start) if place else (one.row.label,)


def place_named(one: Candidate, known: Catalogue) -> str:
    """The name of its place, by which rows of one title and time are told apart."""
    place = one.values.get("place")
    name = str(place.get("name") if isinstance(place, dict) else place or "")
    return slug(known.place[name].name if name in known.place else name)
