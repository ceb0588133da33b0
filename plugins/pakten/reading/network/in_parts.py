"""A list of entries, read part by part: one that has not changed need not be read again, whatever has become of others.

Nor are the nodes of more than one part ever there, which take many times the memory of their text.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from pakten.reading.forms.beside import Beside
from pakten.reading.network.file_contents import FileContents, merged
from pakten.reading.network.read_before import ReadBefore
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.nodes import ParsedEntry
from pakten.reading.yaml.parser import Parsed
from pakten.reading.yaml.parts import Part
from pakten.reading.yaml.unsafe import has_documents

Parse = Callable[[Fragment], Parsed]
Events = Callable[[Sequence[ParsedEntry], Beside], Iterable[FileContents]]
"""What entries hold, which stand between others."""


def in_parts(whole: Fragment, parse: Parse, events: Events, before: ReadBefore) -> FileContents | None:
    """What the list holds; nothing where something is wrong with its text, which may reach over parts."""
    pieces = before.parts(whole)

    def parsed(part: Part) -> Parsed:
        return parse(Fragment(whole.file, part.text, part.lines))

    def above(number: int) -> Iterator[ParsedEntry]:
        return chain.from_iterable(reversed(parsed(one).entries) for one in reversed(pieces[:number]))

    def below(number: int) -> Iterator[ParsedEntry]:
        return chain.from_iterable(parsed(one).entries for one in pieces[number + 1 :])

    def read(number: int) -> FileContents | None:
        if has_documents(pieces[number].text):
            return None
        found = parsed(pieces[number])
        if found.text_problems or found.ids_missing or not found.is_whole:
            return None
        beside = Beside(lambda: above(number), lambda: below(number))
        return _placed(merged(events(found.entries, beside)), whole, pieces[number])

    read_parts = before.of_parts("event", whole, pieces, read)
    return None if read_parts is None else merged(read_parts)


def _placed(read: FileContents, whole: Fragment, part: Part) -> FileContents:
    """With the places of its entries in the whole text, so that its own need not be kept."""
    lines, start = part.lines, part.start
    ranges = (
        replace(one, fragment=whole, line=one.line + lines, start=one.start + start, end=one.end + start)
        for one in read.ranges
    )
    return replace(read, ranges=tuple(ranges))
