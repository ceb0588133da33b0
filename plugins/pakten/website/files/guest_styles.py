"""Our styles for a page of a theme that is not ours: below one class, so that nothing of the host's page changes.

The rules are those of our own theme, nested in the class (CSS Nesting Module). Colours and sizes come from the host
where it names them, as properties that a site may set anew: they lie in a cascade layer, which every other rule beats.
The rules themselves do not: what themes say of all links and buttons would beat them too. Widths are asked of the
column that the host gives us, and not of the window.
"""

import re
from collections.abc import Iterator
from importlib import resources

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_REM = re.compile(r"(?<![\w.-])(?<!--rem: )(\d*\.?\d+)rem\b")
_WINDOW = re.compile(r"@media (\((?:min|max)-width:)")
_LEFT_OUT = ("@font-face", "@page", ":root", "html", "body")


def as_guest(styles: str) -> str:
    """The style sheet of our theme for a page of another."""
    rules = "\n".join(_nested(_COMMENT.sub("", styles)))
    around = (resources.files(__package__) / "guest.css").read_text("utf-8")
    return _sized(around).replace("@pakten;", f".pakten.pakten {{\n{rules}\n}}")


def _nested(styles: str) -> Iterator[str]:
    for prelude, body in _statements(styles):
        if prelude.startswith("@"):
            if prelude.startswith(_LEFT_OUT):
                continue
            if inside := "\n".join(_nested(body)):
                in_pixels = _REM.sub(lambda found: f"{float(found[1]) * 16:g}px", prelude)
                asked_of_the_column = _WINDOW.sub(r"@container pakten \1", in_pixels)
                yield f"{asked_of_the_column} {{\n{inside}\n}}"
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


def _sized(declarations: str) -> str:
    """Lengths in the host's measure: some themes give the root of the page a size of their own."""
    return _REM.sub(r"calc(\1 * var(--rem))", declarations)
