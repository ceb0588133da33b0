"""What a browser gets while the site is served: its pages, or a page with all that must be mended before they come.

Pages reload when they have been built anew. MkDocs does that with a script in the page itself, which the policy of
our pages refuses, as it should; the script here is a file.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from threading import Condition
from typing import TYPE_CHECKING, Any, Protocol

from pakten.locale import Words
from pakten.writing.problems import page

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from pakten.website.serving.awaited import Awaited

PLACE = "/_pakten/"
"""Where the files of the server stand, beside those of the site."""
LAST = "last-good"
"""The query with which a page is asked for as it last was."""
_ASSETS = {"reload.js": "text/javascript", "problems.css": "text/css"}
_THEIRS = re.compile(rb"<script>\s*var livereload = .*?</script>", re.DOTALL)
_LONGEST = 50
"""Seconds that a browser waits for news before it asks again."""


class Builds(Protocol):
    """How the builds of a session went."""

    words: Words
    has_site: bool
    """Whether there has been a whole site, which can still be looked at."""
    turn: int
    """Turns when a build begins, and once more when its end has something to tell that pages do not know."""
    turned: Condition

    awaited: Awaited
    """What browsers wait for while a build is under way."""

    def page(self) -> str:
        """The page with all that the last one failed for; empty when it did not."""


class ProblemServer:
    """An application (PEP 3333) around that of the server."""

    def __init__(self, session: Builds, site: WSGIApplication, root: str = "/") -> None:
        self.session = session
        self.site = site
        self.root = root

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path.startswith(PLACE):
            return self._own(path.removeprefix(PLACE), start_response)
        # Before the page is asked for: whoever gets an older one than that reloads once too often, and not too seldom.
        turn = self.session.turn
        if path.startswith(self.root) and environ.get("QUERY_STRING") != LAST:
            name = path.removeprefix(self.root).encode("latin-1").decode("utf-8", "ignore")
            file = f"{name}index.html" if name.endswith("/") or not name else name
            if (made := self.session.awaited.file(file)) is not None:
                if file.endswith(".html"):
                    return _answered(made, turn, "200 OK", start_response)
                kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
                start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(made)))])
                return [made]
        answer: list[Any] = []
        body = self.site(environ, lambda *given: answer.extend(given))  # type: ignore[arg-type] # MkDocs writes nothing by hand
        status, headers = answer[:2]
        is_page = Path(path).suffix in ("", ".html")  # a script that is not there is not a page with mistakes
        if not is_page or not dict(headers).get("Content-Type", "").startswith("text/html"):
            start_response(status, headers)
            return body
        text = b"".join(body)
        if problems := self.session.page():
            if self.session.has_site and environ.get("QUERY_STRING") == LAST:
                text = _before_end(text, page.strip(self.session.words).encode())
            else:
                status, text = "200 OK", problems.encode()
        return _answered(_THEIRS.sub(b"", text), turn, status, start_response)

    def _own(self, name: str, start_response: StartResponse) -> Iterable[bytes]:
        if name in _ASSETS:
            content = (files(__package__) / name).read_bytes()
            start_response("200 OK", [("Content-Type", f"{_ASSETS[name]}; charset=utf-8")])
            return [content]
        session, known = self.session, name.removeprefix("turn/")
        with session.turned:
            session.turned.wait_for(lambda: str(session.turn) != known, timeout=_LONGEST)
        start_response("200 OK", [("Content-Type", "text/plain"), ("Cache-Control", "no-store")])
        return [str(session.turn).encode()]


def _answered(page: bytes, turn: int, status: str, start_response: StartResponse) -> Iterable[bytes]:
    text = _before_end(page, f'<script src="{PLACE}reload.js" data-turn="{turn}"></script>'.encode())
    start_response(status, [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(text)))])
    return [text]


def _before_end(whole: bytes, what: bytes) -> bytes:
    """A fragment without an end has no place for it."""
    before, end, after = whole.rpartition(b"</body>")
    return before + what + end + after if end else whole
