"""What is told where a list or a group belongs, and what was written is none."""

import re
from dataclasses import replace

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.forms.fields import FormField, field_at, fields_at, keys_at
from pakten.reading.forms.groups import braces, group_of
from pakten.reading.forms.misfit import Misfit
from pakten.reading.forms.proposals import links_in, listed
from pakten.reading.yaml.emitter import scalar

_PICTURE = re.compile(
    r"!\[(?P<alt1>[^\]]*)\]\((?P<file1>[^)\s]+)[^)]*\)|"
    r"<img\b(?=[^>]*\bsrc=[\"'](?P<file2>[^\"']+))(?:(?=[^>]*\balt=[\"'](?P<alt2>[^\"']*)))?[^>]*>"
)

_BESIDE = re.compile(r"(?<=\d):\s+")
"""Between an hour and what is held then."""

_ONLY_HOURS = re.compile(
    r"(?:vardag|helgfri|dagtid|(?:mån|tis|ons|tors|fre|lör|sön)dag|weekday|(?:mon|tues|wednes|thurs|fri)day|kl\b|[0-9])",
    re.IGNORECASE,
)
"""How a text begins that says when somebody answers."""


def of_several(misfit: Misfit, code: Code) -> Problem | None:
    """Of what is no list, or no group."""
    is_list = code is Code.NOT_A_LIST
    if not is_list and isinstance(misfit.value, list) and any(isinstance(one, dict) for one in misfit.value):
        return misfit.said(code, kind="list")
    if {"title", "url"} <= set(keys_at(misfit.form, misfit.path)) and (links := links_in(str(misfit.value))):
        instead = f"[{', '.join(links)}]" if is_list else links[0] if len(links) == 1 else ""
        location = misfit.entry.locate(misfit.path)
        return Problem.of(Code.LINK_IN_LIST, location, instead=instead, field=misfit.key)
    return _of_list(misfit) if is_list else _of_group(misfit)


def _of_list(misfit: Misfit) -> Problem | None:
    value, location = misfit.value, misfit.entry.locate(misfit.path)
    if re.match(r"-[^\s-].* -", str(value)):
        return Problem.of(Code.NO_SPACE_AFTER_DASH, location)
    field = field_at(misfit.form, misfit.path)
    if field.is_group and (isinstance(value, dict) or not location.end_column) and (block := _block(misfit, field)):
        place = replace(misfit.entry.locate(misfit.path, key=True), end_column=0)
        return Problem.of(Code.NOT_A_LIST, place, instead=block, lines=misfit.entry.lines_of(misfit.path))
    if isinstance(value, str):
        is_line = location.end_column or "\n" in value
        said = value if is_line else ", ".join(filter(None, _lines(misfit)))
        told: dict[str, object] = {"field": misfit.key, "value": said, "names": field.names}
        instead = listed(said, field) if location.end_column or not field.is_group else ""
        if instead and not location.end_column:
            # All of its lines, with their key.
            location, instead = misfit.entry.locate_line(misfit.path), f"{field.key}: {instead}"
            told["lines"] = misfit.entry.lines_of(misfit.path)
        return Problem.of(Code.NOT_A_LIST, location, instead=instead, **told)
    if value == {} and (keys := ", ".join(misfit.entry.keys_at(misfit.path))):
        # Braces where brackets belong.
        told = {"field": misfit.key, "value": keys, "names": field.names}
        return Problem.of(Code.NOT_A_LIST, location, instead=f"[{keys}]", **told)
    if isinstance(value, dict) and field.is_group:
        return misfit.said(Code.NOT_A_LIST, kind="groups")
    return None


def _block(misfit: Misfit, field: FormField) -> str:
    """Hours with what is held then, on lines without dashes, as the list that they are."""
    value = misfit.value
    # What has colons looks like a group, of which lines without one are left out.
    lines = value.split("\n") if isinstance(value, str) and "\n" in value else _lines(misfit)
    said = [_BESIDE.sub(" ", re.sub("^[-•*] +", "", one.strip()), count=1) for one in lines if one.strip()]
    items = [group_of(one, field.fields) or {"title": one} for one in said]
    if not items or "time" not in items[0] or not all("title" in one for one in items):
        return ""
    step = misfit.entry.between(misfit.path)
    keys = (f"{step}    ".join(f"{key}: {scalar(text)}" for key, text in one.items()) for one in items)
    return f"{misfit.key}:{''.join(f'{step}  - {one}' for one in keys)}"


def _picture(misfit: Misfit, value: str) -> dict[str, str]:
    """A picture as texts and pages have it, where its file and its words have keys."""
    found = _PICTURE.fullmatch(value.strip()) if {"file", "alt"} <= {*keys_at(misfit.form, misfit.path)} else None
    said = {key: text.strip() for key, text in found.groupdict("").items() if text.strip()} if found else {}
    return {key[:-1]: text for key, text in said.items()}


def _of_group(misfit: Misfit) -> Problem | None:
    value, fields = misfit.value, fields_at(misfit.form, misfit.path)
    if not isinstance(value, str) or not (said := _picture(misfit, value) or group_of(value, fields)):
        return None
    if re.match(f"(?:{'|'.join(keys_at(misfit.form, misfit.path))}): ", value):
        location = misfit.entry.locate(misfit.path)
        return Problem.of(Code.GROUP_ON_ONE_LINE, location, instead=braces(said), field=misfit.key)
    lacking = [one.key for one in fields if one.indispensable and one.key not in said]
    if _ONLY_HOURS.match(said.get("name", "")):
        # When somebody answers is no name, and stands behind the one that is missing.
        shown = braces({**said, "name": f"…, {said['name']}"})
        return misfit.said(Code.MISSING_FIELD, kind="group", list=shown, field="name")
    if lacking == ["name"] and (organiser := _organiser(misfit)):
        # Whom one reaches by a number alone, if nobody else is named.
        return misfit.told(Code.MISSING_FIELD, braces({"name": organiser, **said}), field="name")
    if lacking and len(lacking) + len(said) > 1:
        shown = braces({**said, **dict.fromkeys(lacking, "…")})
        return misfit.said(Code.MISSING_FIELD, kind="group", list=shown, field=", ".join(lacking))
    in_lines = isinstance(misfit.path[-1], int) and not misfit.entry.is_between_brackets(misfit.path)
    instead = braces(said)[1:-1] if in_lines and len(said) == 1 else braces(said)
    return misfit.told(Code.NOT_A_GROUP, instead, value=value)


def _organiser(misfit: Misfit) -> str:
    """The first who arranges the entry, by id or by name."""
    written = misfit.entry.values.get("organisers")
    return next((one for one in (written if isinstance(written, list) else [written]) if isinstance(one, str)), "")


def _lines(misfit: Misfit) -> list[str]:
    """The lines of a value, as they are written: all that stand further in than its key."""
    entry, first = misfit.entry, misfit.entry.locate(misfit.path)
    key = entry.locate(misfit.path, key=True)
    at, lines = key.line - entry.fragment.above - 1, entry.fragment.written()
    below = lines[at + 1 : at + entry.lines_of(misfit.path)]
    beside = lines[at][first.column - 1 :].strip() if first.line == key.line else ""
    return [*filter(None, (beside, *(one.strip() for one in below)))]
