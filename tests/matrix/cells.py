"""A cell of the matrix: the example site in a theme, beside a plugin, with its addresses in one way."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.building import REPOSITORY, Built, dead_links

EXAMPLE = REPOSITORY / "examples" / "material"
DAY = "2027-03-01"
ANSWERS: Mapping[str, Mapping[str, Mapping[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "answers.yaml").read_text("utf-8")
)
THEMES, PLUGINS, MODES = (ANSWERS[kind] for kind in ("themes", "plugins", "modes"))

Settings = dict[str, Any]
BESIDE = "latest/"
"""Where the frame of a site may lead: not to a page of it."""


@dataclass(frozen=True)
class Cell:
    theme: str
    plugin: str
    mode: str
    first: bool = False
    """Whether the other plugin stands before ours."""

    @property
    def answer(self) -> str:
        """The least that one of the three promises."""
        answers = {THEMES[self.theme]["answer"], PLUGINS[self.plugin]["answer"], MODES[self.mode]["answer"]}
        return next(one for one in ("refused", "partly", "together") if one in answers)

    @property
    def is_one(self) -> bool:
        """Whether there is such a site at all: some plugins belong to a theme."""
        return self.theme in PLUGINS[self.plugin].get("only", THEMES)


def written(cell: Cell, folder: Path) -> Path:
    """The folder with the settings of a cell, below the one that is given."""
    site = Path(shutil.copytree(EXAMPLE, folder / "site-of-others", ignore=shutil.ignore_patterns("site", ".cache")))
    settings: Settings = yaml.safe_load((site / "mkdocs.yml").read_text("utf-8"))
    settings["plugins"] = [one for one in settings["plugins"] if one not in ("search", "tags")]
    if cell.theme == "bare":
        (site / "frame").mkdir()
        (site / "frame" / "main.html").write_text(_BARE, "utf-8")
        settings["theme"] = {"name": None, "custom_dir": "frame"}
    elif cell.theme != "material":
        settings["theme"] = cell.theme
    _MODES[cell.mode](settings, site)
    docs = (site / settings.get("docs_dir", "docs")).resolve()
    prepare = _OPTIONS.get(cell.plugin)
    options = prepare(site, docs) if prepare else {}
    name = {"static-i18n": "i18n"}.get(cell.plugin, cell.plugin)
    if cell.plugin == "meta":
        settings["plugins"].append("tags")
    settings["plugins"].insert(0 if cell.first else len(settings["plugins"]), {name: options} if options else name)
    if PLUGINS[cell.plugin].get("without_nav"):
        settings.pop("nav", None)
    (site / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False, allow_unicode=True), "utf-8")
    if cell.plugin == "git-revision-date-localized":
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        for command in (("init", "-q"), ("add", "-A"), (*identity, "commit", "-qm", "All")):
            subprocess.run(["git", *command], cwd=docs.parent, check=True)
    return site


def wrong(cell: Cell, folder: Path, build: Callable[[Path], Built]) -> list[str]:
    """What is otherwise than the answers say; nothing when all is well."""
    site = written(cell, folder)
    kept = site / "site" / "kept.txt"
    kept.parent.mkdir()
    kept.write_text("The last good site.")
    built = build(site)
    if cell.answer == "refused":
        return list(_not_refused(built, kept))
    if built.status:
        return [f"not built: {built.said[-1500:]}"]
    return list(_apart(cell, site))


def _not_refused(built: Built, kept: Path) -> Iterator[str]:
    if built.status == 0:
        yield "built"
    if "Traceback" in built.said:
        yield f"a traceback: {built.said[-1500:]}"
    if not re.search(r"mkdocs\.yml:\d+", built.said):
        yield f"told without its line: {built.said[-500:]}"
    if not kept.exists():
        yield "the last good site is gone"


def _apart(cell: Cell, site: Path) -> Iterator[str]:
    built = site / "site"
    base = "/town/circle/" if cell.mode == "below-a-path" else "/"
    for dead in dead_links(built, base, ("calendar/card/", "examples/card/", f"../{BESIDE}", BESIDE)):
        if not dead.page.startswith("SUMMARY/"):  # the menu of literate-nav, which is no page for visitors
            yield f"a dead link: {dead}"
    event = built / "calendar" / "zips" / "index.html"
    text = event.read_text("utf-8") if event.exists() else ""
    if "Cancelled" not in text:
        yield "the page of an event is not there"
    if cell.plugin == "mike":
        yield from _deployed(site)
    plugin = PLUGINS[cell.plugin]
    if "file" in plugin and not re.search(
        plugin.get("holds", ""), _read(next(built.glob(plugin["file"]), built)), re.DOTALL
    ):
        yield f"{plugin['file']} is not as the other plugin makes it"
    if "seen" in plugin and cell.theme in plugin.get("seen_in", THEMES):
        theirs = next(built.glob("guide/*/index.html")).read_text("utf-8")
        if not re.search(plugin["seen"], theirs):
            yield "the other plugin does nothing"
        if bool(re.search(plugin["seen"], text)) is not (plugin["answer"] == "together"):
            yield "on pages made of data it is not as the answer says"


def _deployed(site: Path) -> Iterator[str]:
    """A version is what `mike deploy` has put into its branch, and not what a build has left in a folder."""
    identity = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environ = {**os.environ, **identity, "PAKTEN_DATE": DAY}
    mike = str(Path(sys.executable).with_name("mike"))
    for command in (["git", "init", "-q"], ["git", "add", "events.yaml"], ["git", "commit", "-qm", "All"]):
        subprocess.run(command, cwd=site, env=environ, check=True)
    subprocess.run([mike, "deploy", "1.0"], cwd=site, env=environ, check=True, capture_output=True)
    held = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "gh-pages"], cwd=site, capture_output=True, text=True, check=True
    )
    if "1.0/calendar/zips/index.html" not in held.stdout.splitlines():
        yield "mike has deployed a version without a calendar"


def _read(path: Path) -> str:
    return path.read_text("utf-8", errors="replace") if path.is_file() else "\0 nothing"


_BARE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title>
{% for path in config.extra_css %}<link rel="stylesheet" href="{{ path|url }}">{% endfor %}</head>
<body><nav>{% for item in nav %}{% if item.url %}<a href="{{ item.url|url }}">{{ item.title }}</a>{% endif %}
{% endfor %}</nav><main>{{ page.content }}</main></body></html>
"""


