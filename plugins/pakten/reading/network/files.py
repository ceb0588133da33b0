"""One file as a fragment of YAML or as a page of Markdown, with all that is wrong with it as a file."""

import re
from dataclasses import dataclass
from pathlib import Path

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.forms.types import SLUG
from pakten.reading.memory.held import Held
from pakten.reading.network.file_contents import FileContents
from pakten.reading.network.markdown import block_problems
from pakten.reading.network.text import bytes_of, changed_lines, decoded, legible, name_of
from pakten.reading.suggestion import slug
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.front_matter import FrontMatter, front_matter
from pakten.reading.yaml.parser import Parsed, parse_entry
from pakten.reading.yaml.unsafe import merge_markers


def read_yaml(path: Path, root: Path, held: Held | None = None) -> tuple[Fragment | None, FileContents]:
    """The whole text, as far as it can be read."""
    data = bytes_of(path)
    before, found = (held.get(path) if held else None) or (None, None)
    if found is None or before != data:
        is_sound = found and not found[1].problems
        found = _legible(data, name_of(path, root), before if is_sound else None)
    if held:
        held.keep(path, (data, found))
    return found


def _legible(data: bytes | Code, name: str, sound: bytes | None = None) -> tuple[Fragment | None, FileContents]:
    """Where nothing was wrong before, only lines that have changed are looked at."""
    if sound is not None and isinstance(data, bytes) and not _legible(changed_lines(sound, data), name)[1].problems:
        whole = Fragment(name, decoded(data))
        return whole, FileContents(texts=((name, whole.text),))
    text, problems = legible(data, name)
    if text is None:
        return None, FileContents(problems=problems)
    markers = tuple(merge_markers(name, text))
    problems += markers
    return None if markers else Fragment(name, text), FileContents(problems=problems, texts=((name, text),))


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    matter: Parsed
    body: str = ""
    body_line: int = 1


def markdown_in(whole: Fragment | None, *, needs_front_matter: bool = True) -> tuple[MarkdownFile, FileContents]:
    """The front matter, as far as it can be read, and the body."""
    found = front_matter(whole.file, whole.text) if whole else None
    if whole and isinstance(found, Problem) and found.code == Code.NO_FRONT_MATTER and not needs_front_matter:
        body = (whole.file, whole.text, 1)
        below = FileContents(problems=tuple(block_problems(*body)), bodies=(body,))
        return MarkdownFile(Parsed(is_whole=True, ids_missing=False), whole.text), below
    if not isinstance(found, FrontMatter):
        return MarkdownFile(Parsed()), FileContents(problems=(found,) if found else ())
    matter = parse_entry(found.fragment)
    body = (found.fragment.file, found.body, found.body_line)
    again = (*found.told, *((found.repeated,) if found.repeated else ()))
    wrong = (*again, *block_problems(*body), *matter.text_problems)
    ranges = tuple(entry.range for entry in matter.entries)
    return MarkdownFile(matter, found.body, found.body_line), FileContents(
        problems=wrong, bodies=(body,), ranges=ranges
    )


def named_by_file(path: Path, root: Path, kind: str) -> FileContents:
    """The id of what a file describes is its name. It becomes an address, so not every name will do."""
    name = name_of(path, root)
    ids = ((kind, path.stem, Location(name)),)
    if re.fullmatch(SLUG, path.stem):
        return FileContents(ids=ids)
    wrong = Problem.of(Code.FILE_NAME, Location(name), instead=f"{slug(path.stem)}{path.suffix}", file=name)
    return FileContents(problems=(wrong,), ids=ids)
