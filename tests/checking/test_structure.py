"""What is told of a text is so on the page, and what is proposed mends it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markdown import markdown

from pakten.addresses.targets import is_local
from pakten.checking.markdown.bodies import Body, bodies
from pakten.checking.markdown.headings import ids_of
from pakten.checking.markdown.pasted import pasted_problems
from pakten.checking.markdown.structure import structure_problems
from pakten.checking.markdown.tables import table_problems
from pakten.domain.problem import Problem
from tests.checking.test_cases import CASES
from tests.reading.test_cases import parts, put

EXTENSIONS = ["tables", "fenced_code", "footnotes", "toc", "attr_list"]


def problems(text: str) -> list[Problem]:
    body = Body("content/sida.md", text, draws_blocks=True)
    return sorted([*structure_problems(body), *table_problems(body), *pasted_problems(body)])


def codes(text: str) -> list[str]:
    return [problem.code for problem in problems(text)]


@pytest.mark.parametrize("case", CASES, ids=[path.stem for path in CASES])
def test_what_is_proposed_mends_it(case: Path, network: Path, told: Callable[[], tuple[Problem, ...]]) -> None:
    for name, text in parts(case.read_text(encoding="utf-8"))[0]:
        put(network / name, text)
    before = told()
    proposed = [one for one in before if one.instead]
    # From the end, so that places stay what they are.
    for one in sorted(proposed, reverse=True):
        path = network / one.location.file
        lines = path.read_text("utf-8").split("\n")
        line, start, end = one.location.line - 1, one.location.column - 1, one.location.end_column - 1
        lines[line] = lines[line][:start] + one.instead + lines[line][end:]
        path.write_text("\n".join(lines), "utf-8")
    left = {(one.code, one.location.line) for one in told()}
    assert not left & {(one.code, one.location.line) for one in proposed if not _stays(one, before)}
    assert {code for code, _ in left} <= {one.code for one in before}


def _stays(one: Problem, before: tuple[Problem, ...]) -> bool:
    """Whether the same rule is broken in the same line by something that nobody can propose a remedy for."""
    return any(
        other.code == one.code and other.location.line == one.location.line and not other.instead for other in before
    )


@given(
    some.lists(some.lists(some.sampled_from(["a", "b c", "", "x\\|y"]), min_size=1, max_size=4), min_size=2, max_size=4)
)
def test_a_table_is_told_of_when_cells_are_lost_and_only_then(rows: list[list[str]]) -> None:
    head, *others = rows
    written = ["|".join(("", *cells, "")) for cells in others]
    text = "\n".join(["|".join(("", *(f"h{cell}" for cell in head), "")), "|---" * len(head) + "|", *written])
    html = markdown(text, extensions=EXTENSIONS)
    lost = any(any(cell.strip() for cell in cells[len(head) :]) for cells in others)
    assert "<table>" in html
    assert ("E273" in codes(text)) == lost


@given(
    some.lists(some.sampled_from(["Text.", "- punkt", "| a | b |", "| --- | --- |", "", "# Ett", "## Två"]), max_size=8)
)
def test_nothing_is_lost_without_a_word(lines: list[str]) -> None:
    """A line of pipes or hyphens that is seen as such on the page has been told of."""
    text = "\n".join(lines)
    html = markdown(text, extensions=EXTENSIONS)
    seen = re.sub(r"<[^>]+>", "", html)
    if "| --- |" in seen or "| a | b |" in seen:
        assert codes(text)
    assert ("<h1" in html) == ("E270" in codes(text))


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Så är du med",
            "Åtta *mål* & [mer](/om/)",
            "Kod `a_b` här",
            "Två  ord",
            "A/B – prov!",
            "2024: året",
            "ÖVNING",
        ),
        *("snake_case och _kursivt_", "Fråga?", "É och ü", "En &amp; två", "Not[^1]", "Slut #", "Eget {#mitt-id}"),
    ],
)
def test_ids_of_headings_are_those_of_the_page(title: str) -> None:
    text = f"## {title}\n\n## {title}\n\n[^1]: Not"
    html = markdown(text, extensions=EXTENSIONS)
    assert set(re.findall(r'<h2 id="([^"]+)"', html)) <= ids_of(Body("x.md", text))


@pytest.mark.parametrize(
    "address",
    [
        *("http://localhost", "https://LOCALHOST:8000/x", "http://127.0.0.1/", "http://[::1]/", "http://10.1.2.3/x"),
        *(
            "http://172.16.0.1/",
            "https://192.168.0.5:8080",
            "http://169.254.1.1/",
            "http://intranet/",
            "http://srv01/x",
        ),
        *("http://wiki.lan/", "http://a.internal/", "http://user@localhost/", "file:///H:/x", "FILE:x", "smb://srv/x"),
        *(r"P:\Delad\plan.docx", "C:/Users/x.jpg", r"\\server\delad", "/Users/anna/Desktop/x.jpg", "~/x.jpg"),
    ],
)
def test_addresses_that_only_somebody_has(address: str) -> None:
    assert is_local(address)


@pytest.mark.parametrize(
    "address",
    [
        *("https://exempel.se/localhost", "https://172.32.0.1/", "https://8.8.8.8/", "https://localhost.exempel.se/"),
        *(
            "mailto:a@b.se",
            "tel:08123",
            "/users/",
            "/home/",
            "bilder/x.jpg",
            "//exempel.se",
            "https://intranet.se/",
            "",
        ),
        *(
            "c:o@exempel.se",
            "https://[2001:4860:4860::8888]/",
            "/om/file:/",
            "https://en.wikipedia.org/wiki/File:A.jpg",
        ),
    ],
)
def test_addresses_that_everybody_has(address: str) -> None:
    assert not is_local(address)


def test_a_description_is_found_however_it_is_written() -> None:
    text = (
        "- id: a\n  description: |\n    Ett\n\n      två\n  note: x\n"
        "- description: |-\n    Tre\n- id: b\n  description: 'Fyra # fem'\n- description: >\n    Sex\n    sju\n"
    )

    def found() -> Iterator[tuple[str, int, bool]]:
        for body in bodies({"events.yaml": text}):
            yield body.text.strip(), body.first_line, body.keeps_lines

    assert list(found()) == [
        ("Ett\n\n  två", 3, True),
        ("Tre", 8, True),
        ("'Fyra # fem'", 10, False),
        (">\n    Sex\n    sju", 11, False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("Se § 5 och o ja.", "Vi ses 9–11.\n10–12 är det kaffe.", "Medan\n- så var det", "År\n1986. Då var det så."),
        *("Se [1](/om/) och a[0] i kod.", "[1] ensam not", "Temp: {18 grader}", "Fel! Det blev inte så.", "* * *"),
        *(
            "---",
            "- [ ] att göra",
            "Text\n\n---\n\nText",
            "***\n\n| |",
            "a\n: definition",
            "Hej | du",
            "**Fet:**\n\n- a",
        ),
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert codes(text) == []


def test_a_theme_that_takes_its_heading_from_the_text_wants_one_there() -> None:
    text = "---\ntitle: Delta\n---\n\n# Delta\n\nText.\n\n# Igen\n"
    for heads_pages, lines in ((True, [5, 9]), (False, [9])):
        (body,) = bodies({"content/delta.md": text}, heads_pages=heads_pages)
        assert [one.location.line for one in structure_problems(body)] == lines
    # Our templates give an example its heading in any theme.
    (body,) = bodies({"goodexamples/x.md": text}, heads_pages=False)
    assert [one.location.line for one in structure_problems(body)] == [5, 9]
