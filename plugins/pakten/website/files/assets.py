"""The theme's files under names that hold their content, so that a browser may keep each of them for ever.

What a file refers to is part of its name: it changes with the files that it leads to. All stay at their plain names as
well. `embed.js` stands on pages of others, templates of others name what they use, and a page of the former release,
which somebody is just opening, finds there what it needs (publishing/server_settings.py).
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib import resources

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from pakten.website.files.embed import SCRIPT
from pakten.website.files.guest_styles import as_guest
from pakten.website.files.look import FAVICON, OWN, STYLES, favicon, styles

_REFERS = {
    ".css": re.compile(r"""(?P<before>url\(\s*["']?)(?P<to>[^"')\s]+)"""),
    ".js": re.compile(r"""(?P<before>["'])(?P<to>\./[\w./-]+\.js)(?=["'])"""),
}
_FILES = (*_REFERS, ".svg", ".woff2")
_STABLE = (SCRIPT,)
GUEST_STYLES = "assets/guest.css"
"""Our styles for a theme that is not ours."""


def name_assets(files: Files, config: MkDocsConfig) -> Mapping[str, str]:
    """Add the files, and say which name each of them has: plain paths to those with their content."""
    own = str(config.theme.custom_dir or "")
    texts = {file.src_uri: file.content_bytes for file in files if _is_asset(file, own)}
    if OWN in texts:
        files.remove(files.src_uris[OWN])
        del texts[OWN]
    if STYLES in texts:
        css = styles(config.theme)
        files.remove(files.src_uris[STYLES])
        made = {STYLES: css.encode()} | ({} if FAVICON in texts else {FAVICON: favicon(config.site_name, css).encode()})
        for path, content in made.items():
            files.append(File.generated(config, path, content=content))
        texts |= made
    ends = {path: posixpath.splitext(path) for path in texts if path not in _STABLE}
    named = {path: f"{stem}.{_digest(path, texts)}{end}" for path, (stem, end) in ends.items()}
    for path, name in named.items():
        files.append(File.generated(config, name, content=_referring(path, texts[path], named)))
    return named


def our_assets(config: MkDocsConfig) -> Iterator[File]:
    """The files of our theme for a theme that is not ours."""
    theme = resources.files("pakten.theme")
    with resources.as_file(theme) as folder:
        for path in sorted((folder / "assets").rglob("*")):
            if path.is_file():
                yield File(path.relative_to(folder).as_posix(), str(folder), config.site_dir, config.use_directory_urls)
    yield File.generated(config, GUEST_STYLES, content=as_guest(theme.joinpath("assets/pakten.css").read_text("utf-8")))


def _is_asset(file: File, own: str) -> bool:
    """One that comes with our theme, or with another in its place or beside it."""
    path = file.src_uri
    return (
        path.endswith(_FILES)
        and path.startswith("assets/")
        and (path == GUEST_STYLES or file.src_dir == own or _is_of_our_theme(path))
    )


def _is_of_our_theme(path: str) -> bool:
    return resources.files("pakten.theme").joinpath(path).is_file()


_COMMENT_OR_INDENT = re.compile(rb"/\*.*?\*/\n?|^[ \t]+", re.DOTALL | re.MULTILINE)
_COMMENT_LINES = re.compile(rb"^[ \t]*(?://.*|/\*\*(?:(?!\*/)[\s\S])*\*/)\n", re.MULTILINE)


def _digest(path: str, texts: Mapping[str, bytes]) -> str:
    """Of the file and of all that it leads to."""
    reached = {path}
    waiting = [path]
    while waiting:
        found = _targets(one := waiting.pop(), texts[one]) & texts.keys() - reached
        reached |= found
        waiting += found
    whole = sha256()
    for one in sorted(reached):
        whole.update(sha256(texts[one]).digest())
    return whole.hexdigest()[:16]


def _targets(path: str, content: bytes) -> set[str]:
    pattern = _REFERS.get(posixpath.splitext(path)[1])
    return {_place(path, found["to"]) for found in pattern.finditer(content.decode())} if pattern else set()


def _referring(path: str, content: bytes, named: Mapping[str, str]) -> bytes:
    """The file with the names of what it leads to. What it says to those who read it stays at its plain name."""
    if path.endswith(".css"):
        content = _COMMENT_OR_INDENT.sub(b"", content)
    elif path.endswith(".js") and _is_of_our_theme(path):
        content = _COMMENT_LINES.sub(b"", content)
    pattern = _REFERS.get(posixpath.splitext(path)[1])
    if pattern is None:
        return content

    def renamed(found: re.Match[str]) -> str:
        name = named.get(_place(path, found["to"]))
        folder, _, _ = found["to"].rpartition("/")
        new = posixpath.join(folder, posixpath.basename(name)) if name else found["to"]
        return f"{found['before']}{new}"

    return pattern.sub(renamed, content.decode()).encode()


def _place(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
