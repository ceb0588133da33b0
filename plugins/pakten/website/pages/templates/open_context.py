"""What templates of ours run in: contexts that write down what a page asks, and call what it asks straight away."""

from collections.abc import Callable, Mapping
from functools import partial
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any

from jinja2.runtime import Context

from pakten.locale import Words
from pakten.website.memory.views import View
from pakten.website.pages.linked_data import LinkedData
from pakten.website.pages.texts.markdown_text import MarkdownText
from pakten.website.site import Site

_CALLED = frozenset((BuiltinMethodType, FunctionType, LinkedData, MarkdownText, MethodType, Words, partial))
"""What is called most, and has no `__call__` that wants to know where it is called from."""
_SILENT = frozenset((FunctionType, MethodType, Site, View, Words, partial))
"""What most names stand for, and what says nothing of entries or writes down itself what it is asked."""

_OF_ALL_PAGES = frozenset(("nav", "pages", "build_date_utc"))
"""What MkDocs gives a page of text that leads to the texts of others, or is another each time."""


class OpenContext(Context):
    """The names of a page, or of a part of it."""

    def resolve_or_missing(self, key: str) -> Any:
        """What everybody is given under a name and is no part of the page itself is written down like a question."""
        found = super().resolve_or_missing(key)
        if type(found) not in _SILENT:
            shared: Mapping[str, Any] = self.environment.globals
            if key in shared and shared[key] is found:
                shared["site"].recorder.used(key, found)
            elif key in _OF_ALL_PAGES:
                shared["site"].recorder.cannot_tell()
        return found

    def call(
        self,
        called: Callable[..., Any],
        /,
        *args: Any,
        _loop_vars: dict[str, Any] | None = None,
        _block_vars: dict[str, Any] | None = None,
        **values: Any,
    ) -> Any:
        """Straight away, but for who wants to know where: Jinja asks each of them four times."""
        if type(called) in _CALLED and not hasattr(called, "jinja_pass_arg"):
            return called(*args, **values)
        return super().call(called, *args, _loop_vars=_loop_vars, _block_vars=_block_vars, **values)
