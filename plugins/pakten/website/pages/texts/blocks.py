"""Blocks that put lists of entries and drawings into any page: `/// events`, `/// wording`, `/// chart` and others.

Their options are checked while reading, with the line of each; here they are only drawn.
"""

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_any

from pakten.reading.network.markdown import OPTIONS

Draw = Callable[[str, str, dict[str, Any]], str]
"""Block, argument and options to HTML."""


class _Drawn(Block):
    """A block without text of its own; what it draws is kept away from the Markdown parser."""

    ARGUMENT: bool | None = None

    def on_create(self, parent: Element) -> Element:
        block = SubElement(parent, "div", {"class": f"pakten-block pakten-block--{self.NAME}"})
        self.draw(block)
        return block

    def draw(self, block: Element, **found: Any) -> None:
        options = {name: value for name, value in self.options.items() if value is not None and name != "attrs"}
        html = self.config["draw"](self.NAME, self.argument, {**options, **found})
        block.text = AtomicString(self.md.htmlStash.store(html))


class _OfTable(_Drawn):
    """A block around a table: the drawing is made from the table, and what the table says stays on the page."""

    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        return SubElement(parent, "div", {"class": f"pakten-block pakten-block--{self.NAME}"})

    def on_end(self, block: Element) -> None:
        table = block.find(".//table")
        if table is None:
            return
        rows = [["".join(cell.itertext()).strip() for cell in row] for row in table.iter("tr")]
        block.clear()
        block.set("class", f"pakten-block pakten-block--{self.NAME}")
        self.draw(block, rows=rows)


_KINDS = {"chart": _OfTable, "chain": _OfTable}


class EntryBlocks(BlocksExtension):
    """All our blocks; `draw` makes their HTML for the page that is being read."""

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self.config = {"draw": [draw, "Draws a block"]}

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802 (pymdownx's name)
        for name, options in OPTIONS.items():
            spec = dict.fromkeys(options, (None, type_any))
            kind = type(name.title(), (_KINDS.get(name, _Drawn),), {"NAME": name, "OPTIONS": spec})
            block_mgr.register(kind, self.getConfigs())
