"""The report of a year as Markdown, to read as text or to paste into another document."""

import re
from collections.abc import Iterable, Iterator

from pakten.writing.letters.year_report import Account, Document, Linked, Told
from pakten.writing.text import one_line

_MARKS = re.compile(r"([\\`*_\[\]<>|])")


def as_markdown(document: Document) -> str:
    parts = [f"# {plain_markdown(document.title)}", plain_markdown(document.intro)]
    for chapter in document.chapters:
        parts += _chapter(chapter, document)
    return "\n\n".join(part for part in parts if part) + "\n"


def _chapter(chapter: Told, document: Document) -> Iterator[str]:
    words = document.words
    yield f"## {plain_markdown(chapter.heading)}"
    if chapter.wording:
        yield f"> ”{plain_markdown(chapter.wording)}”" + (
            f"\n> {plain_markdown(chapter.decided)}" if chapter.decided else ""
        )
    yield plain_markdown(chapter.nothing)
    for account in chapter.accounts:
        yield from _account(account, document)
    for heading, listed in (
        (words("report.examples"), chapter.examples),
        (words("report.gaps"), chapter.gaps),
        (words("report.called_off"), chapter.called_off),
        (words("report.ahead"), chapter.ahead),
    ):
        if listed:
            yield f"### {heading}"
            yield _list(map(linked_markdown, listed))


def _account(account: Account, document: Document) -> Iterator[str]:
    words = document.words
    yield f"### [{plain_markdown(account.title)}]({account.url})"
    yield f"*{plain_markdown(', '.join(account.facts))}*"
    yield plain_markdown(account.summary)
    yield _list(map(plain_markdown, account.values))
    for text, who in account.voices:
        yield f"> {plain_markdown(text)}" + (f"\n> ({plain_markdown(who)})" if who else "")
    if account.onward:
        yield f"{words('recap.next')}:"
        yield _list(map(linked_markdown, account.onward))
    if account.outcome:
        yield f"{words('recap.outcome')}: {plain_markdown(account.outcome)}"
    if account.note:
        yield f"{words('notice.note')}: {plain_markdown(account.note)}"


def linked_markdown(one: Linked) -> str:
    link = f"[{plain_markdown(one.title)}]({one.url})" if one.url else plain_markdown(one.title)
    return f"{link}: {plain_markdown(one.text)}" if one.text else link


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def plain_markdown(text: str) -> str:
    """Words that Markdown takes for nothing but words."""
    line = _MARKS.sub(r"\\\1", one_line(text))
    return re.sub(r"^(#|[-+]\s|\d+[.)]\s)", r"\\\1", line)
