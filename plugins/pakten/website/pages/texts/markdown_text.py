"""Markdown that is not a page of MkDocs: the body of an example, the description of an event. And links in all of it.

Authors write the address of a page as it stands on the site, from its root: `[Harbour](/areas/harbour/)`. That works
below any folder that the site is published in, because every such link is made relative.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any
from unicodedata import normalize
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from pakten.writing.markdown_steps import SparingMarkdown


class RootLinks(Extension):
    """Hands every link and image that starts at the root of the site to `resolve`."""

    def __init__(self, resolve: Callable[[str], str]) -> None:
        super().__init__()
        self._resolve = resolve

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        # Before MkDocs checks links, which it does at priority 0.
        md.treeprocessors.register(_RootLinks(md, self._resolve), "pakten-root-links", 5)


class _RootLinks(Treeprocessor):
    def __init__(self, md: Markdown, resolve: Callable[[str], str]) -> None:
        super().__init__(md)
        self._resolve = resolve

    def run(self, root: Element) -> None:
        for element in root.iter():
            for attribute in ("href", "src"):
                target = element.get(attribute, "")
                if attribute == "src" and target:
                    target = normalize("NFC", target)  # as pictures are known, however their names were typed
                    element.set(attribute, target)
                if target.startswith("/") and not target.startswith("//"):
                    element.set(attribute, self._resolve(target))


class ScrollingTables(Extension):
    """Puts every table into a region that can be scrolled by keyboard: a wide table must not widen a narrow page."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.treeprocessors.register(_ScrollingTables(md), "pakten-scrolling-tables", 4)


class _ScrollingTables(Treeprocessor):
    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for index, table in enumerate(list(parent)):
                if table.tag == "table":
                    heads = ["".join(head.itertext()).strip() for head in table.iter("th")]
                    name = ", ".join(head for head in heads if head)
                    _label(table, heads)
                    region = Element("div", {"class": "pakten-scroll", "role": "region", "tabindex": "0"})
                    region.set("aria-label", name)
                    parent.remove(table)
                    region.append(table)
                    parent.insert(index, region)


def _label(table: Element, heads: Sequence[str]) -> None:
    """Where there is no room for columns a row stands as a block, and each cell below its first one says its column."""
    if len(heads) > 2:
        for row in table.iter("tr"):
            for cell, head in list(zip(row.iterfind("td"), heads, strict=False))[1:]:
                if head:
                    cell.set("data-label", head)


class MarkdownText:
    """Renders text for pages that lie at `base`, such as `../..`, below the root of the site."""

    def __init__(
        self,
        config: MkDocsConfig,
        clean: Callable[[str], str],
        finish: Callable[[str, str, bool], str] = lambda html, _base, _below: html,
    ) -> None:
        """`finish` completes the clean HTML of a text that is shown at `base`, below a picture or not."""
        self._clean = clean
        self._finish = finish
        self._extensions: list[str] = [name for name in config.markdown_extensions if not isinstance(name, Extension)]
        self._settings: Mapping[str, Any] = config.mdx_configs
        self._at: dict[str, SparingMarkdown] = {}

    def __call__(self, text: str, base: str, is_below_picture: bool = False) -> Markup:
        if not text:
            return Markup("")
        if base not in self._at:
            self._at[base] = SparingMarkdown(partial(self._markdown, base), self._extensions)
        return Markup(self._finish(self._clean(self._at[base](text)), base, is_below_picture))

    def _markdown(self, base: str) -> Markdown:
        ours = (RootLinks(lambda target: base.rstrip("/") + target), ScrollingTables())
        return Markdown(extensions=[*self._extensions, *ours], extension_configs=dict(self._settings))


def source_of(target: str, source_at: Callable[[str], str | None]) -> str:
    """The source that MkDocs knows a root address by, so that it is checked like any other link; else unchanged."""
    path, mark, rest = _split(target)
    source = source_at(path.lstrip("/") or "./")
    return f"/{source}{mark}{rest}" if source else target


def _split(target: str) -> tuple[str, str, str]:
    for mark in ("#", "?"):
        path, found, rest = target.partition(mark)
        if found:
            return path, mark, rest
    return target, "", ""
