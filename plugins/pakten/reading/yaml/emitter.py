"""Notation: values as the YAML that people here write. Ids in brackets, long texts folded, quotes only where needed."""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping

import yaml

from pakten.reading.yaml.nodes import Loader
from pakten.reading.yaml.values import Value

_WIDTH = 118
_SIMPLE = re.compile(r"[\w.:/@+ åäöÅÄÖ–-]*")
_ITEM = re.compile(r"(?:[-*+•]|[0-9]{1,2}[.)]) ")
_NOTHING = re.compile("~|null", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
# Lines with spaces at an end, and empty lines at the ends: blocks of lines would not keep them.
_RAGGED = re.compile(r"^[ \t]|[ \t]$|\A\n|\n\Z", re.MULTILINE)


def entry(values: Mapping[str, Value], indent: int = 0) -> list[str]:
    """One entry of a list, a line for each line, without line ends."""
    first, *others = mapping(values)
    return [" " * indent + f"- {first}", *(" " * (indent + 2) + line if line else "" for line in others)]


def mapping(values: Mapping[str, Value]) -> list[str]:
    """Key and value, one after the other, in the order given."""
    return [line for key, value in values.items() for line in _field(key, value)]


def scalar(text: str, *, in_list: bool = False) -> str:
    """A text of one line, in quotation marks when YAML would read it as something else."""
    if _is_plain(text, in_list):
        return text
    if _UNSEEN.search(text) or "\n" in text:
        return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
    return quoted(text)


def quoted(text: str) -> str:
    """Double quotes as people write them; single ones when the text itself holds double quotes or a backslash."""
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def _field(key: str, value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        yield f"{key}:"
        yield from (f"  {line}" if line else "" for line in mapping(value))
    elif isinstance(value, list):
        yield from _list(key, value)
    else:
        yield from _text(key, value)


def _list(key: str, values: list[Value]) -> Iterator[str]:
    texts = [value for value in values if isinstance(value, str)]
    brackets = f"{key}: [{', '.join(scalar(text, in_list=True) for text in texts)}]"
    if len(texts) == len(values) and len(brackets) <= _WIDTH and all(_SIMPLE.fullmatch(text) for text in texts):
        yield brackets
        return
    yield f"{key}:"
    for value in values:
        if isinstance(value, dict):
            yield from (f"  {line}" if line else "" for line in entry(value))
        elif isinstance(value, str):
            yield f"  - {scalar(value)}"


def _text(key: str, text: str) -> Iterator[str]:
    lines = text.removesuffix("\n")
    if "\n" in text and lines and not _UNSEEN.search(lines) and not _RAGGED.search(lines):
        yield f"{key}: {'|-' if lines == text else '|'}"
        yield from (f"  {line}" if line else "" for line in lines.split("\n"))
        return
    line = f"{key}: {scalar(text)}"
    if len(line) <= _WIDTH or not re.fullmatch(r"\S+(?: \S+)*", text) or _UNSEEN.search(text):
        yield line
        return
    wrapped = textwrap.wrap(text, _WIDTH - 6, break_long_words=False, break_on_hyphens=False)
    if any(_ITEM.match(one) for one in wrapped):
        # It would look like a list whose items have become one line.
        yield line
        return
    yield f"{key}: >-"
    yield from (f"  {one}" for one in wrapped)


def _is_plain(text: str, in_list: bool) -> bool:
    """Whether YAML reads the bare text back as itself, also as part of a line or, `in_list`, between brackets."""
    if not text or text[0].isspace() or _UNSEEN.search(text) or _NOTHING.fullmatch(text):
        return False
    # Commas, brackets and a colon that comes first mean something in brackets alone.
    around = [(f"- key: {text}", [{"key": text}]), *([(f"[{text}, {text}]", [text, text])] if in_list else [])]
    try:
        return all(yaml.load(line, Loader=Loader) == meant for line, meant in around)
    except yaml.YAMLError:
        return False
