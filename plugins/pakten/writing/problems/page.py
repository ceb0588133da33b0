"""Problems as a page of their own, for whoever looks at a site that waits for them to be mended."""

from collections.abc import Callable, Iterator, Sequence
from html import escape

from pakten.domain.problem import Problem, Severity
from pakten.locale import Words
from pakten.writing.problems.text import advice, marked_line, sentence, summary, visible

STYLES = "/_pakten/problems.css"
"""Where the server that shows the page keeps its styles."""
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"


def page(
    problems: Sequence[Problem], words: Words, sources: Callable[[str], list[str]], *, said: str = "", last: str = ""
) -> str:
    """All problems with their lines; `said` is what else there is to tell, `last` leads to the last whole page."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    title = summary(errors, words).rstrip(".") if errors else words("serve.stopped")
    others = f"<details><summary>{escape(words('report.warnings', n=len(warnings)))}</summary>"
    folded = (others, *_listed(warnings, words, sources), "</details>") if warnings else ()
    return "\n".join(
        (
            f'<!doctype html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<title>{escape(title)}</title>\n<link rel="stylesheet" href="{STYLES}">\n</head>',
            f'<body class="serve">\n<main>\n<h1>{escape(title)}</h1>\n<p>{escape(words("serve.mend"))}</p>',
            f'<p><a class="serve__last" href="{last}">{escape(words("serve.last"))}</a></p>' if last else "",
            f'<pre tabindex="0">{escape(said)}</pre>' if said else "",
            *_listed(errors, words, sources),
            *folded,
            "</main>\n</body>\n</html>",
        )
    )


def strip(words: Words) -> str:
    """What a page that is shown as it last was says about that."""
    link = f'<a href="?">{escape(words("serve.show"))}</a>'
    styles = f'<link rel="stylesheet" href="{STYLES}">'
    return f'{styles}<p class="serve-strip" role="note">{escape(words("serve.is_last"))} {link}</p>'


def _listed(problems: Sequence[Problem], words: Words, sources: Callable[[str], list[str]]) -> Iterator[str]:
    if problems:
        yield "<ol>"
        for problem in problems:
            tone = ' class="serve__warning"' if problem.severity is Severity.WARNING else ""
            yield f"<li{tone}>{''.join(_shown(problem, words, sources))}</li>"
        yield "</ol>"


def _shown(problem: Problem, words: Words, sources: Callable[[str], list[str]]) -> Iterator[str]:
    yield f"<h2>{escape(sentence(problem, words))}</h2>"
    yield f'<p class="serve__where"><code>{escape(visible(str(problem.location)))}</code> · {problem.code}</p>'
    if (excerpt := marked_line(problem, sources)) is not None:
        line, carets = excerpt
        number = problem.location.line
        margin = " " * len(str(number))
        under = f'{margin} | <span class="serve__carets">{carets}</span>'
        yield f'<pre tabindex="0">{number} | {escape(line)}\n{under}</pre>'
    for told in advice(problem, words):
        yield f'<p class="serve__write">{escape(told)}</p>'
