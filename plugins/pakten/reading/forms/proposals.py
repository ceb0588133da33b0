"""What to write in place of a value that does not fit its field: what its author meant, in the way that fits."""

import re
from collections.abc import Iterable

from pakten.domain.code import Code
from pakten.reading.forms.fields import FormField, fields_at, keys_at
from pakten.reading.forms.form import Form
from pakten.reading.forms.groups import braces, group_of
from pakten.reading.forms.natural_dates.interpretation import interpret
from pakten.reading.forms.types import ADDRESS, MAILBOX, PHONE, SLUG
from pakten.reading.suggestion import slug, value_named
from pakten.reading.yaml.emitter import quoted, scalar
from pakten.reading.yaml.nodes import ParsedEntry
from pakten.reading.yaml.values import Path

_LANGUAGES = ["ar", "de", "en", "es", "fa", "fi", "fr", "ku", "nb", "pl", "ru", "so", "sv", "ti", "tr", "uk", "zh"]
"""Those with names that authors know."""

_LONG_NAME = 5
"""So many words are a sentence, whose commas divide nothing."""


def links_in(value: str) -> list[str]:
    """Each link of Markdown as the group that it is; none when something else is said as well."""
    link = re.compile(r"(?<!!)\[([^\[\]]+)\]\(([^)\s]+)\)")
    if link.sub("", value).strip(" \n,;[]-"):
        return []
    pairs = (map(str.strip, found.groups()) for found in link.finditer(value))
    return [f"{{title: {scalar(title, in_list=True)}, url: {scalar(url, in_list=True)}}}" for title, url in pairs]


def with_words(form: type[Form], entry: ParsedEntry, path: Path, said: tuple[str, str], words: str) -> str:
    """Key and choice, and at a key for words what else is said; nothing where there is none, or it has its own."""
    keys = keys_at(form, path[:-1])
    if said == ("format", "online") and "online" in keys and not entry.has((*path[:-1], "online")):
        # How to join has a group of its own; what says another way to meet is no such thing.
        how = re.sub("^(?:via|på|i|on|in) ", "", words)
        group = group_of(how, fields_at(form, (*path[:-1], "online"))) or {"note": how}
        is_another = value_named(words, ("on_site", "hybrid", "unknown"))
        return "" if is_another else entry.between(path).join((": ".join(said), f"online: {braces(group)}"))
    # Of the entry as a whole a note tells something else.
    taking = (one for one in (f"{said[0]}_note", *["note"] * (len(path) > 1)) if one in keys)
    note = next((one for one in taking if not entry.has((*path[:-1], one))), "")
    lines = (": ".join(said), *([f"{note}: {scalar(words, in_list=True)}"] if words else []))
    return entry.between(path).join(lines) if note or not words else ""


def choice_in(value: str, choices: Iterable[str]) -> tuple[str, str]:
    """The choice that a text begins with, and what it says of it; not where it denies it or says another as well."""
    words = value.split()
    for number in range(min(len(words) - 1, _LONGEST_CHOICE), 0, -1):
        choice = value_named(" ".join(words[:number]).rstrip(",;:.!(–-"), choices)
        if choice and not _DENIED.match(rest := " ".join(words[number:])):
            return choice, re.sub(r"^[\s(–,;:-]+|(?<!\w)[\s.]+$|\)$", "", rest)
    named = {choice for word in words if (choice := value_named(word.strip(",;:.!()–-"), choices))}
    # Of an answer nobody knows what it answers.
    is_said = len(named) == 1 and len(words) < _LONG_NAME and "yes" not in choices
    is_said &= not any(_DENIED.match(word) for word in words)
    return (named.pop(), "") if is_said else ("", "")


_LONGEST_CHOICE = 3
_DENIED = re.compile(
    r"\W*(?:och|eller|men|inte|ej|snart|nästan|kanske|and|or|but|not|soon|nearly)\b|[+&]|[^\w(]*[/|]", re.IGNORECASE
)


