"""What is told of a source beside its title: number, day, and whether it is only a proposal."""

from pakten.domain.source import Source, SourceStanding
from pakten.domain.term import Goal
from pakten.locale import Words


def details(source: Source, words: Words) -> str:
    """What follows its title: `case 2023/12, 2024-05-21, proposal`."""
    number = words("source.number", number=source.number) if source.number else ""
    # That somebody tells something goes without saying.
    is_paper = source.standing in (SourceStanding.PROPOSED, SourceStanding.DECIDED)
    standing = words(f"source.standing.{source.standing}") if is_paper else ""
    return ", ".join(one for one in (number, source.date, standing) if one)


def decision(goal: Goal, words: Words) -> str:
    """Where the wording of a goal stands: in the author's words, else the first of its sources."""
    if goal.decided or not goal.sources:
        return goal.decided
    source = goal.sources[0]
    return ", ".join(one for one in (source.title, details(source, words)) if one)
