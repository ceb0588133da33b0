"""A page kind goes through the theme once and is then filled for each entry."""

from jinja2 import DictLoader, Environment

from pakten.website.pages.templates.page_template import PageTemplate

TEMPLATES = {
    "main.html": (
        "<title>{% block title %}{% endblock %}</title>{{ shell() }}<main>{% block main %}{% endblock %}</main>"
    ),
    "entry.html": (
        "{% extends 'main.html' %}"
        "{% block title %}{{ entry }}{% endblock %}{% block main %}<h1>{{ entry }}</h1>{{ place }}{% endblock %}"
    ),
}


def stamp(rendered: list[str]) -> PageTemplate:
    def shell() -> str:
        rendered.append("shell")
        return "[shell]"

    env = Environment(loader=DictLoader(TEMPLATES), autoescape=True)
    return PageTemplate(env, "entry.html", {"shell": shell, "place": "here"})


def test_the_shell_is_rendered_once_for_many_entries() -> None:
    rendered: list[str] = []
    made = stamp(rendered)

    pages = [made.page(entry=name) for name in ("one", "two", "three")]

    assert rendered == ["shell"]
    assert pages[1] == "<title>two</title>[shell]<main><h1>two</h1>here</main>"


def test_what_goes_into_a_hole_is_escaped() -> None:
    page = stamp([]).page(entry="</title><script>")

    assert "<script>" not in page
    assert page.count("&lt;/title&gt;&lt;script&gt;") == 2