def corrected(code: Code, value: str) -> str:
    if code is Code.NOT_AN_ID:
        return slug(value)
    if code is Code.NOT_A_LANGUAGE:
        return value_named(value, _LANGUAGES)
    if code is Code.NOT_AN_ADDRESS:
        bare = _address(value)
        return bare if bare != value and re.fullmatch(ADDRESS[1:-1], bare) else ""
    if code is Code.NOT_A_MAILBOX:
        bare = re.sub(" ?@ ?", "@", value.lower().removeprefix("mailto:").strip(' .,;<>“”"'))
        # As it is written where robots shall not read it.
        bare = re.sub(r" ?[(\[{] ?(?:at|a|snabel-?a) ?[)\]}] ?| (?:at|snabel-?a) ", "@", bare, flags=re.IGNORECASE)
        bare = re.sub(r" ?[(\[{] ?(?:dot|punkt) ?[)\]}] ?| (?:dot|punkt) ", ".", bare, flags=re.IGNORECASE)
        # The comma is the key beside the point.
        bare = re.sub(r"(?<=\w), ?(?=[a-z]{2,}$)", ".", bare)
        return bare if re.fullmatch(MAILBOX[1:-1], bare) else ""
    if code is Code.NOT_A_PHONE:
        bare = re.sub("[oO](?=[0-9oO -])|(?<=[0-9oO])[oO]", "0", _SAYS_PHONE.sub("", value))
        bare = re.sub(r"(?<=[0-9])[.·](?=[0-9])", " ", re.sub("[‐‑‒−]", "-", bare))
        return bare if re.fullmatch(PHONE[1:-1], bare) else ""
    return ""


_OF_PHONE = r"(?:tel(?:efon(?:nummer)?)?|tfn|mobil(?:en)?|växel(?:n)?|vx|vxl|direkt|ring|phone|call)\.?:?"
_SAYS_PHONE = re.compile(rf"^(?:{_OF_PHONE} +)+|^{_OF_PHONE}(?=[0-9+])|,? *\(?{_OF_PHONE}\)?$", re.IGNORECASE)
_SCHEME = re.compile(r"h?t{0,3}p{1,2}(?P<safe>s?)\s*[:;.,]?\s*[/\\]{1,3}\s*", re.IGNORECASE)
_TALK = re.compile(r"[,;()]|://.*://|\b(?:eller|och|samt|senast|via|klicka|kl|tel|till|or|and|by)\b|[0-9]/[0-9]")


def _address(value: str) -> str:
    """An address that lacks its beginning, or has slips there, or spaces in a name of a file or a page."""
    bare = value.strip(" “”„\"'<>")
    scheme = _SCHEME.match(bare)
    if scheme:
        bare = f"http{scheme['safe'].lower()}://{bare[scheme.end() :]}"
    elif re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/.*)?", bare, re.IGNORECASE):
        bare = f"https://{bare}"
    bare = bare.replace("\\", "/")
    # What goes on as a sentence is no name.
    return bare if _TALK.search(bare) else re.sub(r"(?<=\S/)(.+)", lambda found: found[0].replace(" ", "%20"), bare)


def listed(value: str, field: FormField) -> str:
    """A text as a list of its parts: ids with any sign between them, names with a comma; a sentence is one part."""
    is_text = field.kind.name == "text" and not re.fullmatch(r"[\w.-]+(?: *[,;] *[\w.-]+)*", value)
    is_language = field.kind.name == "language"
    names = bool(field.names) or field.kind.name == "choice" or is_language
    between = r",|;|\boch\b|\band\b| -" + "|[&+/]" * is_language if names else r"\Z" if is_text else "[,;]"
    parts = [part.strip(" -") for part in re.split(between, value) if part.strip(" -")]
    if len(parts) > 1 and not names and len(last := parts[-1].split(" och ")) == len(last[-1].split()) + 1 == 2:
        # The last two of an enumeration of words.
        parts[-1:] = last
    if is_language:
        parts = [corrected(Code.NOT_A_LANGUAGE, part) or part for part in parts]
    if field.only and all(re.fullmatch(SLUG, part) for part in parts):
        return f"[{', '.join(parts)}]"
    if {"id", "start", "end"} <= {one.key for one in field.fields} and len(spans := interpret(value).spans) > 1:
        dated = ({"id": one.start[:10], "start": one.start, **({"end": one.end} if one.end else {})} for one in spans)
        return f"[{', '.join(map(braces, dated))}]"
    if field.is_group or field.kind.form:
        addresses = re.split(r"[,;]?\s+", value)
        are_apart = all(re.match(r"https?://|www\.", one) for one in addresses)
        items = [group_of(one, field.fields) for one in re.split(r"\s*[,;\n]\s*", value)]
        are_timed = all("time" in one for one in items)
        groups = items if are_timed else [group_of(one, field.fields) for one in (addresses if are_apart else [value])]
        return f"[{', '.join(map(braces, groups))}]" if all(groups) else ""
    simple = all(re.fullmatch(r"[\w åäöÅÄÖ-]{1,60}", part) and len(part.split()) < _LONG_NAME for part in parts)
    return f"[{', '.join(parts)}]" if simple else f"[{quoted(value)}]" if "\n" not in value else ""
