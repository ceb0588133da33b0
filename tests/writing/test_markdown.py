"""Texts on other people's pages: a text without a sign for a step of Markdown is what all steps make of it."""

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown

from pakten.writing.markdown import rendered
from pakten.writing.text import clean

HOME = "https://host.example/"
PIECES = (
    *(
        "Word",
        "ord å",
        "12",
        "1.",
        "1. ",
        ".",
        " ",
        "  ",
        "    ",
        "-",
        "- ",
        "---",
        "+ ",
        ": told",
        "!!! note",
        "/// a",
    ),
    *(
        "\n",
        "\n\n",
        "\n\n\n",
        "\t",
        "\xa0",
        "\u2028",
        "\x0b",
        "https://host.example/a?b",
        '"',
        "'",
        "…",
        "😀",
        "me@host",
    ),
)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
@example("Word  \nord å")
@example("Word\n---")
@example(" Word")
@example("1. Word")
@example("\n\nWord \n \nord\n")
def test_a_text_is_what_all_of_markdown_makes_of_it(text: str) -> None:
    whole = Markdown(extensions=["tables", "sane_lists"]).convert(clean(text))
    read = html.fragment_fromstring(f"<div>{whole}</div>")

    assert rendered(text, HOME) == "".join(html.tostring(one, encoding="unicode") for one in read).strip()
