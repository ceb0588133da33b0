"""What a server says beside each file, computed from what was built: policy, types, who may read it, how long it holds.

One table, from which the settings of every kind of server are written.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from pakten.publishing.built_site import BuiltSite

_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"<[a-z][^>]*\sstyle=", re.IGNORECASE)
_DATA = re.compile(r"type=[\"']?(?:application/(?:ld\+)?json|text/plain)", re.IGNORECASE)
_MOVED = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')

IMMUTABLE = "max-age=31536000, immutable"
ALWAYS_ASK = "no-cache"
"""A browser keeps it and asks each time whether it still holds: an event that is called off is seen at once."""

TYPES: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}

BY_CONTENT = r"\.(?=[0-9]*[a-f])[0-9a-f]{8,64}\.[a-z0-9]+$"
"""Names that hold a digest of their file are never used for another content; one of digits alone may be a date."""

PICTURES = "assets/pictures/"
"""Where all names hold their content."""

_PERMISSIONS = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer"),
    *("microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking", "browsing-topics"),
)


@dataclass(frozen=True)
class Policy:
    """What the pages of a site do, and so may do."""

    scripts: tuple[str, ...] = ()
    """Digests of scripts that stand in pages; the theme has none."""
    styles: tuple[str, ...] = ()

    def text(self, in_page: bool = False) -> str:
        """From nothing upwards. In a page's own `meta` some cannot stand (CSP 3, section 3.3)."""
        told = (
            "default-src 'none'",
            " ".join(("script-src 'self'", *self.scripts)),
            " ".join(("style-src 'self'", *self.styles)),
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
        return "; ".join(told if in_page else (*told, "frame-ancestors 'none'"))


class UnsafePageError(Exception):
    """A page needs what a policy without an unsafe word cannot allow."""

    def __init__(self, page: str) -> None:
        super().__init__(page)
        self.page = page


def policy_of(pages: Iterable[tuple[str, str]]) -> Policy:
    """The narrowest policy under which all pages work; pages by name and text."""
    scripts, styles = set(), set()
    for name, text in pages:
        if _ATTRIBUTE.search(_SCRIPT.sub("", text)):
            raise UnsafePageError(name)
        scripts |= {_digest(body) for kind, body in _SCRIPT.findall(text) if not _DATA.search(kind)}
        styles |= {_digest(body) for body in _STYLE.findall(text)}
    return Policy(tuple(sorted(scripts)), tuple(sorted(styles)))


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@dataclass(frozen=True, slots=True)
class Rule:
    """Headers of the files that a pattern meets, as a glob of `_headers`."""

    pattern: str
    headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Headers:
    everywhere: tuple[tuple[str, str], ...]
    rules: tuple[Rule, ...]
    lasting: tuple[str, ...]
    """Patterns of all files whose names hold their content."""
    redirects: tuple[tuple[str, str], ...]
    """Earlier addresses and where they lead, from the root of the site."""


def headers_of(site: BuiltSite, root: str, open_folders: Iterable[str]) -> Headers:
    """`root` is the path of the site's address; `open_folders` are those of which other sites may read the files."""
    pages = {name: site.read(name).decode("utf-8", "replace") for name in site.files if name.endswith(".html")}
    everywhere = (
        ("Content-Security-Policy", policy_of(pages.items()).text()),
        ("Strict-Transport-Security", "max-age=31536000"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", ", ".join(f"{name}=()" for name in _PERMISSIONS)),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", ALWAYS_ASK),
    )
    redirects = tuple(_redirects(pages, root))
    return Headers(everywhere, tuple(_rules(root, open_folders)), tuple(_lasting(site.files, root)), redirects)


def _rules(root: str, open_folders: Iterable[str]) -> Iterator[Rule]:
    shared = (("Access-Control-Allow-Origin", "*"), ("Cross-Origin-Resource-Policy", "cross-origin"))
    for folder in open_folders:
        yield Rule(f"{root}{folder}/*", shared)
    # The one thing that is meant to stand on the pages of others, and no page of its own.
    alone = ("Content-Security-Policy", "default-src 'none'; frame-ancestors *")
    yield Rule(f"{root}*/embed.html", (*shared, ("X-Robots-Tag", "noindex"), alone))
    yield Rule(f"{root}assets/embed.js", shared)
    # Share pictures are shown by those who are given a link.
    yield Rule(f"{root}cards/*", shared)


def _lasting(files: Iterable[str], root: str) -> Iterator[str]:
    """Hosts read some hundred rules at the most: the pictures have one together."""
    lasting = [name for name in files if re.search(BY_CONTENT, name)]
    if any(name.startswith(PICTURES) for name in lasting):
        yield f"{root}{PICTURES}*"
    yield from (f"{root}{name}" for name in lasting if not name.startswith(PICTURES))


def _redirects(pages: Mapping[str, str], root: str) -> Iterator[tuple[str, str]]:
    for name, text in pages.items():
        if (found := _MOVED.search(text)) and 'name="robots" content="noindex"' in text:
            yield f"{root}{name.removesuffix('index.html')}", f"{root}{_target(name, unquote(unescape(found[1])))}"


def _target(page: str, link: str) -> str:
    parts = page.split("/")[:-1]
    for step in link.split("/"):
        if step == "..":
            parts.pop()
        elif step != ".":
            parts.append(step)
    return "/".join(parts)
