"""The theme's files have names that hold their content, and everything that refers to them knows those names."""

import posixpath
import re
from importlib import resources
from pathlib import Path

import pytest

from pakten.publishing.built_site import BuiltSite
from pakten.publishing.headers import IMMUTABLE, headers_of
from pakten.publishing.server_settings import headers_file
from tests.building import REPOSITORY, Built, build

pytestmark = pytest.mark.thorough

NAMED = re.compile(r"(.+)\.[0-9a-f]{16}(\.(?:css|js|svg|woff2))")


def assets(site: Built) -> dict[str, str]:
    """Names with content, and the plain names of the same files."""
    found = {name: NAMED.fullmatch(name) for name in site.files() if name.startswith("assets/")}
    return {name: f"{match[1]}{match[2]}" for name, match in found.items() if match and "/pictures/" not in name}


def test_pages_name_no_file_of_the_theme_that_may_change(neighbours: Built) -> None:
    files = neighbours.files()
    pages = [name for name in files if name.endswith(".html") and not name.endswith("embed.html")]
    used = {
        posixpath.normpath(posixpath.join(posixpath.dirname(page), target)).lstrip("/")
        for page in pages
        for target in re.findall(r'(?:href|src)="?([^">\s]*assets/[^">\s]+)', files[page].decode())
        if "://" not in target
    }

    assert len(used) > 8
    assert used - set(assets(neighbours)) == {"assets/embed.js"}
    assert used <= set(files)


def test_files_lead_to_files_by_their_content(neighbours: Built) -> None:
    files = neighbours.files()

    led = set()
    for name in assets(neighbours):
        text = files[name].decode("utf-8", "replace") if name.endswith((".css", ".js")) else ""
        for target in re.findall(r"""url\(["']?([^"')]+)|["'](\./[\w.-]+\.js)["']""", text):
            led.add(posixpath.normpath(posixpath.join(posixpath.dirname(name), target[0] or target[1])))

    assert led
    assert led <= set(assets(neighbours))


def test_plain_names_stay_for_those_who_know_them(neighbours: Built) -> None:
    files = neighbours.files()

    assert {"assets/embed.js", "assets/pakten.css", "assets/matching.js"} <= set(files)
    assert all(plain in files for plain in assets(neighbours).values())
    assert not [name for name in files if re.search(r"embed\.[0-9a-f]{16}", name)]


def test_what_files_say_to_those_who_read_them_is_not_sent_with_every_page(neighbours: Built) -> None:
    files = neighbours.files()

    for name, plain in assets(neighbours).items():
        if name.endswith((".css", ".js")):
            assert not re.search(rb"^\s*(?:/\*|//)", files[name], re.MULTILINE), name
            assert re.search(rb"^\s*(?:/\*|//)", files[plain], re.MULTILINE), plain


def test_a_name_changes_with_what_its_file_leads_to_and_with_nothing_else(network: Path, neighbours: Built) -> None:
    ours = network / "ours" / "assets"
    ours.mkdir(parents=True)
    (ours / "matching.js").write_text("export const search = () => [];\n")
    (ours / "grounds.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    settings = network / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("  name: pakten", "  name: pakten\n  custom_dir: ours"))

    changed = assets(build(network))

    gone = {plain for name, plain in assets(neighbours).items() if name not in changed}
    assert gone == {
        f"assets/{name}" for name in ("matching.js", "missing.js", "search.js", "grounds.svg", "pakten.css")
    }


def test_hosts_are_told_what_may_be_kept(neighbours: Built, tmp_path: Path) -> None:
    for name in ("index.html", "assets/pakten.0123456789abcdef.css", "assets/pakten.css", "assets/embed.js"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    for name in ("assets/pictures/hall-400.0123456789abcdef.avif", "report.20240101.pdf", "all.ics"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")

    written = headers_file(headers_of(BuiltSite(tmp_path), "/", ()), "/")

    kept = [block.splitlines()[0] for block in written.split("\n\n") if f"Cache-Control: {IMMUTABLE}" in block]
    assert kept == ["/assets/pictures/*", "/assets/pakten.0123456789abcdef.css"]
    whole = headers_file(headers_of(BuiltSite(neighbours.folder / "site"), "/", ("feeds", "data")), "/")
    assert whole.count("\n\n") < 90  # hosts read a hundred rules


@pytest.mark.parametrize("name", ["embed.js", "pakten.css"])
def test_what_others_name_is_asked_for_again(neighbours: Built, name: str) -> None:
    headers = headers_of(BuiltSite(neighbours.folder / "site"), "/", ())

    assert not [pattern for pattern in headers.lasting if pattern.endswith(f"/{name}")]


def test_style_sheets_dress_what_some_page_can_have() -> None:
    """A class that a template has lost, or a rule that nothing needs any more."""
    theme = Path(str(resources.files("pakten.theme")))
    sources = (*theme.parent.rglob("*"), *(REPOSITORY / "overrides").rglob("*"))
    texts = (path.read_text("utf-8") for path in sources if path.suffix in (".html", ".js", ".py", ".svg"))
    written = {word for text in texts for word in re.findall(r"[\w-]+", text)}
    sheets = "\n".join(path.read_text("utf-8") for path in theme.rglob("*.css"))
    chosen = re.sub(r"/\*.*?\*/|\{[^{}]*\}|url\([^)]*\)|\"[^\"]*\"", " ", sheets, flags=re.DOTALL)
    classes = set(re.findall(r"\.([A-Za-z_][\w-]*)", chosen))

    assert len(classes) > 300
    # A name that is put together is written as far as its last sign of that.
    unknown = {name for name in classes - written if not written.intersection(re.findall(r".*(?:--|__)", name))}
    assert sorted(unknown) == []
