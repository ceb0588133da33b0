"""Links to the git host lead to the branch that the site is built from."""

from pathlib import Path

import pytest

from pakten.domain.problem import Location
from pakten.website.source_host import SourceHost
from tests.website.conftest import build

pytestmark = pytest.mark.thorough

GITHUB = "https://github.com/example/circle"
GITLAB = "https://gitlab.example/circle/site"
CODEBERG = "https://codeberg.org/example/circle"
OWN = "https://git.example/circle/site"
"""A GitLab of one's own: its name does not say so, but its addresses do."""


@pytest.mark.parametrize(
    ("repository", "edit_uri", "line", "new_file", "edit"),
    [
        (GITHUB, "", "/blob/main/a.yaml?plain=1#L7", "/new/main/{folder}?filename={name}&value={text}", "/edit/main/"),
        (
            *(GITHUB, "edit/web/live/content/", "/blob/web/live/a.yaml?plain=1#L7"),
            *("/new/web/live/{folder}?filename={name}&value={text}", "/edit/web/live/"),
        ),
        (
            *(GITHUB, "blob/trunk/", "/blob/trunk/a.yaml?plain=1#L7"),
            *("/new/trunk/{folder}?filename={name}&value={text}", "/edit/trunk/"),
        ),
        (GITLAB, "", "/-/blob/main/a.yaml#L7", "/-/new/main?file_name={path}", "/-/edit/main/"),
        (
            *(GITLAB, "edit/web/live/content/", "/-/blob/web/live/a.yaml#L7"),
            *("/-/new/web/live?file_name={path}", "/-/edit/web/live/"),
        ),
        (
            *(CODEBERG, "", "/src/branch/main/a.yaml?display=source#L7"),
            *("/_new/main/{folder}?filename={name}&value={text}", "/_edit/main/"),
        ),
        (
            *("https://git.example/circle/site", "_edit/live/content/", "/src/branch/live/a.yaml?display=source#L7"),
            *("/_new/live/{folder}?filename={name}&value={text}", "/_edit/live/"),
        ),
        (OWN, "-/edit/live/content", "/-/blob/live/a.yaml#L7", "/-/new/live?file_name={path}", "/-/edit/live/"),
    ],
)
def test_links_lead_to_the_branch(repository: str, edit_uri: str, line: str, new_file: str, edit: str) -> None:
    host = SourceHost.of(f"{repository}/", edit_uri, "content")
    assert host.line(Location("a.yaml", 7)) == f"{repository}{line}"
    assert host.new_file == f"{repository}{new_file}"
    assert host.edit("a.yaml") == f"{repository}{edit}a.yaml"


def test_without_a_repository_there_are_no_links() -> None:
    host = SourceHost.of("", "edit/main/content/", "content")
    assert (host.line(Location("a.yaml", 7)), host.new_file, host.edit("a.yaml")) == ("", "", "")


def test_the_form_and_the_source_lead_to_the_branch_that_the_settings_name(network: Path) -> None:
    settings = network / "mkdocs.yml"
    settings.write_text(f"edit_uri: edit/web/live/content/\n{settings.read_text()}")
    built = build(network)
    assert built.status == 0, built.said
    (form,) = built.page("new-event/").xpath("//form[@data-form]")
    root = "https://github.com/example/mill-circle"
    assert form.get("data-host") == f"{root}/new/web/live/{{folder}}?filename={{name}}&value={{text}}"
    assert form.get("data-edit") == f"{root}/edit/web/live/events.yaml"
    links = built.page("calendar/breakfast/").xpath("//a/@href")
    assert [link for link in links if link.startswith(f"{root}/blob/web/live/events.yaml?plain=1#L")]


def test_a_branch_without_a_repository_is_no_mistake(network: Path) -> None:
    settings = network / "mkdocs.yml"
    text = settings.read_text().replace("repo_url: https://github.com/example/mill-circle", 'repo_url: ""')
    settings.write_text(f"edit_uri: edit/main/content/\n{text}")
    built = build(network)
    assert built.status == 0, built.said
    assert "WARNING" not in built.said
