"""Templates are compiled once and kept; what is kept is used for no other text, and says nothing of a network."""

import marshal
import pickle
from collections.abc import Callable
from pathlib import Path
from types import CodeType

import pytest
from jinja2 import DictLoader, Environment, pass_context
from jinja2.bccache import bc_magic
from jinja2.runtime import Context

from pakten.website.pages.templates.inlining import Inlining
from pakten.website.pages.templates.template_cache import FOLDER, CompiledTemplates
from tests.website.conftest import Built, build

pytestmark = pytest.mark.thorough

PAGE = {"page.html": 'Dear {{ name|greeted }}, {% inline "part.html" %}', "part.html": "welcome."}


def say(folder: Path, parts: dict[str, str] = PAGE, greeted: Callable[..., str] = str.upper) -> str:
    """What the page says in a new build, which keeps its templates in the folder."""
    env = Environment(loader=DictLoader(parts), extensions=[Inlining], autoescape=True)
    env.filters["greeted"] = greeted
    env.bytecode_cache = CompiledTemplates(folder)
    return env.get_template("page.html").render(name="Åsa", greeting="hello")


@pass_context
def greeted_in_context(context: Context, name: str) -> str:
    return f"{context['greeting']} {name}"


def test_a_later_build_compiles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = say(tmp_path / "kept")

    def compiled(*_: object) -> None:
        pytest.fail("this was compiled before")

    monkeypatch.setattr(Environment, "compile", compiled)

    assert say(tmp_path / "kept") == first == "Dear ÅSA, welcome."


def test_a_changed_part_changes_the_page_that_it_is_put_into(tmp_path: Path) -> None:
    say(tmp_path)

    assert say(tmp_path, {**PAGE, "part.html": "come in."}) == "Dear ÅSA, come in."


def test_a_filter_that_comes_to_want_the_context_gets_it(tmp_path: Path) -> None:
    say(tmp_path)

    assert say(tmp_path, greeted=greeted_in_context) == "Dear hello Åsa, welcome."


def test_a_file_that_was_cut_short_is_no_file(tmp_path: Path) -> None:
    said = say(tmp_path)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    for length in range(0, len(whole), 7):
        kept.write_bytes(whole[:length])
        assert say(tmp_path) == said


def test_where_nothing_can_be_kept_pages_are_made_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")

    assert say(tmp_path / "taken") == "Dear ÅSA, welcome."


def test_a_site_is_the_same_with_and_without_what_was_kept(network: Path, neighbours: Built) -> None:
    kept = network / FOLDER
    assert build(network).status == 0
    compiled = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}

    again = build(network)

    assert again.files() == neighbours.files()
    assert {path.name: path.stat().st_mtime_ns for path in kept.iterdir()} == compiled
    assert len(compiled) > 40


def test_what_is_kept_holds_nothing_of_a_network(neighbours: Built, integrationspakten: Callable[[str], Built]) -> None:
    """The templates that two networks share are compiled to the same code, whatever the networks hold."""
    own = integrationspakten("2024-03-01")
    theirs = {path.name: _code(path) for path in (neighbours.folder / FOLDER).iterdir()}
    ours = {path.name: _code(path) for path in (own.folder / FOLDER).iterdir()}
    shared = theirs.keys() & ours.keys()

    assert len(shared) > 40
    assert {name for name in shared if theirs[name] != ours[name]} == set()


def _code(path: Path) -> CodeType:
    """What Jinja keeps: its own mark, a pickled checksum, and the code."""
    with path.open("rb") as kept:
        assert kept.read(len(bc_magic)) == bc_magic
        pickle.load(kept)
        code = marshal.load(kept)
    assert isinstance(code, CodeType)
    return code
