"""A part that is put in place says what an included one says, and costs no context."""

import pytest
from jinja2 import DictLoader, Environment, TemplateNotFound

from pakten.website.pages.templates.inlining import Inlining

PARTS = {
    "included.html": '{% set name = "page" %}{% for one in [1, 2] %}{% include "line.html" %}{% endfor %}{{ name }}',
    "inlined.html": '{% set name = "page" %}{% for one in [1, 2] %}{% inline "line.html" %}{% endfor %}{{ name }}',
    "line.html": '{% set name = "line " ~ one %}{% set seen = seen|default(0) + one %}{{ name }}, {{ seen }}; ',
    "outer.html": 'outer {% inline "inlined.html" %}',
    "lost.html": '{% inline "nowhere.html" %}',
}


@pytest.fixture
def env() -> Environment:
    return Environment(loader=DictLoader(PARTS), extensions=[Inlining], autoescape=True)


def test_it_says_what_an_include_says(env: Environment) -> None:
    assert env.get_template("inlined.html").render() == env.get_template("included.html").render()


def test_what_a_part_sets_stays_inside_it(env: Environment) -> None:
    assert env.get_template("inlined.html").render() == "line 1, 1; line 2, 2; page"


def test_parts_have_parts(env: Environment) -> None:
    assert env.get_template("outer.html").render() == "outer line 1, 1; line 2, 2; page"


def test_a_part_that_is_not_there_is_named(env: Environment) -> None:
    with pytest.raises(TemplateNotFound, match=r"nowhere\.html"):
        env.get_template("lost.html")
