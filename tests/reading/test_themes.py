"""A theme made upon ours is ours to the check and to the build alike, and one that only takes a template is not."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.theme import Theme

from pakten.reading.network import engine
from pakten.reading.network.settings import read_settings
from pakten.reading.network.theme import is_upon_ours
from pakten.website.pages.host_page import has_our_templates

THEMES = {"lamplight": "pakten", "candlelight": "lamplight", "moonlight": "mkdocs", "alone": "", "circle": "circle"}


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    lines = "".join(f"{name} = theme_{name}\n" for name in THEMES)
    described = tmp_path / "lights-1.0.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: lights\nVersion: 1.0\n")
    (described / "entry_points.txt").write_text(f"[mkdocs.themes]\n{lines}broken = nowhere_at_all\n")
    for name, upon in THEMES.items():
        (tmp_path / f"theme_{name}").mkdir()
        (tmp_path / f"theme_{name}" / "__init__.py").touch()
        (tmp_path / f"theme_{name}" / "mkdocs_theme.yml").write_text(f"extends: {upon}\n" if upon else "a: b\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    for known in (is_upon_ours, engine._installed):
        known.cache_clear()
    yield tmp_path
    for known in (is_upon_ours, engine._installed):
        known.cache_clear()
    for name in THEMES:
        sys.modules.pop(f"theme_{name}", None)


@pytest.mark.parametrize(
    ("name", "is_ours"),
    [
        ("pakten", True),
        ("lamplight", True),
        ("candlelight", True),
        ("moonlight", False),
        ("alone", False),
        ("circle", False),
        ("broken", False),
        ("nobody", False),
    ],
)
def test_a_theme_made_upon_ours_is_ours(installed: Path, name: str, is_ours: bool) -> None:
    assert is_upon_ours(name) is is_ours
    (installed / "mkdocs.yml").write_text(
        f"site_name: A\ntheme: {name}\nplugins:\n  - pakten/catalogue: {{network: https://a.example/}}\n"
    )
    if name in (*THEMES, "pakten") and name != "circle":
        assert has_our_templates(Theme(name=name)) is is_ours
        (installed / "docs").mkdir()
        assert read_settings(installed / "mkdocs.yml", {}).layout.is_guest is not is_ours


def test_a_host_that_writes_one_of_our_pages_anew_stays_a_host(tmp_path: Path) -> None:
    (tmp_path / "pakten").mkdir()
    (tmp_path / "pakten" / "page.html").touch()
    assert not has_our_templates(Theme(name="mkdocs", custom_dir=str(tmp_path)))
    assert has_our_templates(Theme(name="pakten", custom_dir=str(tmp_path)))
