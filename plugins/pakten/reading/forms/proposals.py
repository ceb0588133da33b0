"""What to write in place of a value that does not fit its field: what its author meant, in the way that fits."""

import re
from collections.abc import Sequence

from pakten.domain.code import Code
from pakten.reading.forms.fields import FormField
from pakten.reading.forms.types import ADDRESS, MAILBOX, PHONE, SLUG, TRUTHS
from pakten.reading.suggestion import slug
from pakten.reading.yaml.emitter import quoted, scalar

_LONG_NAME = 5
"""So many words are a sentence, whose commas divide nothing."""


def key_of(value: str, fields: Sequence[FormField]) -> str:
    """Which key of a group a text is that stands in its place: an address, yes or no, or what it cannot be without."""
    for field in fields:
        pattern = field.kind.pattern
        if field.kind.name in ("address", "web", "mailbox", "phone") and re.fullmatch(pattern[1:-1], value):
            return field.key
        if field.kind.name == "flag" and value.casefold() in TRUTHS:
            return field.key
    needed = [field for field in fields if field.indispensable] or [*fields][:1]
    fits = needed and (needed[0].names or needed[0].kind.name in ("id", "text", "line", "title"))
    # A name with a number or a mailbox is several things.
    return needed[0].key if fits and not re.search(r"\n|@|[0-9]{3}", value) else ""


def group_of(value: str, keys: Sequence[str]) -> str:
    """`step_free: yes, hearing_loop: no` as the group that it is."""
    pairs = [one.partition(": ") for one in re.split(r"[,;] *(?=[a-z_]+: )", value)]
    if not all(key in keys and text for key, _, text in pairs):
        return ""
    inside = (f"{key}: {scalar(text.strip(), in_list=True)}" for key, _, text in pairs)
    return f"{{{', '.join(inside)}}}"


def links_in(value: str) -> list[str]:
    """Each link of Markdown as the group that it is; none when something else is said as well."""
    link = re.compile(r"(?<!!)\[([^\[\]]+)\]\(([^)\s]+)\)")
    if link.sub("", value).strip(" \n,;[]-"):
        return []
    pairs = (map(str.strip, found.groups()) for found in link.finditer(value))
    return [f"{{title: {scalar(title, in_list=True)}, url: {scalar(url, in_list=True)}}}" for title, url in pairs]


def corrected(code: Code, value: str) -> str:
    if code is Code.NOT_AN_ID:
        return slug(value)
    if code is Code.NOT_AN_ADDRESS:
        bare = value.strip(" “”„\"'")
        if re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?", bare):
            return f"https://{bare}"
        return bare if bare != value and re.fullmatch(ADDRESS[1:-1], bare) else ""
    if code is Code.NOT_A_MAILBOX:
        bare = value.removeprefix("mailto:").strip(' .,;<>“”"')
        # The comma is the key beside the point.
        bare = re.sub(r"(?<=\w), ?(?=[a-z]{2,}$)", ".", bare)
        return bare if re.fullmatch(MAILBOX[1:-1], bare) else ""
    if code is Code.NOT_A_PHONE:
        bare = re.sub("[oO](?=[0-9oO -])|(?<=[0-9oO])[oO]", "0", value)
        return bare if re.fullmatch(PHONE[1:-1], bare) else ""
    return ""


def listed(value: str, field: FormField) -> str:
    """A text as a list of its parts: ids with any sign between them, names with a comma; a sentence is one part."""
    is_text = field.kind.name == "text" and not re.fullmatch(r"[\w.-]+(?: *[,;] *[\w.-]+)*", value)
    names = bool(field.names) or field.kind.name == "choice"
    between = r",|;|\boch\b|\band\b| -" if names else r"\Z" if is_text else "[,;]"
    parts = [part.strip(" -") for part in re.split(between, value) if part.strip(" -")]
    if field.is_group or field.kind.form:
        return f"[{', '.join(parts)}]" if field.only and all(re.fullmatch(SLUG, part) for part in parts) else ""
    simple = all(re.fullmatch(r"[\w åäöÅÄÖ-]{1,60}", part) and len(part.split()) < _LONG_NAME for part in parts)
    return f"[{', '.join(parts)}]" if simple else f"[{quoted(value)}]" if "\n" not in value else ""