# How a site has its addresses and its files


def _instant(settings: Settings, _site: Path) -> None:
    if isinstance(settings["theme"], dict):
        settings["theme"].setdefault("features", []).append("navigation.instant")


def _below_a_path(settings: Settings, _site: Path) -> None:
    settings["site_url"] = "https://example.org/town/circle/"


def _flat(settings: Settings, _site: Path) -> None:
    settings["use_directory_urls"] = False


def _docs_outside(settings: Settings, site: Path) -> None:
    (site / "docs").rename(site.parent / "texts")
    settings["docs_dir"] = "../texts"


def _without_nav(settings: Settings, _site: Path) -> None:
    del settings["nav"]


def _sections(settings: Settings, _site: Path) -> None:
    settings["nav"] = [
        {"Home": "index.md"},
        {"All": [{"Deeper": ["calendar/index.md", {"Deepest": ["areas/mill-street.md"]}]}, "guide/tools.md"]},
        {"Elsewhere": "https://example.org/"},
    ]


def _readme(settings: Settings, site: Path) -> None:
    for folder in (".", "guide", "calendar", "areas"):
        (site / "docs" / folder / "index.md").rename(site / "docs" / folder / "README.md")
    _for_each_page(settings["nav"], lambda path: path.replace("index.md", "README.md"))
    (site / "docs" / "README.md").write_text(
        (site / "docs" / "README.md").read_text("utf-8").replace("index.md", "README.md"), "utf-8"
    )


def _names(settings: Settings, site: Path) -> None:
    (site / "docs" / "guide" / "tools.md").rename(site / "docs" / "guide" / "våra verktyg.md")
    (site / "docs" / "mått & steg").mkdir()
    (site / "docs" / "mått & steg" / "först.md").write_text(
        "# Först\n\n[Verktyg](<../guide/våra verktyg.md>)\n", "utf-8"
    )
    _for_each_page(settings["nav"], lambda path: path.replace("tools.md", "våra verktyg.md"))
    settings["nav"].append("mått & steg/först.md")


def _frame(settings: Settings, site: Path) -> None:
    """As those have it who publish a folder for each version, or for each language."""
    beside = f'<a href="{{{{ base_url }}}}/../{BESIDE}">The latest version</a>'
    own = site / "frame" / "main.html"
    if own.exists():
        own.write_text(own.read_text("utf-8").replace("</body>", f"{beside}</body>"), "utf-8")
        return
    own.parent.mkdir()
    own.write_text(f'{{% extends "base.html" %}}{{% block footer %}}{beside}{{{{ super() }}}}{{% endblock %}}', "utf-8")
    named = settings["theme"] if isinstance(settings["theme"], dict) else {"name": settings["theme"]}
    settings["theme"] = {**named, "custom_dir": "frame"}
    settings["extra"] = {"alternate": [{"name": "Other", "link": f"/{BESIDE}", "lang": "fr"}]}


