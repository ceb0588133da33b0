"""The one list of what HTML an author's text may become: elements, attributes, classes and addresses.

Texts come from proposals that anybody may send. The website removes all else after Markdown has been rendered, whatever
way it came there; `checking.markup` tells authors of the same list where they write it.
"""

import re
from collections.abc import Collection, Mapping

from pakten.addresses.targets import is_own, is_safe


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


EVERYWHERE = _names("class id lang dir title")
"""Attributes of every element."""

_CELL = _names("align colspan rowspan scope headers data-label")
_PLAIN = _names(
    "abbr b bdi bdo blockquote br caption cite code colgroup dd dfn dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr "
    "i kbd mark p pre q rp rt ruby s samp section small span strong sub summary sup table tbody tfoot thead tr u ul "
    "var wbr"
)
ELEMENTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(sorted(_PLAIN), frozenset[str]()),
    "a": _names("href hreflang"),
    "col": _names("span"),
    "del": _names("datetime"),
    "details": _names("open"),
    # The region around a wide table.
    "div": _names("role tabindex aria-label"),
    "img": _names("src alt width height loading"),
    "ins": _names("datetime"),
    "li": _names("value"),
    "ol": _names("start reversed type"),
    "td": _CELL,
    "th": _CELL,
    "time": _names("datetime"),
}
"""The elements, and the attributes that each has beside those of all."""

WITHOUT_CONTENT = _names(
    "script style template noscript iframe object embed applet frameset noframes noembed svg math title textarea "
    "select button xmp plaintext audio video canvas"
)
"""Elements that go with all that they hold."""

CLASSES = _names(
    "pakten-scroll pakten-block pakten-block--events pakten-block--examples pakten-block--terms pakten-block--wording "
    "pakten-block--concept pakten-block--chart pakten-block--chain footnote footnote-ref footnote-backref toc toctitle "
    "headerlink admonition admonition-title note attention caution danger error tip hint warning important details "
    "definition highlight codehilite task-list task-list-item"
)
"""What the theme and the extensions of Markdown give a meaning to; a network adds its own in its settings."""

_LANGUAGE = re.compile(r"language-[\w+#.-]+")
_WORDS: Mapping[str, str] = {
    "dir": "ltr|rtl|auto",
    "role": "region",
    "tabindex": "0",
    "loading": "lazy|eager",
    "id": r"[^\s\"'<>&\x00-\x1f\x7f]{1,200}",
}
"""Attributes that may hold only some values."""


def is_attribute(element: str, name: str) -> bool:
    return name in EVERYWHERE or name in ELEMENTS.get(element, ())


def is_class(name: str, own: Collection[str] = ()) -> bool:
    return name in CLASSES or name in own or _LANGUAGE.fullmatch(name) is not None


def is_address(element: str, target: str) -> bool:
    """Whether an element may lead there; a picture of somebody else's would tell them who looks at the page."""
    return is_own(target) if element == "img" else is_safe(target)


def value_of(element: str, name: str, value: str, own: Collection[str] = ()) -> str | None:
    """What remains of the value of an attribute that the element may have; None when the attribute goes."""
    if name in ("href", "src"):
        return value if is_address(element, value) else None
    if name == "class":
        return " ".join(one for one in value.split() if is_class(one, own)) or None
    return value if name not in _WORDS or re.fullmatch(_WORDS[name], value) else None
