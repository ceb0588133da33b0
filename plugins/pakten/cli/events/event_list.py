"""The list of events as commands change it: tried first, shown, and only then saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.network import Network, new_errors, show_errors
from pakten.cli.saving import content_of, save_file
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.editing.amendment import Amendment
from pakten.editing.rescheduling import updated
from pakten.editing.sorting import in_time, insertions
from pakten.editing.source_file import SourceFile
from pakten.reading.network.catalogue import Reading
from pakten.reading.refusal import Refusal
from pakten.reading.suggestion import near
from pakten.reading.yaml.values import Path, Value


@dataclass(frozen=True)
class Draft:
    """A file with a change that nobody has saved."""

    name: str
    before: bytes | None
    """None for a file that is not there yet."""
    after: bytes

    def show(self, call: Call) -> None:
        before, after = (content.decode("utf-8-sig") for content in (self.before or b"", self.after))
        call.console.show_difference(self.name, before, after)


def with_events(network: Network, new: Sequence[dict[str, Value]]) -> Draft:
    """The list with new events, each in its place."""
    name = network.settings.options.events
    before = content_of(network.root / name)
    source = SourceFile.of(name, before or b"")
    made = source.with_entries(insertions(source, new, network.settings.zone))
    return Draft(name, before, made.data)


def amended(network: Network, event: Event, change: Callable[[Amendment], None]) -> Draft:
    """The file of an event with a change of that event, which stays in order of time if it was."""
    name = event.origin.file
    before = (network.root / name).read_bytes()
    source = SourceFile.of(name, before)
    if name != network.settings.options.events:
        amendment = Amendment(name, source.lines, source.newline)
        change(amendment)
        return Draft(name, before, source.mark + "".join(amendment.lines).encode())
    position = next(index for index, one in enumerate(source.entries) if one.values.get("id") == event.id)
    first, last = source.blocks[position]
    amendment = Amendment(name, source.lines[first:last], source.newline)
    change(amendment)
    made = source.with_blocks({position: (amendment.lines, amendment.values)})
    return Draft(name, before, sorted_again(source, made, network).data)


def change_event(
    call: Call, network: Network, reading: Reading, event: Event, change: Callable[[Amendment], None]
) -> Draft:
    """The change of an event that subscribers are to be told of, when it brings no mistakes."""
    require_folded(event, reading)

    def changed(amendment: Amendment) -> None:
        change(amendment)
        updated(amendment, event.updated, network.now)

    draft = amended(network, event, changed)
    try_out(call, network, reading, draft)
    return draft


def require_folded(event: Event, reading: Reading) -> None:
    """Stops at an event that files of changes are about: they would be applied on top of what is written here."""
    if files := reading.changes.get(("event", event.id)):
        raise Stopped("cli.fold_first", Exit.PROBLEMS, id=event.id, file=files[-1][0])


def event_called(id_: str, catalogue: Catalogue) -> Event:
    """The event with an id; stops with the one that is nearest to it."""
    if id_ in catalogue.event:
        return catalogue.event[id_]
    meant = near(id_, catalogue.event, (event.title for event in catalogue.events))
    key = "cli.no_event_near" if meant else "cli.no_event"
    raise Stopped(key, Exit.WRONG_CALL, id=id_, meant=meant)


def try_out(call: Call, network: Network, before: Reading, draft: Draft) -> None:
    """Shows the change; stops when it would bring mistakes."""
    with call.console.progress(call.words("cli.trying")):
        after = network.with_files({draft.name: draft.after})
    found = new_errors(before, after)
    if not found:
        draft.show(call)
        return
    show_errors(call, found, after.lines)
    raise Stopped("cli.not_written", Exit.PROBLEMS)


def save(call: Call, network: Network, draft: Draft) -> None:
    save_file(network.root / draft.name, draft.before, draft.after)
    call.console.note(call.words("cli.written", file=draft.name))


def occasion_path(event: Event, occasion: str) -> Path:
    """Where one of the dates of an event stands."""
    if not occasion:
        return ()
    ids = [one.id for one in event.occasions]
    if occasion not in ids:
        raise Stopped("cli.no_occasion", Exit.WRONG_CALL, id=event.id, occasions=", ".join(ids) or "–")
    return ("occasions", ids.index(occasion))


def sorted_again(before: SourceFile, made: SourceFile, network: Network) -> SourceFile:
    """Nobody's list is put in order unasked: only one that was in order stays so."""
    zone = network.settings.zone
    try:
        return in_time(made, zone) if in_time(before, zone) == before else made
    except Refusal:
        return made
