"""The reference of the English documentation, made of what is defined in the code: nothing in it is written twice.

Names have their sentences where they are defined, or in `locale/`; the few that have none there are in
`docs/site/words.yaml`.
"""

import argparse
import ast
import inspect
import re
from argparse import SUPPRESS, Action, ArgumentParser
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from importlib import import_module, resources
from importlib.metadata import entry_points
from textwrap import indent
from typing import Any

import yaml
from mkdocs.config.base import Config

from pakten.addresses.segments import SEGMENTS
from pakten.cli.arguments import options_of
from pakten.cli.program import COMMANDS, parser
from pakten.domain.code import Code
from pakten.locale import words
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.examples import ExampleForm
from pakten.reading.forms.fields import FormField, fields_of, name_of
from pakten.reading.forms.form import Form
from pakten.reading.forms.pages import OrganisationsPageForm, PageForm, PlacesPageForm
from pakten.reading.forms.parts import ListedSourceForm
from pakten.reading.forms.terms import ActivationForm, AreaForm, GoalForm, ThemeForm, WayInForm
from pakten.reading.network.markdown import ARGUMENTS, OPTIONS
from pakten.reading.network.options import Options
from pakten.website.settings import CatalogueConfig
from tests.building import REPOSITORY
from tests.docs.rules_page import PAGE

SITE = REPOSITORY / "docs" / "site"
SAID = words("en")
OTHERS: Mapping[str, Mapping[str, str]] = yaml.safe_load((SITE / "words.yaml").read_text("utf-8"))
THEME = resources.files("pakten.theme")

FORMS: Mapping[str, tuple[type[Form], str]] = {
    "An event": (EventForm, "An entry of `events.yaml`, or a file of its own in the folder `events/`."),
    "A good example": (ExampleForm, "The front matter of a file in the folder of examples; the text below it tells."),
    "An area": (AreaForm, "The front matter of a page in the folder of areas. Its id is the name of the file."),
    "A theme": (ThemeForm, "The front matter of a page in the folder of themes."),
    "A goal": (GoalForm, "The front matter of a page in the folder of goals."),
    "A way in": (WayInForm, "The front matter of a page in the folder of ways in."),
    "A call": (ActivationForm, "The front matter of a page in the folder of calls."),
    "The page of places": (PlacesPageForm, "The front matter of one page, with all places."),
    "The page of organisations": (OrganisationsPageForm, "The front matter of one page, with all organisations."),
    "Any other page": (PageForm, "The front matter of a page in our own theme. In other themes such pages are yours."),
    "A source": (ListedSourceForm, "An entry of `sources.yaml`, which others name by its id."),
}
_FAMILIES = {
    "E1": "How a file is written",
    "E2": "Single fields",
    "E3": "What must hold between fields and entries",
    "E4": "Files and settings",
    "E6": "Against what has been published",
    "W5": "Warnings",
    "W6": "What should be looked at now and then",
}


def pages() -> Mapping[str, str]:
    """Name and text of every page of the reference."""
    return {
        "options.md": _page("Options", _INTRODUCTIONS["options"], _options()),
        "fields.md": _page("Fields", _INTRODUCTIONS["fields"], _fields()),
        "blocks.md": _page("Blocks", _INTRODUCTIONS["blocks"], _blocks()),
        "commands.md": _page("Commands", SAID("cli.description"), _commands()),
        "theme.md": _page("Theme", _INTRODUCTIONS["theme"], _theme()),
        "problems.md": _page("Problem codes", _INTRODUCTIONS["problems"], _problems()),
    }


def names() -> Iterator[str]:
    """Every name of the reference with its place, and each word that one may choose: what others write by now."""
    for page, text in pages().items():
        for anchor, beside, said in re.findall(r"^\[`.+`\]\(#(.+?)\)\{.+?\}(?: – (.+))?\n: +(.+)$", text, re.MULTILINE):
            yield f"{page}#{anchor}"
            for listed in (beside.removeprefix("required, "), said):
                if not anchor.startswith("property-") and re.fullmatch(r"`[^`]+`(, `[^`]+`)*", listed):
                    yield from (f"{page}#{anchor} {one}" for one in re.findall(r"`([^`]+)`", listed))
        for row in re.findall(r"^\| `(.+)` \|$", text, re.MULTILINE):
            yield f"{page} {row.replace('` | `', ' ')}"


