"""Another network needs its own files and not a line of code."""

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from pakten.domain.palette import palette
from tests.building import build_anew
from tests.website.conftest import REPOSITORY, Built, build

PACKAGE = REPOSITORY / "plugins"


def test_every_kind_of_page_has_an_address_in_the_words_of_the_network(neighbours: Built) -> None:
    pages = {name for name in neighbours.files() if name.endswith("index.html")}

    assert {
        "index.html",
        "calendar/index.html",
        "calendar/2026/index.html",
        "calendar/2026/05/index.html",
        "calendar/harbour-meeting/index.html",
        "examples/index.html",
        "examples/bakery-apprentices/index.html",
        "areas/index.html",
        "areas/harbour/index.html",
        "themes/apprentices/index.html",
        "goals/local-forums/index.html",
        "ways-in/apprenticeship/index.html",
        "types/meeting/index.html",
        "places/mill/index.html",
        "organisations/bakery/index.html",
        "subscribe/index.html",
        "accessibility/index.html",
        "about/index.html",
    } <= pages


def test_a_decided_wording_is_told_in_its_form_for_an_area(neighbours: Built) -> None:
    told = neighbours.text("about/")
    assert "“The Mill Circle, neighbours for work in the whole town”" in told
    assert "“The Mill Circle, neighbours for work on the Hill”" in told


def test_feeds_and_data_lie_beside_the_pages(neighbours: Built) -> None:
    files = set(neighbours.files())

    feeds = {
        f"feeds/{name}.{suffix}"
        for name in ("all", "harbour", "hill", "apprentices")
        for suffix in ("ics", "xml", "json")
    }
    assert feeds <= files
    assert {"calendar/harbour-meeting.ics", "data/events.json", "data/events.schema.json", "build.json"} <= files


def test_no_swedish_word_is_left_in_an_english_network(neighbours: Built) -> None:
    swedish = re.compile(r"[åäöÅÄÖ]|\b(?:och|eller|inte|träff|anmälan|kalender|datum|stad)\b")

    left = {
        name: found.group()
        for name, content in neighbours.files().items()
        if name.endswith((".html", ".ics", ".xml", ".json"))
        and (found := swedish.search(_said(content) if name.endswith(".html") else content.decode()))
    }

    assert left == {}


def _said(page: bytes) -> str:
    """What a page says to people; the patterns of a form also accept seasons in other languages."""
    tree = html.fromstring(page)
    spoken = ("aria-label", "title", "alt", "placeholder", "content", "href", "data-words")
    names = (one.get(name, "") for one in tree.iter() for name in spoken)
    return " ".join(map(str, (*tree.itertext(), *names)))


def test_a_network_looks_as_its_colour_and_its_name_say(neighbours: Built) -> None:
    files = neighbours.files()
    styles, sign = files["assets/pakten.css"].decode(), files["assets/favicon.svg"].decode()
    made = palette("#0b6b4f")

    assert all(f"  --{name}: {colour};" in styles for of in (made.light, made.dark) for name, colour in of.items())
    assert styles.rindex(f"--link: {made.light['link']}") < styles.index("@media print")
    assert ">TM</text>" in sign
    assert made.dark["paper"] in sign
    page = html.fromstring(files["index.html"])
    frames = [one.get("content") for one in page.iter("meta") if one.get("name") == "theme-color"]
    assert frames == [made.light["paper"], made.dark["paper"]]
    assert ["".join(map(str, one.itertext())) for one in page.iter("text")][:1] == ["TM"]


def test_this_network_keeps_its_own_look(integrationspakten: Callable[[str], Built]) -> None:
    files = integrationspakten("2024-03-01").files()
    styles = files["assets/pakten.css"].decode()

    own = (REPOSITORY / "overrides" / "assets" / "look.css").read_text("utf-8")
    assert own in styles
    assert "assets/look.css" not in files


def test_the_package_names_no_network_and_none_of_its_drawings() -> None:
    name = re.compile(r"integrationspakt|stockholm|järva|\bsheaf|\bstraws?\b|\bfurrow|kärve|vetekärve", re.IGNORECASE)

    named = [
        path.relative_to(PACKAGE).as_posix()
        for path in sorted(PACKAGE.rglob("*"))
        if path.is_file() and path.suffix != ".pyc" and name.search(path.read_text("utf-8", errors="replace"))
    ]

    assert named == []


def test_swedish_stands_only_where_what_people_write_is_understood() -> None:
    """What the site says stands in `locale/`. Dates, columns and mistyped keys are read in Swedish as in English."""
    swedish = re.compile(r"[åäöÅÄÖ]|\b(?:och|eller|inte|träff|anmälan|kalender|datum)\b")
    understanding = ("reading/", "importing/", "checking/", "locale/", "theme/assets/form-", "theme/assets/matching.js")
    letters = ("writing/hyphenation.py", "website/pages/texts/word_fit.py", "addresses/targets.py")

    said = {
        name: found.group()
        for path in sorted((PACKAGE / "pakten").rglob("*"))
        if path.suffix in (".py", ".js", ".html", ".css", ".svg")
        and not (name := path.relative_to(PACKAGE / "pakten").as_posix()).startswith((*understanding, *letters))
        and (found := swedish.search(_strings(path)))
    }

    assert said == {}


def _strings(path: Path) -> str:
    """What a file may say; of a program its strings and not its remarks."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        return text
    nodes = list(ast.walk(ast.parse(text)))
    remarks = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    return "\n".join(
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in remarks
    )


@pytest.mark.thorough
@pytest.mark.filterwarnings("default")
def test_the_same_pages_are_built_by_properdocs(neighbours: Built, network: Path) -> None:
    built = build_anew(network, engine="properdocs")

    assert built.status == 0, built.said
    assert built.files() == neighbours.files()


def test_two_builds_on_one_day_are_the_same_bytes(neighbours: Built, network: Path) -> None:
    assert build(network).files() == neighbours.files()
