"""Hostile texts in every field, in a browser without any policy: nothing runs, nothing is fetched, nothing leaves.

The site is built as if the check had seen nothing, so that what is tried is the wall and not the guard before it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browsing import served, unadorned
from tests.building import REPOSITORY
from tests.hostile import RUN, in_markdown

DAY = "2026-05-15"

UNCHECKED = """
from dataclasses import replace
import pakten.domain.problem as problem, pakten.website.plugins.catalogue as catalogue
of = problem.Problem.of.__func__
# Whatever a check says of the texts, nothing of it stops the build.
problem.Problem.of = classmethod(lambda *a, **k: replace(of(*a, **k), severity=problem.Severity.WARNING))
catalogue.problems_of = lambda *_: ()
from mkdocs.__main__ import cli
cli(["build", "--quiet"])
"""

EVENT_FIELDS = {
    "description": "{text}",
    "note": "{text}",
    "status_note": "{line}",
    "programme": "- time: '09:00'\n  title: {line}\n  text: |-\n{text_2}",
    "recap": "summary: |-\n{text_1}\nvalues:\n  - |-\n{text_2}\nvoices:\n  - text: {line}\n    organisation: bakery",
    "links": "- title: {line}\n  url: https://exempel.se/\n",
    "contact": "name: {line}",
    "registration": "needed: true\nnote: |-\n{text_1}",
    "accessibility": "step_free: yes\ncontact: {line}\nnote: |-\n{text_1}",
    "sources": "- title: {line}\n",
    "place": "name: {line}\naddress: {line}\ncity: {line}\nnote: |-\n{text_1}",
}
"""Fields of an event that hold a text, each with the vector in it; beside them title and summary."""

AUDIT = """() => [...document.querySelectorAll("iframe")].map((frame) => {
  const wrong = [], {document} = frame.contentWindow;
  for (const element of document.querySelectorAll("*")) {
    const ours = element.closest("head, header, footer, form, [data-form]") && !element.closest(".pakten-prose");
    if (!ours && ["BASE", "META", "IFRAME", "OBJECT", "EMBED", "LINK", "STYLE"].includes(element.tagName))
      wrong.push(element.outerHTML.slice(0, 200));
    for (const {name, value} of element.attributes) {
      const leads = ["href", "src", "action"].includes(name) && value.includes("//evil.example");
      if (/^on/i.test(name) || name === "style" || leads) wrong.push(element.outerHTML.slice(0, 200));
      if (["href", "src", "action", "formaction", "xlink:href"].includes(name)
          && !["http:", "https:", "mailto:", "tel:", "webcal:"].includes(new URL(value, document.baseURI).protocol))
        wrong.push(element.outerHTML.slice(0, 200));
    }
    for (const kind of ["click", "mouseover", "pointerenter", "focus", "toggle", "error", "load"])
      if (element.tagName !== "A" && element.tagName !== "BUTTON" || kind !== "click")
        element.dispatchEvent(new Event(kind));
  }
  return [document.URL, wrong];
})"""
"""Each page in a frame, and what is wrong in it."""


def indented(text: str, by: int) -> str:
    return "\n".join(" " * by + line for line in text.split("\n"))


def quoted(text: str) -> str:
    return "'" + text.replace("\n", " ").replace("'", "''") + "'"


def event(number: int, text: str) -> str:
    line = quoted(text)
    short = text if len(text) <= 70 and "\n" not in text else f"<img src=x onerror={RUN}>"
    parts = [
        f"- id: v{number:03}",
        f"  title: {quoted(short)}",
        f"  summary: {quoted(text[:200])}",
        f"  start: 2026-05-12 09:{number % 60:02}",
        "  published: 2026-04-01",
        "  type: meeting",
        "  format: on_site",
        "  areas: [harbour]",
        "  organisers: [bakery]",
    ]
    for name, shape in EVENT_FIELDS.items():
        if shape == "{line}":
            parts.append(f"  {name}: {line}")
        elif shape == "{text}":
            parts.append(f"  {name}: |-\n{indented(text, 4)}")
        else:
            depths = {f"text_{depth}": indented(text, depth * 4) for depth in (1, 2)}
            parts.append(f"  {name}:\n{indented(shape.format(line=line, **depths), 4)}")
    return "\n".join(parts)


EXAMPLE = """\
---
title: {title}
summary: {summary}
organisations: [{{id: bakery, role: {line}}}]
sector: private
areas: [harbour]
status: ongoing
evidence: tried
steps: [{line}]
lessons: [{line}]
prerequisites: [{line}]
published: 2026-04-01
results:
  - text: {line}
    source: {line}
    date: "2026"
