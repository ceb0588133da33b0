"""The plugins in a site of somebody else, on Material or a theme of MkDocs: our part is there, the rest untouched."""

import gzip
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config

from tests.building import REPOSITORY, Builds, Built, dead_links

pytestmark = pytest.mark.thorough

EXAMPLE = REPOSITORY / "examples" / "material"
DAY = "2027-03-01"
THEMES = ("material", "mkdocs", "readthedocs")

Sites = Callable[[str], Built]

# As plugins do that put something beside links or pictures.
_LOOKS_FOR_ELEMENTS = """\
from lxml.html import fromstring

def on_page_content(html, **_):
    fromstring(html)

def on_page_markdown(markdown, page, **_):
    assert page.file.generated_by is None or markdown.strip().splitlines()[0]
"""


@pytest.fixture(scope="session")
def site_in(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """The example site as it is, or in another theme, or without our plugins."""

    def build(theme: str) -> Built:
        folder = tmp_path_factory.mktemp(theme) / "site-of-others"
        shutil.copytree(EXAMPLE, folder)
        settings = (folder / "mkdocs.yml").read_text("utf-8")
        if theme == "bare":
            lines = settings.splitlines(keepends=True)
            settings = "".join(line for line in lines if "pakten/" not in line and "calendar/" not in line)
        elif theme != "material":
            before, _, after = settings.partition("theme:\n")
            plugins = after.partition("plugins:")[2].replace("  - tags\n", "")
            settings = f"{before}theme: {theme}\nplugins:{plugins}"
        settings = settings.replace("[navigation.tabs", "[content.action.edit, navigation.tabs")
        settings += "repo_url: https://code.example/cafes\nedit_uri: edit/main/docs/\n"
        if theme == "material":
            settings += "hooks: [elements.py]\n"
            (folder / "elements.py").write_text(_LOOKS_FOR_ELEMENTS, "utf-8")
        (folder / "mkdocs.yml").write_text(settings, "utf-8")
        return builds.good(folder, DAY)

    return build


@pytest.mark.parametrize("theme", THEMES)
def test_an_event_stands_in_the_page_of_the_theme(site_in: Sites, theme: str) -> None:
    page = site_in(theme).page("calendar/zips/")
    (ours,) = page.find_class("pakten")
    assert [one.text_content() for one in ours.iter("h1")] == ["Zips & buttons"]
    assert len(page.xpath("//h1")) == 1
    assert "Cancelled" in ours.text_content()
    assert page.findtext(".//title").split(" - ")[0] == "Zips & buttons"
    assert page.xpath("//head/link[@rel='canonical']/@href") == ["https://repair.example/calendar/zips/"]
    assert page.xpath("//head/link[@type='text/calendar']/@href")
    assert page.xpath("//head/meta[@name='description']/@content") == [
        "An evening course for those who have never held a needle."
    ]
    assert "Guide" in page.text_content()


@pytest.mark.parametrize("theme", THEMES)
def test_every_link_of_every_page_leads_somewhere(site_in: Sites, theme: str) -> None:
    patterns = ("calendar/card/", "examples/card/")
    assert list(dead_links(site_in(theme).folder / "site", "/", patterns)) == []


def test_pages_without_our_part_are_what_they_were(site_in: Sites) -> None:
    with_ours, without = (site_in(one).files() for one in ("material", "bare"))
    for page in ("guide/index.html", "guide/tools/index.html"):
        theirs, ours = (_content(files[page]) for files in (without, with_ours))
        assert ours == theirs
        assert b"https://code.example/cafes/edit/main/docs/guide/" in ours
        assert b"assets/guest" not in with_ours[page]
        assert b"assets/fresh" not in with_ours[page]
    assert {name for name in without if name.startswith("assets/")} <= with_ours.keys()


def _content(page: bytes) -> bytes:
    return page.partition(b"<article")[2].partition(b"</article>")[0]


def test_a_text_of_the_host_may_hold_our_blocks(site_in: Sites) -> None:
    page = site_in("material").page("")
    (ours,) = page.find_class("pakten")
    assert "Spring mending" in ours.text_content()
    assert [one for one in page.xpath("//head/link[@rel='stylesheet']/@href") if "assets/guest." in one]


def test_the_search_of_the_host_finds_what_is_ours(site_in: Sites) -> None:
    index = json.loads((site_in("material").folder / "site" / "search" / "search_index.json").read_text("utf-8"))
    found = {one["location"]: one["text"] for one in index["docs"]}
    assert {"calendar/zips/", "calendar/bicycles/", "areas/mill-street/", "guide/tools/"} <= found.keys()
    assert any("never held a needle" in text for place, text in found.items() if place.startswith("calendar/zips/"))


def test_the_host_lists_every_page_once(site_in: Sites) -> None:
    sitemap = (site_in("material").folder / "site" / "sitemap.xml").read_text("utf-8")
    assert gzip.decompress((site_in("material").folder / "site" / "sitemap.xml.gz").read_bytes()).decode() == sitemap
    addresses = re.findall("<loc>(.*?)</loc>", sitemap)
    assert len(addresses) == len(set(addresses)) == sitemap.count("<lastmod>")
    assert "https://repair.example/calendar/zips/" in addresses


def test_a_page_may_have_no_front_matter_and_keys_of_others(site_in: Sites) -> None:
    built = site_in("material")
    assert "E118" not in built.said
    assert "E201" not in built.said
    assert built.page("guide/").xpath("//*[contains(@class, 'md-tag')]/text()")


def test_our_styles_say_nothing_of_what_is_not_ours(site_in: Sites) -> None:
    styles = site_in("material").files()["assets/guest.css"].decode()
    depth, outermost = 0, []
    for line in styles.splitlines():
        if depth == 0 and "{" in line:
            outermost.append(line)
        depth += line.count("{") - line.count("}")
    assert depth == 0
    assert all(line.startswith((".pakten", "@layer pakten")) for line in outermost), outermost


def test_who_only_asks_for_the_settings_finds_the_site_where_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So mike does, which builds by a process of its own and then publishes what lies in that folder."""
    monkeypatch.setenv("PAKTEN_DATE", DAY)
    folder = shutil.copytree(EXAMPLE, tmp_path / "host", ignore=shutil.ignore_patterns("site", ".cache"))
    settings = load_config(str(folder / "mkdocs.yml"))
    extensions = settings.markdown_extensions
    settings.plugins.run_event("startup", command="mike", dirty=False)
    settings = settings.plugins.run_event("config", settings)
    assert Path(settings.site_dir) == folder / "site"
    assert not list(folder.glob(".site*"))
    assert settings.markdown_extensions is extensions, "others have kept the list, and hooks add to it"
