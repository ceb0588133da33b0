"""What to write in place of a value that does not fit its field: what its author meant, in the way that fits."""

import re

from pakten.domain.code import Code
from pakten.reading.forms.fields import FormField
from pakten.reading.forms.groups import braces, group_of
from pakten.reading.forms.types import ADDRESS, MAILBOX, PHONE, SLUG
from pakten.reading.suggestion import slug, value_named
from pakten.reading.yaml.emitter import quoted, scalar

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


def corrected(code: Code, value: str) -> str:
    if code is Code.NOT_AN_ID:
        return slug(value)
    if code is Code.NOT_A_LANGUAGE:
        return value_named(value, _LANGUAGES)
    if code is Code.NOT_AN_ADDRESS:
        bare = _address(value)
        return bare if bare != value and re.fullmatch(ADDRESS[1:-1], bare) else ""
    if code is Code.NOT_A_MAILBOX:
        bare = value.removeprefix("mailto:").strip(' .,;<>“”"')
        # As it is written where robots shall not read it.
        bare = re.sub(r" ?[(\[{] ?(?:at|a|snabel-?a) ?[)\]}] ?| (?:at|snabel-?a) ", "@", bare, flags=re.IGNORECASE)
        bare = re.sub(r" ?[(\[{] ?(?:dot|punkt) ?[)\]}] ?| (?:dot|punkt) ", ".", bare, flags=re.IGNORECASE)
        # The comma is the key beside the point.
        bare = re.sub(r"(?<=\w), ?(?=[a-z]{2,}$)", ".", bare)
        return bare if re.fullmatch(MAILBOX[1:-1], bare) else ""
    if code is Code.NOT_A_PHONE:
        bare = re.sub("[oO](?=[0-9oO -])|(?<=[0-9oO])[oO]", "0", _SAYS_PHONE.sub("", value))
        bare = re.sub(r"(?<=[0-9])[.·](?=[0-9])", " ", bare)
        return bare if re.fullmatch(PHONE[1:-1], bare) else ""
    return ""


_SAYS_PHONE = re.compile(r"^(?:tel(?:efon)?|mobil|växel|phone)\.?:? *", re.IGNORECASE)
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
    if is_language:
        parts = [corrected(Code.NOT_A_LANGUAGE, part) or part for part in parts]
    if field.only and all(re.fullmatch(SLUG, part) for part in parts):
        return f"[{', '.join(parts)}]"
    if field.is_group or field.kind.form:
        addresses = re.split(r"[,;]?\s+", value)
        are_apart = all(re.match(r"https?://|www\.", one) for one in addresses)
        groups = [group_of(one, field.fields) for one in (addresses if are_apart else [value])]
        return f"[{', '.join(map(braces, groups))}]" if all(groups) else ""
    simple = all(re.fullmatch(r"[\w åäöÅÄÖ-]{1,60}", part) and len(part.split()) < _LONG_NAME for part in parts)
    return f"[{', '.join(parts)}]" if simple else f"[{quoted(value)}]" if "\n" not in value else ""