quotes:
  - text: {line}
    organisation: bakery
sources:
  - title: {line}
---
{text}
"""
PAGE = """\
---
title: {title}
summary: {summary}
sources:
  - title: {line}
---
{text}
"""


def filled(shape: str, text: str) -> str:
    parts = {"title": quoted(text[:70]), "summary": quoted(text[:200]), "line": quoted(text)}
    return shape.format(text=text, **parts)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built network in which every text is hostile."""
    folder = tmp_path_factory.mktemp("hostile") / "network"
    shutil.copytree(REPOSITORY / "tests" / "sites" / "neighbours", folder)
    shutil.rmtree(folder / "events")
    vectors = list(in_markdown().values())
    (folder / "events.yaml").write_text("\n".join(event(number, text) for number, text in enumerate(vectors)))
    (folder / "goodexamples" / "bakery-apprentices.md").unlink()
    for number, text in enumerate(vectors):
        (folder / "goodexamples" / f"v{number:03}.md").write_text(filled(EXAMPLE, text))
        (folder / "content" / "about" / f"v{number:03}.md").write_text(filled(PAGE, text))
    settings = folder / "mkdocs.yml"
    ours = settings.read_text().replace(
        "tables]", "tables, abbr, footnotes, def_list, md_in_html, pymdownx.blocks.html]"
    )
    mark = r'"\x02main\x03 <script>top.ran=1</script>"'
    settings.write_text(ours.replace("copyright: The Mill Circle", f"copyright: {mark}\nsite_author: The Mill Circle"))
    done = subprocess.run(
        [sys.executable, "-c", UNCHECKED],
        cwd=folder,
        env={**os.environ, "PAKTEN_DATE": DAY},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def bundles(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Pages that are shown together, in frames of one page."""
    for folder in ("calendar", "examples", "about"):
        pages = sorted(path.relative_to(site).as_posix() for path in (site / folder).glob("v*/index.html"))
        yield folder, pages
    yield (
        "lists",
        [
            "index.html",
            "calendar/index.html",
            "calendar/2026/05/index.html",
            "examples/index.html",
            "areas/harbour/index.html",
        ],
    )


@pytest.mark.long
def test_nothing_runs_nothing_is_fetched_and_nothing_leaves(attacked: Path, browser: Browser) -> None:
    tried = len(in_markdown()) * (len(EVENT_FIELDS) + 2 + 9 + 3)
    assert tried >= 200
    for name, pages in bundles(attacked):
        assert len(pages) >= 5
        shown = "".join(f'<iframe src="/{page}"></iframe>' for page in pages)
        (attacked / f"bundle-{name}.html").write_text(f"<!doctype html><title>{name}</title>{shown}")

    # Pages carry a policy of their own, behind which nothing here would show.
    with served(attacked) as address, browser.new_context(bypass_csp=True) as context:
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        context.route(lambda url: urlsplit(url).netloc != urlsplit(address).netloc, lambda route: route.abort())
        page = context.new_page()
        unadorned(page)
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        for name, pages in bundles(attacked):
            page.goto(f"{address}/bundle-{name}.html", wait_until="load")
            assert page.evaluate(AUDIT) == [[f"{address}/{path}", []] for path in pages]
            assert page.evaluate("window.ran") is None

    assert [url for url in asked if urlsplit(url).netloc != urlsplit(address).netloc] == []
