"""A short text becomes the same HTML as a page would give it, though less is looked for in it."""

from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig

from pakten.website.pages.texts.markdown_text import MarkdownText, ScrollingTables
from pakten.website.pages.texts.sanitiser import Sanitiser

EXTENSIONS = ["attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
PIECES = (
    *("# ", "## ", "#", "=", "-", "---", "===", "- ", "* ", "1. ", "> ", "    ", "  ", "| a | b |", "|---|---|"),
    *("\n", "\n\n", "\n", "[TOC]", "[toc]", "<h2>", "</h2>", "<H3 id='x'>", "<div markdown>", "</div>", "{#here}"),
    *("{: #there }", "**", "_", "`", "[link](#part)", "[^1]", ": told", "word", "Ord å", " ", "&amp;", "<", "\\"),
)


CLEAN = Sanitiser()


def rendered() -> tuple[MarkdownText, Markdown]:
    config = MkDocsConfig()
    config.load_dict({"site_name": "Texts", "markdown_extensions": EXTENSIONS})
    config.validate()
    whole = Markdown(extensions=[*config.markdown_extensions, ScrollingTables()], extension_configs=config.mdx_configs)
    return MarkdownText(config, CLEAN), whole


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("Title\n=")
@example("> Title\n> -")
@example("1. # Title")
@example("Text\n\n[TOC]")
def test_a_text_is_what_all_of_markdown_makes_of_it(text: str) -> None:
    ours, whole = rendered()

    assert ours(text, ".") == (CLEAN(whole.reset().convert(text)) if text else "")
