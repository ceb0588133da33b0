"""The list for the meeting with those who take on what the network gave: as text, and as a table to work in."""

from collections.abc import Iterator, Sequence

from pakten.domain.catalogue import Catalogue
from pakten.domain.overviews.handover import Handed, Handover
from pakten.domain.term import WayIn
from pakten.locale import Words
from pakten.writing.data.workbook import workbook
from pakten.writing.text import one_line, separated
from pakten.writing.when import day_in, when

COLUMNS = ("kind", "text", "from", "event", "day", "part", "state", "since", "outcome", "public")


def as_text(told: Handover, way: WayIn, catalogue: Catalogue, words: Words) -> str:
    title = words("handover.title", way=way.title)
    parts = [f"{title}\n{'=' * len(title)}"]
    for heading, listed in ((words("handover.new"), told.new), (words("handover.waiting"), told.waiting)):
        if listed:
            parts.append(f"{heading}\n{'-' * len(heading)}")
            parts += [_entry(one, catalogue, words) for one in listed]
    return "\n\n".join(parts if len(parts) > 1 else [*parts, words("handover.nothing")]) + "\n"


def as_csv(told: Handover, catalogue: Catalogue, words: Words) -> str:
    return separated(_rows(told, catalogue, words))


def as_workbook(told: Handover, catalogue: Catalogue, words: Words) -> bytes:
    return workbook(words("handover.sheet"), list(_rows(told, catalogue, words)))


def _entry(one: Handed, catalogue: Catalogue, words: Words) -> str:
    cells = _cells(one, catalogue, words)
    kind, text, source, event, day, part, state, since, outcome, _ = cells
    lines = [f"{kind}: {text}"]
    if source:
        lines.append(words("handover.from", names=source))
    lines.append(", ".join(filter(None, (event, day, part))))
    lines.append(" ".join(filter(None, (state, since))))
    if one.silent_days:
        lines.append(words("handover.silent", n=one.silent_days))
    if outcome:
        lines.append(words("handover.outcome", text=outcome))
    return "\n".join(lines)


def _rows(told: Handover, catalogue: Catalogue, words: Words) -> Iterator[Sequence[str]]:
    yield tuple(words(f"handover.column.{column}") for column in COLUMNS)
    for one in (*told.new, *told.waiting):
        yield _cells(one, catalogue, words)


def _cells(one: Handed, catalogue: Catalogue, words: Words) -> tuple[str, ...]:
    event, lead = one.event, one.lead
    return (
        words(f"lead_kind.{lead.kind}"),
        one_line(lead.text),
        ", ".join(catalogue.organisation[id_].name for id_ in lead.organisations),
        one_line(event.title),
        when(event.span, words, weekday=False),
        next((part.title for part in event.parts if part.id == lead.part), ""),
        words(f"lead.{one.state}") if one.state else words("handover.not_yet"),
        day_in(one.since, "when.date", words) if one.since else "",
        one_line(lead.outcome),
        words("answer.yes") if lead.public else words("answer.no"),
    )