def _for_each_page(nav: list[Any], renamed: Callable[[str], str]) -> None:
    for index, item in enumerate(nav):
        if isinstance(item, str):
            nav[index] = renamed(item)
        else:
            for title, below in item.items():
                if isinstance(below, list):
                    _for_each_page(below, renamed)
                else:
                    item[title] = renamed(below)


_MODES: Mapping[str, Callable[[Settings, Path], None]] = {
    "directories": lambda _settings, _site: None,
    "flat": _flat,
    "below-a-path": _below_a_path,
    "docs-outside": _docs_outside,
    "without-nav": _without_nav,
    "sections": _sections,
    "readme": _readme,
    "instant": _instant,
    "names": _names,
    "frame": _frame,
}


# What other plugins need to do something


def _extra(text: str) -> Callable[[Path, Path], Settings]:
    def write(_site: Path, docs: Path) -> Settings:
        (docs / "extra.md").write_text(f"# Extra\n\n{text}\n", "utf-8")
        (docs / "things.csv").write_text("Thing,Use\nThread,Sewing\n", "utf-8")
        return {}

    return write


def _literate(_site: Path, docs: Path) -> Settings:
    (docs / "SUMMARY.md").write_text("- [Guide](guide/)\n- [Calendar](calendar/)\n- [Areas](areas/)\n", "utf-8")
    return {"nav_file": "SUMMARY.md"}


def _awesome(_site: Path, docs: Path) -> Settings:
    (docs / ".nav.yml").write_text("nav: [calendar, '*']\n", "utf-8")
    return {}


def _generating(site: Path, _docs: Path) -> Settings:
    program = (
        "import mkdocs_gen_files\n\nwith mkdocs_gen_files.open('made.md', 'w') as file:\n    print('# Made', file=file)"
    )
    (site / "made.py").write_text(program)
    return {"scripts": ["made.py"]}


def _blog(_site: Path, docs: Path) -> Settings:
    (docs / "blog" / "posts").mkdir(parents=True)
    (docs / "blog" / "index.md").write_text("# Blog\n", "utf-8")
    (docs / "blog" / "posts" / "first.md").write_text("---\ndate: 2027-01-31\n---\n# First\n\nHello.\n", "utf-8")
    return {}


def _meta(_site: Path, docs: Path) -> Settings:
    (docs / "guide" / ".meta.yml").write_text("tags: [all]\n", "utf-8")
    return {}


def _privacy(site: Path, _docs: Path) -> Settings:
    """What Material would fetch from others lies in the cache."""
    fetched = site / ".cache" / "plugin" / "privacy" / "assets" / "external" / "unpkg.com" / "mermaid@11" / "dist"
    fetched.mkdir(parents=True)
    (fetched / "mermaid.min.js").write_text("// fetched earlier\n")
    return {}


def _social(site: Path, _docs: Path) -> Settings:
    """Its typeface is fetched from others unless it lies in its cache."""
    fonts = site / ".cache" / "plugin" / "social" / "fonts" / "Roboto"
    fonts.mkdir(parents=True)
    for style in ("Regular", "Bold", "Medium", "Light"):
        shutil.copyfile("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", fonts / f"{style}.ttf")
    return {}


_OPTIONS: Mapping[str, Callable[[Path, Path], Settings]] = {
    "awesome-nav": _awesome,
    "literate-nav": _literate,
    "redirects": lambda _site, docs: {
        "redirect_maps": {"old.md": f"guide/{'index' if (docs / 'guide' / 'index.md').exists() else 'README'}.md"}
    },
    "macros": _extra("Two: {{ 1 + 1 }}"),
    "include-markdown": _extra("{% include-markdown 'guide/[tv]*.md' %}"),
    "table-reader": _extra("{{ read_csv('things.csv') }}"),
    "gen-files": _generating,
    "minify": lambda _site, _docs: {"minify_html": True},
    "rss": lambda _site, _docs: {"match_path": "guide/.*", "use_git": False},
    "git-revision-date-localized": lambda _site, _docs: {"fallback_to_build_date": True},
    "static-i18n": lambda _site, _docs: {
        "languages": [
            {"locale": "en", "name": "English", "default": True, "build": True},
            {"locale": "fr", "name": "Français", "build": True},
        ]
    },
    "blog": _blog,
    "meta": _meta,
    "privacy": _privacy,
    "social": _social,
}