_INTRODUCTIONS = {
    "options": "What stands in `mkdocs.yml` below each plugin. Only `network` must be written. "
    "Beside each name stands what holds where it is left out.",
    "fields": "What each kind of entry may hold. `pakten check` tells of everything else, with the line.",
    "blocks": "Lists and drawings in any page, between `/// name` and `///`, with options indented by four spaces.",
    "theme": "The parts of our own theme that a `custom_dir` may write anew, and the properties of its style sheet. "
    "In other themes our part takes colours and sizes from the host; set a property on `.pakten` to change it.",
    "problems": "Every problem that is told has a code. Codes on E are mistakes: nothing is published before they are "
    "mended. Codes on W are warnings and stop nothing. Below each stands how it may look, and how when it is right.",
}


def _page(title: str, introduction: str, parts: Iterable[str]) -> str:
    return "\n\n".join([f"# {title}", introduction, *parts]) + "\n"


def _list(entries: Iterable[tuple[str, str, str]], below: str) -> str:
    """Names, what is short beside each, and what it is: readable at any width, and each can be linked to."""
    return "\n\n".join(_entry(name, aside, said, below) for name, aside, said in entries)


def _entry(name: str, aside: str, said: str, below: str) -> str:
    anchor = re.sub(r"[^a-z0-9]+", "-", f"{below} {name}".lower()).strip("-")
    return f"[{_code(name)}](#{anchor}){{ #{anchor} }}{aside and f' – {aside}'}\n:   {' '.join(said.split()) or '–'}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *(tuple(map(_cell, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    """On one line; a bar ends a cell, but in code."""
    parts = " ".join(text.split()).split("`")
    return "`".join(part if index % 2 else part.replace("|", "&#124;") for index, part in enumerate(parts))


def _text(said: str) -> str:
    """A sentence as Markdown shows it; what it would be filled with is left open."""
    return re.sub(r"([<*_\[\]`|#])", r"\\\1", re.sub(r"\{[^{}]*\}", "…", said))


def _code(text: object) -> str:
    return f"`{text}`" if str(text) else ""


# Options


def options() -> Mapping[str, tuple[tuple[str, object, str], ...]]:
    """Every plugin with its options: name, default and sentence."""
    catalogue = _documented(inspect.getmodule(Options), "Options")
    website = _documented(inspect.getmodule(CatalogueConfig), "CatalogueConfig")
    told = {
        "pakten/catalogue": (
            *(
                (one.name, "" if one.default is MISSING else one.default, catalogue[one.name])
                for one in fields(Options)
            ),
            *((name, CatalogueConfig()[name], website[name]) for name in website),
        )
    }
    for entry in sorted(entry_points(group="mkdocs.plugins")):
        if entry.name.startswith("pakten/") and entry.name not in told:
            module = import_module(entry.module)
            config = next(one for one in vars(module).values() if _is_config_of(one, module.__name__))
            sentences = _documented(module, config.__name__)
            told[entry.name] = tuple((name, option.default, sentences[name]) for name, option in config._schema)
    return told


def _is_config_of(value: object, module: str) -> bool:
    return isinstance(value, type) and issubclass(value, Config) and value.__module__ == module


def _documented(module: Any, name: str) -> Mapping[str, str]:
    """The sentence below each attribute of a class."""
    tree = ast.parse(inspect.getsource(module))
    body = next(one.body for one in ast.walk(tree) if isinstance(one, ast.ClassDef) and one.name == name)
    pairs = zip(body, [*body[1:], ast.Pass()], strict=True)
    return {
        _target(one): inspect.cleandoc(below.value.value)
        for one, below in pairs
        if isinstance(one, ast.Assign | ast.AnnAssign)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }


def _target(one: ast.Assign | ast.AnnAssign) -> str:
    return ast.unparse(one.target if isinstance(one, ast.AnnAssign) else one.targets[0])


def _options() -> Iterator[str]:
    for plugin, known in options().items():
        yield f"## {plugin}"
        if known:
            yield _list(((name, _default(default), sentence) for name, default, sentence in known), plugin)
        else:
            yield "Nothing to set."
    yield "## Words of addresses"
    yield "Below `segments`, each kind of page may have another word in its address."
    swedish = words("sv")
    rows = ((_code(one), _code(SAID(f"segment.{one}")), _code(swedish(f"segment.{one}"))) for one in SEGMENTS)
    yield _table(("key", "in English", "in Swedish"), rows)


def _default(value: object) -> str:
    return (
        ""
        if value is MISSING or value in ("", (), [], {}, None)
        else _code(str(value).lower() if isinstance(value, bool) else value)
    )


# Fields


def _fields() -> Iterator[str]:
    known: list[FormField] = []
    for title, (form, about) in FORMS.items():
        yield f"## {title}"
        yield about
        yield _fields_of(form, title)
        known += fields_of(form)
    yield "## Groups"
    yield "What fields that are groups hold."
    told: set[type[Form]] = set()
    while known:
        inner = known.pop(0).kind.form
        if inner is not None and inner not in told:
            told.add(inner)
            known += fields_of(inner)
            yield f"### {name_of(inner)}"
            yield _fields_of(inner, name_of(inner))


def _fields_of(form: type[Form], title: str) -> str:
    return _list(
        (
            (one.key, f"{'required, ' if one.required else ''}{_holds(one)}", SAID(f"field.{one.words}.help"))
            for one in fields_of(form)
        ),
        title,
    )


def _holds(field: FormField) -> str:
    if field.kind.form is not None:
        group = name_of(field.kind.form)
        held = f"[{group}](#{group})"
        if field.names:
            held = f"an id ({field.names.replace('_', ' ')}), or {held}"
    elif field.names:
        held = f"an id ({field.names.replace('_', ' ')})"
    elif field.kind.choices and field.kind.name != "color":
        held = ", ".join(map(_code, field.kind.choices))
    else:
        held = _KINDS[field.kind.name]
    besides = f", or {_code(field.besides)}" if field.besides else ""
    return f"{'a list: ' if field.many else ''}{held}{besides}"


_KINDS = {
    "text": "text",
    "line": "one line",
    "title": "one line, at most 70 signs",
    "summary": "at most 200 signs",
    "id": "an id: small letters, figures and hyphens",
    "address": "an address, of the web or beginning with `/`",
    "web": "an address of the web",
    "mailbox": "a mailbox",
    "phone": "a phone number",
    "language": "a language, as `sv`",
    "when": "a time, as exact as known: `2027-03-09 08:00`, or only `2027-03-09`, `2027-03`, `2027-summer`, `2027`",
    "timestamp": "a day, or a day and a time",
    "day": "a day: `2027-03-09`",
    "dated": "a day, month or year",
    "hours": "`09:00` or `09:00–09:30`",
    "count": "a number",
    "color": "the name of a colour in CSS",
    "zone": "a time zone: `Europe/London`",
    "tag": "a word or a few",
    "coordinates": "latitude and longitude: `59.33, 18.06`",
}


# Blocks


def _blocks() -> Iterator[str]:
    said = OTHERS["blocks"]
    for name, known in OPTIONS.items():
        yield f"## {name}"
        yield said[name]
        argument = ARGUMENTS.get(name)
        if argument:
            yield f"Argument, after a bar (`/// {name} | {argument[0]}`): {', '.join(map(_code, argument))}."
        if known:
            yield _list(
                ((one, ", ".join(map(_code, choices)), said[f"{name}.{one}"]) for one, choices in known.items()), name
            )


# Commands


def parsers() -> Mapping[str, ArgumentParser]:
    """The parser of each command, and of each thing that a command can make."""
    made: dict[str, ArgumentParser] = {}
    for name, command in _below(parser(SAID, list(COMMANDS))).items():
        made[name] = command
        made |= {f"{name} {kind}": one for kind, one in _below(command).items()}
    return made


def _below(one: ArgumentParser) -> Mapping[str, ArgumentParser]:
    # argparse tells nobody in public.
    found = (action for action in one._actions if isinstance(action, argparse._SubParsersAction))
    return next((action.choices for action in found), {})


def _commands() -> Iterator[str]:
    shared = options_of(_below(parser(SAID, []))["check"])
    for name, command in parsers().items():
        yield f"## pakten {name}"
        yield _text(command.description or "")
        own = [action for action in _actions(command) if not set(action.option_strings) & shared.keys()]
        if own:
            yield _list(map(_argument, own), name)
    yield "## For all commands"
    named = {id(action): action for action in shared.values()}.values()
    yield _list(map(_argument, named), "all")


def _actions(one: ArgumentParser) -> Iterator[Action]:
    named = {id(action): action for action in (*one._get_positional_actions(), *options_of(one).values())}
    yield from (
        action
        for action in named.values()
        if action.help != SUPPRESS and not isinstance(action, argparse._SubParsersAction) and action.dest != "help"
    )


def _argument(action: Action) -> tuple[str, str, str]:
    named = action.dest if action.choices else action.metavar or action.dest
    value = "" if action.nargs == 0 or not action.metavar else f" {action.metavar}"
    name = ", ".join(f"{one}{value}" for one in action.option_strings) or str(named)
    return name, _choices(action), _text(action.help or "")


def _choices(action: Action) -> str:
    return ", ".join(_code(one) for one in action.choices or () if str(one))


# Theme


def templates() -> Mapping[str, tuple[str, ...]]:
    """Each template of a page with the blocks that it names."""
    found = {}
    for folder, below in ((THEME, ""), (THEME / "pakten", "pakten/")):
        for file in sorted(folder.iterdir(), key=lambda one: one.name):
            if file.name.endswith(".html"):
                named = re.findall(r"\{%-? *block (\w+)", file.read_text("utf-8"))
                found[f"{below}{file.name}"] = tuple(dict.fromkeys(named))
    return found


def properties() -> Mapping[str, tuple[str, str]]:
    """Each property of the style sheet with its value in light and in dark; those for hosts have none."""
    styles = (THEME / "assets" / "pakten.css").read_text("utf-8")
    before, _, after = styles.partition("@media (prefers-color-scheme: dark)")
    light, dark = (dict(_declared("".join(_ROOT.findall(part)[:most]))) for part, most in ((before, None), (after, 1)))
    guest = (resources.files("pakten.website.files") / "guest.css").read_text("utf-8")
    hosted = (name for name, _ in _declared(guest) if name not in light and not name.startswith(("--md-", "--bs-")))
    return {**{name: (value, dark.get(name, "")) for name, value in light.items()}, **dict.fromkeys(hosted, ("", ""))}


_ROOT = re.compile(r"^ *:root[^{]*\{(.*?)^ *\}", re.DOTALL | re.MULTILINE)


def _declared(styles: str) -> list[tuple[str, str]]:
    return re.findall(r"^ +(--[\w-]+): ([^;]+);", styles, re.MULTILINE)


def theme_options() -> Mapping[str, str]:
    """Each option of our theme with its sentence: the comment above it."""
    text = (THEME / "mkdocs_theme.yml").read_text("utf-8")
    told = {name: said for said, name in re.findall(r"^# (.+)\n(\w+):", text, re.MULTILINE)}
    return {name: told[name] for name in yaml.safe_load(text)}


def _theme() -> Iterator[str]:
    yield "## Options"
    yield "Below `theme:` in `mkdocs.yml`, with `name: pakten`."
    yield _list(((name, "", said) for name, said in theme_options().items()), "theme")
    yield "## Template blocks"
    yield _list(((name, "", said) for name, said in OTHERS["templates"].items()), "block")
    yield "## Templates"
    yield "A template of the same name in your `custom_dir` takes the place of ours. Each with its blocks:"
    yield _list(((name, "", ", ".join(map(_code, blocks))) for name, blocks in templates().items()), "template")
    yield "## Properties of CSS"
    yield "With the value in light, and in dark where it is another."
    yield _list(
        (
            (name, ", ".join(map(_code, filter(None, values))), OTHERS["properties"][name])
            for name, values in properties().items()
        ),
        "property",
    )


# Problems


def _problems() -> Iterator[str]:
    for family, title in _FAMILIES.items():
        yield f"## {title}"
        for code in sorted(one for one in Code if one.startswith(family)):
            said = " ".join(_text(SAID.text(key)) for key in (code, f"{code}.instead") if key in SAID)
            yield "\n\n".join((_entry(code, code.name.lower().replace("_", " "), said, ""), *_examples(code)))


def _examples(code: str) -> Iterator[str]:
    """As the page of all rules shows them, which is tried against the rules; in English, and indented."""
    section = PAGE.read_text("utf-8").partition(f"\n### {code}\n")[2].partition("\n### ")[0]
    for what, said in (("Fel", "Wrong"), ("Rätt", "Right")):
        if shown := re.search(rf"^{what}:\n\n(```text\n.*?\n```)$", section, re.MULTILINE | re.DOTALL):
            yield indent(f"{said}:\n\n{_IN_SWEDISH.sub(lambda found: _IN_ENGLISH[found.group()], shown[1])}", " " * 4)


_IN_ENGLISH = dict(line.split(" = ", 1) for line in (SITE / "examples.txt").read_text("utf-8").splitlines())
"""Words of the examples; keys, ids and addresses stay as they are."""
_IN_SWEDISH = re.compile(
    "|".join(
        (r"\b" if one[0].isalnum() else "") + re.escape(one) + (r"\b" if one[-1].isalnum() else "")
        for one in sorted(_IN_ENGLISH, key=len, reverse=True)
    )
)
