"""What a link of a text or a setting may lead to: the web, a mailbox, a telephone, or a path of the site itself."""

import posixpath
import re
from ipaddress import ip_address
from unicodedata import normalize
from urllib.parse import unquote

SCHEMES = ("https", "http", "mailto", "tel")

# What nobody sees in an address and a browser reads past: controls, soft and zero-width signs, changes of direction.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    "|%(?:[01][0-9a-f]|7f)",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# A name before an @ looks like the host and is none.
_WEB = re.compile(r"https?://[^\s/?#@]+(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
_BACKSLASH = re.compile(r"\\|%5c", re.IGNORECASE)

# A disk, a server of files or a folder of a person's own machine, in the ways of the systems.
_OF_A_MACHINE = re.compile(
    r"(?:file|smb|afp|nfs|res|ms-[a-z-]+):|[a-z]:(?![a-z0-9]*@)[\\/]|\\\\|/{0,2}(?:users|home|volumes)/[^/]+/"
    r"(?:desktop|skrivbord|documents|dokument|downloads|hämtade filer|pictures|bilder|library|onedrive)\b|~/",
    re.IGNORECASE,
)
_HOST = re.compile(r"https?://(?:[^\s/?#@]*@)?(?P<host>\[[^\]\s]*\]|[^\s/?#:@\\]+)", re.IGNORECASE)
# RFC 6761, 6762 and 8375, and what people call their inner networks.
_INNER = re.compile(
    r"(?:.*\.)?(?:localhost|local|localdomain|lan|internal|intranet|intern|corp|home|home\.arpa|test|invalid)"
)


def is_safe(target: str) -> bool:
    """Whether a link may lead there; of HTML the value is meant, with its character references resolved."""
    if _UNSEEN.search(target) or _BACKSLASH.search(target):
        return False
    scheme = _SCHEME.match(target)
    if scheme is None:
        return is_own(target)
    name = scheme[1].lower()
    return bool(_WEB.fullmatch(target.strip())) if name.startswith("http") else name in SCHEMES


def is_own(target: str) -> bool:
    """Whether it is a path of the site itself, from its root or from the page."""
    own = _SCHEME.match(target) is None and not target.lstrip().startswith("//")
    return own and not _UNSEEN.search(target) and not _BACKSLASH.search(target)


def path_within(target: str, page: str = "") -> str:
    """The path from the root of the site that a link on a page leads to; empty for one to elsewhere."""
    path = re.split("[?#]", target.strip())[0]
    if _SCHEME.match(target) or path.startswith("//") or not path:
        return ""
    return normalize("NFC", posixpath.normpath(posixpath.join("/", posixpath.dirname(page), unquote(path))).lstrip("/"))


def is_local(target: str) -> bool:
    """Whether only somebody's own machine or an inner network has it: visitors get nowhere."""
    written = target.strip()
    if _OF_A_MACHINE.match(written):
        return True
    found = _HOST.match(written)
    return found is not None and _is_inner(found["host"].lower().rstrip("."))


def path_of_preview(target: str) -> str:
    """The path on the site, of an address where somebody looks at it before it is published; empty for others."""
    found = re.fullmatch(r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d+)?(?P<path>/[^\s\\]*)", target.strip())
    return found["path"] if found else ""


def _is_inner(host: str) -> bool:
    try:
        address = ip_address(host.strip("[]"))
    except ValueError:
        # A name without a full stop is only known within a network; one of figures is an address that people mistype.
        return _INNER.fullmatch(host) is not None or re.fullmatch(r"[a-z0-9-]+", host) is not None
    return not address.is_global
