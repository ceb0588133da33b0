"""Our styles for a page of a theme that is not ours: below one class, so that nothing of the host's page changes.

The rules are those of our own theme, nested in the class (CSS Nesting Module). Colours and sizes come from the host
where it names them, as properties that a site may set anew: they lie in a cascade layer, which every other rule beats.
The rules themselves do not: what themes say of all links and buttons would beat them too. Widths are asked of the
column that the host gives us, and not of the window.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_REM = re.compile(r"(?<![\w.-])(?<!--rem: )(\d*\.?\d+)rem\b")
_WINDOW = re.compile(r"@media (\((?:min|max)-width:)")
_LEFT_OUT = ("@font-face", "@page", ":root", "html", "body")

_TOKENS = """
@layer pakten {
  .pakten {
    --rem: 1rem;
    --paper: var(--md-default-bg-color, var(--bs-body-bg, Canvas));
    --ink: var(--md-default-fg-color, var(--bs-body-color, CanvasText));
    --accent: var(--md-typeset-a-color, var(--bs-link-color, LinkText));
    --link: color-mix(in srgb, var(--accent) 60%, var(--ink));
    --sheet: color-mix(in srgb, var(--ink) 5%, var(--paper));
    --soft: color-mix(in srgb, var(--ink) 76%, var(--paper));
    --rule: color-mix(in srgb, var(--ink) 20%, var(--paper));
    --line: color-mix(in srgb, var(--ink) 55%, var(--paper));
    --tone: color-mix(in srgb, var(--accent) 12%, var(--paper));
    --on-tone: var(--ink);
    --straw: color-mix(in srgb, var(--accent) 25%, var(--paper));
    --on-straw: var(--ink);
    --poster: var(--tone);
    --on-poster: var(--ink);
    --motto: var(--ink);
    --deep: var(--sheet);
    --on-deep: var(--ink);
    --alert: color-mix(in srgb, #c5221f 75%, var(--ink));
    --blue: var(--tone);
    --coral: var(--tone);
    --green: var(--tone);
    --pink: var(--tone);
    --display: sans-serif;
    --text: sans-serif;
    --bar: 2px solid var(--ink);
    --t-s: .875rem;
    --t-m: 1rem;
    --t-l: 1.125rem;
    --whole: 1.75rem;
    --most: 2rem;
    --t-xl: 1.25rem;
    --t-2xl: 1.625rem;
    --t-3xl: 2.25rem;
    --t-area: 2.25rem;
    --t-poster: 2.25rem;
    --label: 700 var(--t-m)/1.35 var(--text);
    --sign-xl: 700 var(--t-xl)/1.2 var(--display);
    --sign-2xl: 700 var(--t-2xl)/1.2 var(--display);
    --gap: 1.25rem;
    --air: 2.25rem;
    --edge: 0px;
    --grain: none;
  }
  html:has(> head > meta[name="generator"][content*="mkdocs-material"]) .pakten { --rem: .8rem }
}
"""

_RESET = """
.pakten { container: pakten / inline-size; color: var(--ink); font-size: 1rem; line-height: 1.6; text-align: start; clear: both }
.pakten.pakten :is(h1, h2, h3, h4, h5, h6, p, ul, ol, dl, dd, dt, li, figure, blockquote, fieldset, details, summary, table, hr, pre) { margin: 0; padding: 0; border: 0; border-radius: 0; background: none; box-shadow: none; color: inherit; font-size: inherit; letter-spacing: normal; line-height: inherit }
.pakten :is(ul, ol):not([hidden]) { display: block; margin: 0; padding: 0 }
.pakten.pakten :is(h1, h2, h3, h4) { font-weight: 700; line-height: 1.2 }
.pakten.pakten :is(h1, h2, h3) { color: var(--ink) }
.pakten.pakten.pakten li { list-style: inherit }
.pakten.pakten a { text-decoration: underline }
.pakten.pakten summary::before, .pakten.pakten summary::after { content: none }
"""
"""What themes say of elements, undone: it would beat what our rules leave to the page."""

_OWN = """
.pakten.pakten.pakten :not(pre, code, kbd, samp) { font-family: inherit }
.pakten.pakten .pakten-band { padding: 1.25rem; min-block-size: 0 }
.pakten.pakten :is(.pakten-straw, .pakten-grain, .pakten-furrows) { display: none }
"""


def as_guest(styles: str) -> str:
    """The style sheet of our theme for a page of another."""
    rules = "\n".join(_nested(_COMMENT.sub("", styles)))
    return f"{_sized(_TOKENS)}{_sized(_RESET)}.pakten.pakten {{\n{rules}\n}}\n{_sized(_OWN)}"


def _nested(styles: str) -> Iterator[str]:
    for prelude, body in _statements(styles):
        if prelude.startswith("@"):
            if prelude.startswith(_LEFT_OUT):
                continue
            inside = "\n".join(_nested(body))
            if inside:
                yield f"{_asked_of_the_column(prelude)} {{\n{inside}\n}}"
        elif not prelude.startswith(_LEFT_OUT):
            yield f"{prelude} {{ {_sized(body).strip()} }}"


def _statements(styles: str) -> Iterator[tuple[str, str]]:
    """Selector or at-rule, and what stands in its braces."""
    start = 0
    while (opening := styles.find("{", start)) >= 0:
        depth, at = 1, opening + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(styles[at], 0)
            at += 1
        yield styles[start:opening].strip(), styles[opening + 1 : at - 1]
        start = at


def _asked_of_the_column(prelude: str) -> str:
    in_pixels = _REM.sub(lambda found: f"{float(found[1]) * 16:g}px", prelude)
    return _WINDOW.sub(r"@container pakten \1", in_pixels)


def _sized(declarations: str) -> str:
    """Lengths in the host's measure: some themes give the root of the page a size of their own."""
    return _REM.sub(r"calc(\1 * var(--rem))", declarations)
