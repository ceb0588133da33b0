"""A proposal that would have the builder run something is told of, before anybody builds it."""

import re
from pathlib import Path

import pytest

from pakten.reading.network.programs import programs_in
from tests.cli.conftest import Pakten, git


def _add(folder: Path, text: str) -> None:
    for hook in re.findall(r"[a-z/]+\.py", text):
        (folder / hook).parent.mkdir(exist_ok=True)
        (folder / hook).touch()
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(text)


def _told(pakten: Pakten) -> list[str]:
    return [
        line.partition(": ")[2] for line in pakten("check").out.splitlines() if ": W551 " in line or ": E250 " in line
    ]


ADDED = {
    "hook": ("hooks: [bygg.py]\n", "bygg.py"),
    "hooks in lines": ("hooks:\n  - verktyg/bygg.py\n", "verktyg/bygg.py"),
    "name of a function": ("extra: {icon: !!python/name:os.system }\n", "!!python/name:os.system"),
    "settings of others": ("INHERIT: ../andra.yml\n", "../andra.yml"),
}


@pytest.mark.parametrize(("added", "value"), ADDED.values(), ids=ADDED)
def test_what_a_proposal_adds_to_be_run_is_named(repository: Path, pakten: Pakten, added: str, value: str) -> None:
    assert _told(pakten) == []
    _add(repository, added)

    (told,) = _told(pakten)
    assert told.endswith(f": {value}.")

    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "Lägg till")
    git(repository, "commit", "--quiet", "--allow-empty", "--message", "Mer")
    assert _told(pakten) == []
    (again,) = [line for line in pakten("check", "--base", "HEAD~2").out.splitlines() if "W551" in line]
    assert value in again


@pytest.mark.parametrize("plugin", ["material/blog", "{material/tags: {tags: true}}", "material/info"])
def test_a_plugin_or_an_extension_that_is_added_is_named(repository: Path, pakten: Pakten, plugin: str) -> None:
    settings = repository / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("plugins:\n", f"plugins:\n  - {plugin}\n", 1), "utf-8")
    name = plugin.strip("{").partition(":")[0]

    assert [told.endswith(f": {name}.") for told in _told(pakten)] == [True]


@pytest.mark.parametrize(
    "tag",
    [
        'object/apply:os.system ["touch intrång"]',
        'object/new:os.system ["touch intrång"]',
        "object:os.system {}",
        "module:os",
    ],
)
def test_what_runs_as_soon_as_settings_are_read_is_an_error(folder: Path, pakten: Pakten, tag: str) -> None:
    line = len((folder / "mkdocs.yml").read_text("utf-8").splitlines()) + 1
    _add(folder, f"extra:\n  a: !!python/{tag}\n")

    said = pakten("check")

    assert said.status == 1
    assert f"mkdocs.yml:{line + 1}:6: E250 !!python/{tag.split()[0]} " in said.out + said.beside
    assert not (folder / "intrång").exists()


def test_where_there_is_no_earlier_version_hooks_are_named(folder: Path, pakten: Pakten) -> None:
    _add(folder, "hooks: [bygg.py]\n")

    (told,) = _told(pakten)
    assert "bygg.py" in told


def test_a_folder_that_nginx_would_read_as_a_variable_is_refused(pakten: Pakten) -> None:
    said = pakten("headers", "nginx", "--folder", "/srv/$host/sida")
    assert (said.status, said.out) == (2, "")
    assert "Mappen '/srv/$host/sida' kan inte stå i inställningarna för nginx: '$'" in said.beside


def test_what_material_tells_everybody_to_write_is_no_program() -> None:
    slugs = (
        "markdown_extensions:\n  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}\n"
    )
    assert not [one for one in programs_in(slugs, "mkdocs.yml") if one.kind == "tag"]
    other = slugs.replace("pymdownx.slugs.slugify", "pymdownx.slugsx.slugify")
    assert [one.runs_at_once for one in programs_in(other, "mkdocs.yml") if one.kind == "tag"] == [True]
