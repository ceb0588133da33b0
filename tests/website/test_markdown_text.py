"""A short text becomes the same HTML as a page would give it, though less is looked for in it."""

from functools import cache

from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig

from pakten.website.pages.texts.markdown_text import MarkdownText, ScrollingTables
from pakten.website.pages.texts.sanitiser import Sanitiser
from pakten.writing.markdown_steps import SparingMarkdown

EXTENSIONS = ["attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
OTHERS = (
    (),
    ("tables", "sane_lists"),
    ("extra", "admonition", "nl2br", "smarty", "toc"),
    ("abbr", "markdown.extensions.footnotes", "pymdownx.blocks.admonition", "pymdownx.blocks.details", "toc"),
    ("pymdownx.critic", "pymdownx.magiclink"),
)
PIECES = (
    *("# ", "## ", "#", "=", "-", "---", "===", "- ", "* ", "+ ", "1. ", "> ", "    ", "  ", "| a | b |", "|---|---|"),
    *("\n", "\n\n", "\n", "[TOC]", "[toc]", "<h2>", "</h2>", "<H3 id='x'>", "<div markdown>", "</div>", "{#here}"),
    *("{: #there }", "**", "_", "`", "[link](#part)", "[^1]", ": told", "word", "Ord å", " ", "&amp;", "<", "\\"),
    *("[^1]: Note", "[link]", "[link]: /there", "![a](b)", "![link]", "*[word]: W", "***", "___", "- - -", "\t", "\r"),
    *("!!! note", "/// note\n", "///", "https://host.example/a", "<me@host.example>", "...", '"', "{++", "++}", "\x02"),
    *("\x03", "\xa0", "&", "&#8", ";", ":", "!", "[", "]", "~~~", "1986. ", "Tid: 13", "e-post"),
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


@cache
def both(extensions: tuple[str, ...]) -> tuple[SparingMarkdown, Markdown]:
    def make() -> Markdown:
        return Markdown(extensions=extensions)

    return SparingMarkdown(make, extensions), make()


@given(
    st.sampled_from(OTHERS), st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=9)), max_size=12).map("".join)
)
@example(OTHERS[1], "> [a]: /there\n\n[a]")
@example(OTHERS[2], "word\n\n: told")
@example(OTHERS[1], "---\t")
@example(OTHERS[4], "{++*++}word*")
def test_whatever_extensions_there_are_it_is_what_all_of_markdown_makes_of_it(
    extensions: tuple[str, ...], text: str
) -> None:
    sparing, whole = both(extensions)

    assert sparing(text) == whole.reset().convert(text)
