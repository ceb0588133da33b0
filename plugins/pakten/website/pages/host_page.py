"""Pages in a theme that is not ours: our templates write the part that is ours, the host's theme the page around it.

Our templates have an environment of their own, which escapes; the host's is left as it is. What ours write for a page
is parted into title, head and main part (theme/pakten/host.html), and goes where every theme has a place for it: into
the content of a page of MkDocs, its table of contents, and the end of the head.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.theme import Theme
from mkdocs.utils.yaml import yaml_load

import pakten.theme

OURS = Path(pakten.theme.__file__).parent
FRAMES = Path(__file__).parents[1] / "hosts"
"""Templates for the pages of themes that need one of their own to leave our part alone: `<name of the theme>.html`."""

_LIKE = {"materialx": "material"}
"""Themes with the templates of another."""
_BETWEEN = "\x1f"
_OF_THE_HOST = re.compile(r'\s*<(?:link rel="canonical"|meta name="description" content="(?P<text>[^"]*)")[^>]*>')
_HEADING = re.compile(r"<h(?P<level>[12])\b(?P<attributes>[^>]*)>(?P<text>.*?)</h(?P=level)>", re.DOTALL)
_ID = re.compile(r'(?<![\w-])id="([^"]+)"')
_LATER = re.compile(r"<template\b.*?</template>|<dialog\b.*?</dialog>", re.DOTALL)
_DESCRIPTION = '<meta name="description"'
_OUR_CLASS = 'class="pakten'


def has_our_templates(theme: Theme) -> bool:
    """Whether a theme is ours, or made upon it; one that writes some of ours anew in `custom_dir` is not."""
    folders = (folder for folder in theme.dirs if folder != theme.custom_dir)
    return any((Path(folder) / "pakten" / "page.html").is_file() for folder in folders)


def own_environment(theme: Theme) -> Environment:
    """Our templates, and those that a network has written in their place: `pakten/…` in its `custom_dir`."""
    theirs = [Path(folder) / "pakten" for folder in theme.dirs]
    ours: list[BaseLoader] = [
        PrefixLoader({"pakten": FileSystemLoader([folder for folder in theirs if folder.is_dir()])}),
        FileSystemLoader(OURS),
    ]
    env = Environment(loader=ChoiceLoader(ours), auto_reload=False, autoescape=True)
    env.globals.update(page_frame="pakten/host.html", between_parts=_BETWEEN)
    return env


@dataclass(frozen=True, slots=True)
class Part:
    """What our templates have written for one page."""

    title: str
    head: str
    """What belongs at the end of the head."""
    main: str
    description: str
    """As HTML, for the head that the host writes."""


def part_of(written: str) -> Part:
    title, head, main = written.split(_BETWEEN)
    descriptions = [found["text"] for found in _OF_THE_HOST.finditer(head) if found["text"]]
    return Part(title, _OF_THE_HOST.sub("", head), main, descriptions[0] if descriptions else "")


class HostPages:
    """Puts our parts into the pages of the host."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._heads: dict[str, str] = {}
        # What our templates ask of a theme, as ours answers it.
        for key, value in yaml_load((OURS / "mkdocs_theme.yml").read_text("utf-8")).items():
            config.theme.setdefault(key, value)
        self._is_instant = "navigation.instant" in (config.theme.get("features") or ())
        name = f"pakten-{_LIKE.get(str(config.theme.name), config.theme.name)}.html"
        self._frame = name if (FRAMES / name).is_file() else ""
        if self._frame:
            config.theme.dirs.append(str(FRAMES))

    def frame(self, page: Page) -> None:
        """Let the host draw a page in a way that leaves our part alone, where there is one."""
        if self._frame:
            page.meta.setdefault("template", self._frame)

    def put(self, part: Part, page: Page) -> None:
        """Into a page, which the host's theme draws from then on."""
        headings = list(_HEADING.finditer(_LATER.sub("", part.main)))
        first = next((one["text"] for one in headings if one["level"] == "1"), "")
        page.title = str(Markup.escape(Markup(first).striptags())) or page.title
        page.content = part.main
        parts: list[Any] = [_token(one) for one in headings if one["level"] == "2" and _ID.search(one["attributes"])]
        page.toc = get_toc(parts)
        page.meta.setdefault("description", part.description)
        self._heads[page.file.src_uri] = part.head

    def finished(self, html: str, page: Page, head: str, arrival: str) -> str:
        """The page with what our part needs in its head; a page without anything of ours stays as it is."""
        if _OUR_CLASS not in html:
            return html
        description = str(page.meta.get("description", ""))
        if page.file.src_uri in self._heads and description and _DESCRIPTION not in html:
            head += f'{_DESCRIPTION} content="{description}">\n'
        if self._is_instant:
            before, end, after = html.rpartition("</article>")
            html = f"{before}{arrival}{end}{after}"
        return html.replace("</head>", f"{head}{self._heads.pop(page.file.src_uri, '')}</head>", 1)


def _token(heading: re.Match[str]) -> Mapping[str, Any]:
    """As Python-Markdown's `toc` describes a heading."""
    found = _ID.search(heading["attributes"])
    name = str(Markup.escape(Markup(heading["text"]).striptags()))
    return {"level": int(heading["level"]), "id": found[1] if found else "", "name": name, "children": []}
