"""Takes away from the HTML of a text all that its author may not put on the site, after Markdown has been rendered.

What may remain is said in `reading.markup.policy`; that the rest goes, whatever way it is written, is ammonia's work
(through nh3), which reads HTML as browsers do.
"""

import re
from collections.abc import Callable, Collection
from itertools import count
from secrets import token_hex

import nh3

from pakten.addresses.targets import SCHEMES
from pakten.reading.markup import policy

_COMMENT = re.compile(r"(<(script|style|textarea)\b.*?</\2\s*>)|<!--.*?-->", re.DOTALL | re.IGNORECASE)


def without_comments(html: str) -> str:
    """What authors say to each other is nobody else's to read, also where they may write any HTML."""
    return _COMMENT.sub(lambda found: found[1] or "", html)


class Sanitiser:
    """Made once per build: to make it takes longer than to use it."""

    def __init__(self, classes: Collection[str] = ()) -> None:
        own = frozenset(classes)
        self._cleaner = nh3.Cleaner(
            tags=set(policy.ELEMENTS),
            clean_content_tags=set(policy.WITHOUT_CONTENT),
            attributes={
                "*": set(policy.EVERYWHERE),
                **{name: set(known) for name, known in policy.ELEMENTS.items() if known},
            },
            attribute_filter=lambda element, name, value: policy.value_of(element, name, value, own),
            strip_comments=True,
            link_rel=None,
            url_schemes=set(SCHEMES),
        )

    def __call__(self, html: str) -> str:
        return self._cleaner.clean(html)


class SetAside:
    """What our own blocks draw into a text waits outside while the text is cleaned.

    In its place stands a word that nobody who writes a text can know, because it is chosen anew for each build.
    """

    def __init__(self) -> None:
        self._secret = token_hex(16)
        self._numbers = count()
        self._drawn: dict[str, str] = {}
        self._word = re.compile(rf"{self._secret}x\d+x")

    def drawing(self, draw: Callable[..., str]) -> Callable[..., str]:
        """The same, with a word in place of what it draws."""

        def put_aside(*args: object) -> str:
            word = f"{self._secret}x{next(self._numbers)}x"
            self._drawn[word] = draw(*args)
            return word

        return put_aside

    def back(self, html: str) -> str:
        """The text with all that was drawn for it in its place."""
        return self._word.sub(lambda found: self._drawn.pop(found.group()), html)
