"""What anybody writes in a text becomes harmless HTML, and what is meant to be on the site stays as it is."""

from collections.abc import Iterator

import pytest
from lxml import html
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig

from pakten.addresses.targets import is_own, is_safe
from pakten.reading.markup import policy
from pakten.website.pages.texts.markdown_text import MarkdownText
from pakten.website.pages.texts.sanitiser import Sanitiser, SetAside
from tests.hostile import in_markdown

EXTENSIONS = [
    *("abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.blocks.admonition", "pymdownx.blocks.details", "pymdownx.blocks.html"),
]
CLEAN = Sanitiser()

WRITTEN = """\
# Rubrik {#egen}

Ett *ord* och **två**, `kod`, en [länk](https://exempel.se/a?b=c&d=%C3%A5#e "Titel"), <info@exempel.se>
och [en till](/kalender/), ett tel: [nummer](tel:+46850800000).

![Ett möte](/bilder/mote.jpg "Titel"){ width=300 loading=lazy }

> Citat

1. ett
2. två
    - tre

| A | B |
|:--|--:|
| 1 | 2 |

Ord
:   Betydelse

Not[^1] och HTML.

*[HTML]: Märkspråk

[^1]: Noten.

/// note | Obs
Text
///

/// details | Mer
    open: true
Text
///

```python
x = "<b>"
```
"""


def rendered() -> MarkdownText:
    config = MkDocsConfig()
    config.load_dict({"site_name": "Texts", "markdown_extensions": EXTENSIONS})
    config.validate()
    return MarkdownText(config, CLEAN)


def everything(element: html.HtmlElement) -> Iterator[tuple[str, list[tuple[str, str]], str]]:
    for one in element.iter():
        yield str(one.tag), sorted(one.attrib.items()), " ".join((one.text or "").split())


def test_what_markdown_is_for_stays_as_it_is() -> None:
    settings = {"tables": {"use_align_attribute": True}}
    markup = Markdown(extensions=EXTENSIONS, extension_configs=settings).convert(WRITTEN)

    cleaned = CLEAN(markup)

    assert list(everything(html.fromstring(cleaned))) == list(everything(html.fromstring(markup)))
    assert CLEAN(cleaned) == cleaned


@pytest.mark.parametrize("text", in_markdown().values(), ids=in_markdown())
def test_nothing_that_somebody_tries_is_left(text: str) -> None:
    for element in html.fragments_fromstring(f"<p>{rendered()(text, '.')}</p>"):
        for one in element.iter():
            assert one.tag in policy.ELEMENTS
            assert all(policy.is_attribute(str(one.tag), str(name)) for name in one.attrib)
            assert is_safe(one.get("href", "/"))
            assert is_own(one.get("src", "/"))


def test_comments_of_authors_are_not_published() -> None:
    assert CLEAN("<p>a<!-- ring Anna -->b</p>") == "<p>ab</p>"


def test_a_class_of_the_network_may_be_allowed() -> None:
    assert CLEAN('<p class="ruta pakten-header">x</p>') == "<p>x</p>"
    assert Sanitiser(["ruta"])('<p class="ruta pakten-header">x</p>') == '<p class="ruta">x</p>'


def test_what_a_block_draws_comes_back_whole_and_nobody_can_ask_for_it_twice() -> None:
    aside = SetAside()
    word = aside.drawing(lambda name: f'<svg data-of="{name}"></svg>')("events")

    assert aside.back(CLEAN(f"<p>{word}</p>")) == '<p><svg data-of="events"></svg></p>'
    assert SetAside().back(word) == word
