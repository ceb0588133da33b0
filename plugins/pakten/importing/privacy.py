"""What must not follow into public: how to join a meeting, who is invited, mailboxes and telephones of persons.

What a meeting service has put into a text goes as a whole; elsewhere the sentence goes that holds something. What is
taken away is named by its kind and never repeated.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from pakten.importing import meeting_services as marks
from pakten.reading.people.mailboxes import is_surely_function

_MAILBOX = re.compile(r"(?i)(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SENTENCE_END = re.compile(r"(?<=[.!?])(?=\s+[^\W\d_a-zåäö])")
_GOOGLE_TIME = re.compile(r"(?i)\s+@ (?:mån|tis|ons|tors?|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun)\b.*$")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text that may be published, and the kinds of what was taken out of it."""

    text: str
    taken: tuple[str, ...] = ()


def cleaned(text: str) -> Cleaned:
    """A text without what only those who are invited may know."""
    kept: list[str] = []
    taken: list[str] = []
    lines = text.replace("\r\n", "\n").split("\n")
    has_service = any(_kinds(line) for line in lines)
    inside = False
    for is_text, together in groupby(list(_without_ruled(lines, taken)), lambda line: bool(line.strip())):
        paragraph = list(together)
        if not is_text:
            continue
        inside = _is_of_service(paragraph, inside)
        if inside:
            taken += [*(kind for line in paragraph for kind in _kinds(line)), "invitation"]
        else:
            kept.append("\n".join(filter(None, _lines(paragraph, has_service, taken))))
    return Cleaned("\n\n".join(filter(None, kept)).strip(), tuple(dict.fromkeys(taken)))


def cleaned_title(text: str) -> Cleaned:
    """A title without what mail programs put before it, and without an address."""
    bare = marks.TITLE_PREFIX.sub("", text)
    bare = _GOOGLE_TIME.sub("", bare) if bare != text else bare
    told = ["prefix"] if bare.strip() != text.strip() else []
    bare = marks.CALLED_OFF.sub("", bare)
    for pattern in (marks.LINK, marks.SECRET, marks.NUMBER, marks.MOBILE, _MAILBOX):
        told += _kinds(bare) if pattern.search(bare) else []
        bare = pattern.sub("", bare)
    # Brackets that were around what is gone; those around a word stay.
    left = re.sub(r"^[-–:,;| ]*(?:\( )?|[-–:,;| (]*$", "", " ".join(bare.split()))
    return Cleaned(left, tuple(dict.fromkeys(told)))


def is_called_off(title: str) -> bool:
    """Whether the title says so, as Outlook and Google write it."""
    return bool(marks.CALLED_OFF.match(marks.TITLE_PREFIX.sub("", title)))


def is_way_to_join(text: str) -> bool:
    """Whether a place is none: an address to connect to, or the name of a service."""
    bare = re.sub(r"https?://\S+", "", marks.LINK.sub("", text))
    words = set(re.findall(r"[^\W\d_]+", bare.casefold()))
    of_services = marks.SERVICES | marks.ONLINE
    return (bare != text or bool(words & of_services)) and words <= of_services | marks.FILLERS


def may_be_persons(mailbox: str) -> bool:
    """Whether somebody's own name may stand before the @."""
    return not is_surely_function(re.sub("(?i)^mailto:", "", mailbox.strip()))


def _without_ruled(lines: list[str], taken: list[str]) -> Iterator[str]:
    """Without what services put between two lines of signs."""
    rules = [number for number, line in enumerate(lines) if marks.RULE.fullmatch(line)]
    at = 0
    for first, last in zip(rules, [*rules[1:], -1], strict=False):
        inner = [line for line in lines[first + 1 : last if last > 0 else None] if line.strip()]
        # The line that ends one part may begin the next.
        if first < at - 1 or not inner:
            continue
        if not (_is_head(inner[0]) or (_kinds(inner[0]) and len(inner) > 1)):
            continue
        yield from lines[at:first]
        taken += [*(kind for line in inner for kind in _kinds(line)), "invitation"] if last > 0 else ()
        at = last + 1 if last > 0 else first + 1
    yield from lines[at:]


def _is_head(line: str) -> bool:
    return bool(marks.HEADING.fullmatch(line) or marks.BOILERPLATE.fullmatch(line))


def _is_of_service(paragraph: list[str], inside: bool) -> bool:
    """Whether all of a paragraph is what a service wrote: under one of its headings, or after what was."""
    if marks.HEADING.fullmatch(paragraph[0]):
        return all(_is_its_line(line) for line in paragraph) or len(paragraph) == 1
    if inside and all(_is_its_line(line) or marks.BETWEEN.fullmatch(line) for line in paragraph):
        return True
    return all(map(_is_its_line, paragraph)) and any(map(marks.BOILERPLATE.fullmatch, paragraph))


def _is_its_line(line: str) -> bool:
    if _is_head(line) or marks.RULE.fullmatch(line) or marks.PHONE_LINE.fullmatch(line):
        return True
    return bool(_kinds(line)) and len(_SENTENCE_END.split(line)) == 1


def _lines(paragraph: list[str], has_service: bool, taken: list[str]) -> Iterator[str]:
    """The lines of a paragraph that somebody wrote, and something may stand among."""
    heads = [line for line in paragraph if marks.MAIL_HEAD.fullmatch(line)]
    is_mail = len(heads) > 1 and any(map(marks.MAIL_SENT.match, paragraph))
    behind_label = ""
    for line in paragraph:
        is_secret, is_number = marks.SECRET_LABEL.fullmatch(line), marks.NUMBER_LABEL.fullmatch(line)
        label = "passcode" if is_secret else "meeting_id" if is_number else ""
        if label or behind_label:
            taken.append(label or behind_label)
            if not behind_label:
                yield _without_sentences("".join(_SENTENCE_END.split(line)[:-1]), taken)
        elif marks.INVITATION.fullmatch(line) or (is_mail and line in heads):
            taken.append("invitation")
        elif has_service and (_is_head(line) or marks.PHONE_LINE.fullmatch(line)):
            taken += [*_kinds(line), "invitation"]
        else:
            yield _without_sentences(line, taken)
        behind_label = label


def _without_sentences(line: str, taken: list[str]) -> str:
    kept = []
    for sentence in _SENTENCE_END.split(line):
        kinds = _kinds(sentence) or (["invitation"] if marks.INVITATION.fullmatch(sentence) else [])
        taken += kinds
        if not kinds:
            kept.append(sentence)
    return "".join(kept).strip() if len(kept) < len(_SENTENCE_END.split(line)) else line.rstrip()


def _kinds(text: str) -> list[str]:
    """The kinds of what a text must not hold."""
    patterns = (
        ("join_link", marks.LINK),
        ("meeting_id", marks.NUMBER),
        ("passcode", marks.SECRET),
        ("dial_in", marks.DIAL_IN),
        ("mobile", marks.MOBILE),
        ("invitation", marks.GUESTS),
    )
    found = [kind for kind, pattern in patterns if pattern.search(text)]
    if "@" in text and any(map(may_be_persons, _MAILBOX.findall(marks.LINK.sub("", text)))):
        found.append("mailbox")
    return found
