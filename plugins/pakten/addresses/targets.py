"""What a link of a text or a setting may lead to: the web, a mailbox, a telephone, or a path of the site itself."""

from __future__ import annotations

import re

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
