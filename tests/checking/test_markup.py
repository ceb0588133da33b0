"""What must not stand in a text is told to its author, in its place, and what may is not."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pakten.addresses.targets import is_own, is_safe
from pakten.checking.markdown.bodies import bodies
from pakten.checking.markdown.markup import forbidden, forbidden_markup, letter_problems
from pakten.domain.problem import Problem
from pakten.reading.markup.limits import excesses
from pakten.reading.network.catalogue import Reading
from tests.hostile import ADDRESSES, ELEMENTS
from tests.website.test_sanitiser import WRITTEN

EVENT = """\
- id: frukost-2024
  title: Frukost
  summary: Vi ses.
  start: 2024-01-05
  published: 2024-01-10
  type: frukostmote
  format: unknown
  areas: [all]
  organisers: [kvarnforeningen]
"""


def told(text: str) -> list[tuple[int, str, str]]:
    return [(found.start, found.code, found.value) for found in forbidden(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Text <script>x</script>", [(5, "E240", "script")]),
        ("<IMG SRC=x\n  OnError='x'>", [(13, "E241", "onerror")]),
        ("**x**{: onclick=x .a }", [(8, "E241", "onclick"), (19, "E242", "a")]),
        ("## x { #y style='color:red' }", [(10, "E241", "style")]),
        ('/// note | x\n    attrs: {onclick: "x"}\n///', [(25, "E241", "onclick")]),
        ("/// html | script\n///", [(11, "E240", "script")]),
        ("[x](javascript:y)", [(4, "E243", "javascript:y")]),
        ("[x]: data:y", [(5, "E243", "data:y")]),
        ("<ftp://y.example/>", [(1, "E243", "ftp://y.example/")]),
        (r"[x](/\evil.example)", [(4, "E243", r"/\evil.example")]),
        ("![x](https://y.example/z.png)", [(5, "E244", "https://y.example/z.png")]),
        ("[x]: java&#115;cript:y", [(5, "E243", "javascript:y")]),
        ('<img src="https://y.example/z.png" alt="">', [(10, "E244", "https://y.example/z.png")]),
        ('<p class="fin">x</p>', [(10, "E242", "fin")]),
        ('<p class="fin ful">x</p>', [(10, "E242", "fin")]),
        ("<?php x ?>", [(0, "E240", "<?")]),
        ("[x]:\n  javascript:y", [(7, "E243", "javascript:y")]),
        ("> [x]: javascript:y", [(7, "E243", "javascript:y")]),
        ("- a\n\n    [x]: data:y", [(14, "E243", "data:y")]),
        ("[![x](data:y)](vbscript:z)", [(6, "E243", "data:y"), (15, "E243", "vbscript:z")]),
        ("<!--> <img src=x onerror=y> -->", [(17, "E241", "onerror")]),
        ("<!-- a --><svg onload=y>", [(10, "E240", "svg")]),
        ("Text <!-- hemligt\n", [(5, "E296", "<!--")]),
        ("<!--\n\n<svg onload=y>", [(0, "E296", "<!--"), (6, "E240", "svg")]),
    ],
)
def test_what_must_not_stand_in_a_text_is_told_in_its_place(text: str, found: list[tuple[int, str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        WRITTEN,
        "`<script>` och ``[x](javascript:y)``",
        "```html\n<script>\n```",
        "Så här:\n\n    <script>\n",
        "<!-- <script> -->",
        "3 < 4 och a <b eller {local_form} och {namn}",
        "En <br> och <b>fet</b> <kbd lang=en>Ctrl</kbd> <details markdown>x</details>",
    ],
)
def test_what_may_stand_in_a_text_is_not_told_of(text: str) -> None:
    assert told(text) == []


TAGS = {name: text for name, text in ELEMENTS.items() if name != "picture that fails, never closed"}
"""A tag that is never closed is a text to Markdown."""


@pytest.mark.parametrize("text", TAGS.values(), ids=TAGS)
def test_every_element_that_somebody_tries_is_told_of(text: str) -> None:
    assert told(f"Text {text}\n")


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_every_address_that_somebody_tries_is_told_of(address: str) -> None:
    assert told(f"[x](<{address}>)") or told(f"[x]: {address}")
    assert told(f'<a href="{address}">x</a>')


@pytest.mark.parametrize(
    "target",
    ["https://exempel.se", "http://exempel.se:80/?a=b@c", "mailto:info@exempel.se", "tel:+468", "/om/", "a b.pdf"],
)
def test_an_ordinary_address_may_be_linked_to(target: str) -> None:
    assert is_safe(target)
    assert is_own(target) == (":" not in target)


def problems_in(reading: Reading) -> list[str]:
    return [
        f"{problem.location} {problem.code}" for problem in forbidden_markup(reading, bodies(reading.texts), (), "")
    ]


def test_a_description_is_told_of_in_the_list_of_events(network: Path, reading: Callable[[], Reading]) -> None:
    literal = "  description: |\n    Text.\n\n    <script>x</script>\n"
    (network / "events.yaml").write_text(EVENT + literal)

    assert problems_in(reading()) == ["events.yaml:13:5 E240"]


def test_a_description_that_hides_a_sign_behind_yaml_is_told_of_at_its_field(
    network: Path, reading: Callable[[], Reading]
) -> None:
    (network / "events.yaml").write_text(EVENT + '  description: "\\x3cscript>"\n')

    assert problems_in(reading()) == ["events.yaml:10:16 E240"]


def test_pages_may_hold_any_html_where_all_who_write_them_are_trusted(
    network: Path, reading: Callable[[], Reading]
) -> None:
    page = network / "content" / "sida.md"
    page.write_text("---\ntitle: Sida\n---\n<form></form>\n")
    example = network / "goodexamples" / "cykelskolan.md"
    example.write_text(f"{example.read_text()}\n<form></form>\n")

    trusted = [
        problem.location.file for problem in forbidden_markup(reading(), bodies(reading().texts), (), "content/")
    ]

    assert trusted == ["goodexamples/cykelskolan.md"]


def test_letters_that_hide_something_are_told_of() -> None:
    text = "title: Möte\u202egpj.exe\nsummary: Stосkholm med μ och Ω, ελληνικά och по-русски\n"

    found = [(str(problem.location), problem.code) for problem in letter_problems("events.yaml", text)]

    assert found == [("events.yaml:1:12", "E247"), ("events.yaml:2:10", "W540")]


@pytest.mark.parametrize("sign", "\u061c\u202a\u202e\u2066\u2069", ids=ascii)
def test_every_sign_that_turns_what_is_read_is_told_of(sign: str) -> None:
    (problem,) = letter_problems("events.yaml", f"title: å{sign}b\n")

    assert (str(problem.location), problem.code) == ("events.yaml:1:9", "E247")
    assert list(letter_problems("events.yaml", f"title: å{chr(ord(sign) - 1)}b\n")) == [] or sign in "\u202e\u2069"


@pytest.mark.parametrize("word", ["\u043ek", "o\u043a", "\u0391B", "\u0561b", "\u13a0b", "\u04cfa"], ids=ascii)
def test_a_word_of_two_alphabets_is_told_of_however_short(word: str) -> None:
    assert [problem.code for problem in letter_problems("events.yaml", f"title: {word}\n")] == ["W540"]


def told_of_letters(text: str) -> list[str]:
    return [f"{problem.code} {dict(problem.values).popitem()[1]}" for problem in letter_problems("mkdocs.yml", text)]


@pytest.mark.parametrize(
    "written",
    ["a&#8238;b", "a&#x202E;b", "a&#x202e b", 'title: "a\\u202Eb"', 'title: "a\\U0000202eb"', "a&#1564;b", "a\u2066b"],
)
def test_letters_that_turn_what_is_read_are_told_of_however_they_are_written(written: str) -> None:
    assert [told[:4] for told in told_of_letters(written)] == ["E247"]


@pytest.mark.parametrize(
    "written", ["a&#229;b", "&#x1F600;", 'path: "C:\\\\users"', "&#99999999;", "a \\u00e5 b", "&#0;"]
)
def test_other_signs_may_be_written_so(written: str) -> None:
    assert told_of_letters(written) == []


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://st\u043eckholm.se/x", ["W540 st\u043eckholm.se"]),
        ("https://\u0430\u0440\u0440\u04cf\u0435.com/", ["W540 \u0430\u0440\u0440\u04cf\u0435.com"]),
        ("https://xn--80ak6aa92e.com/", ["W540 xn--80ak6aa92e.com"]),
        ("https://räksmörgås.se/ https://xn--rksmrgs-5wao1o.se/ https://xn--.se/", []),
        ("https://example.org/\u043f\u043e-русски", []),
    ],
)
def test_a_host_of_letters_that_look_like_others_is_told_of(address: str, told: list[str]) -> None:
    assert told_of_letters(address) == told


TANGLED = {
    "brackets": "[" * 50_000,
    "brackets on many lines": ("[" * 40 + "\n") * 1_000,
    "brackets in many paragraphs": ("[" * 400 + "\n\n") * 20,
    "quotes in quotes": "> " * 2_000 + "x",
    "lists in lists": "- " * 2_000 + "x",
    "lists in lists, by indentation": "\n".join(f"{'    ' * level}- x" for level in range(200)),
    "elements in elements": '<div markdown="1">\n' * 500 + "</div>\n" * 500,
    "blocks in blocks": "\n".join(f"{'/' * (203 - level)} note | x\n" for level in range(200)),
    "definitions": "a\n: b\n" * 500,
    "tags": "<a " * 5_000,
    "pictures": "![a](" * 5_000,
    "abbreviations": "*[a]: b\n" * 5_000,
    "headings": "# a\n" * 20_000,
    "underlined headings": "a\n-\n" * 20_000,
    "blocks beside blocks": "/// note\n\n///\n" * 5_000,
    "a table like a sheet": ("|".join("a" * 500) + "\n") * 50,
    "one long word": "a" * 5_001,
    "a book": "Ord och ord.\n" * 20_000,
}


@pytest.mark.parametrize("text", TANGLED.values(), ids=TANGLED)
def test_a_text_that_would_take_for_ever_is_told_of_at_once(text: str) -> None:
    began = time.process_time()

    found: list[Problem] = list(excesses("sida.md", text, 4))

    assert found
    assert found[0].location.line >= 4
    assert time.process_time() - began < 1


def test_a_tangled_page_is_an_error_and_nothing_else_looks_into_it(
    network: Path, reading: Callable[[], Reading]
) -> None:
    (network / "content" / "sida.md").write_text("---\ntitle: Sida\n---\n" + "[" * 50_000 + "<script>")
    (network / "events.yaml").write_text(EVENT + f"  description: '{'> ' * 2_000}x'\n")

    found = reading()

    assert [(problem.location.file, problem.code) for problem in found.problems if problem.severity == "error"] == [
        ("content/sida.md", "E246"),
        ("content/sida.md", "E245"),
        ("events.yaml", "E246"),
    ]
    assert problems_in(found) == []
