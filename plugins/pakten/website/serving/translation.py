"""What the server says by itself, in the language of the site: MkDocs has no words of its own for that."""

import logging
import re

from mkdocs import livereload
from mkdocs.commands import build, serve

from pakten.locale import Words

_SAID = {
    r"Building documentation\.\.\.": "building",
    r"Cleaning site directory": "",
    r"Documentation built in (?P<seconds>[\d.]+) seconds": "built",
    r"Detected file changes": "changed",
    r"Reloading browsers": "reloading",
    r"Watching paths for changes: .*": "",
    r"Serving on (?P<address>\S+)(?: and opening it in a browser)?": "address",
    r"Browser connected: .*": "",
    r"Shutting down\.\.\.": "ending",
}
"""What is said, and the word for it under `serve.said.`; what has none is said to nobody."""
_CLOCK = re.compile(r"\[\d\d:\d\d:\d\d\] ")
_LOGGERS = (build.__name__, serve.__name__, livereload.__name__)


class Translation(logging.Filter):
    """Changes the sentences that it knows and lets all others through."""

    def __init__(self, language: Words) -> None:
        super().__init__()
        self.words = language

    def begin(self) -> None:
        # The engine's own English may stand.
        for name in _LOGGERS if self.words.language != "en" else ():
            logging.getLogger(name).addFilter(self)

    def end(self) -> None:
        for name in _LOGGERS:
            logging.getLogger(name).removeFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        said = _CLOCK.sub("", record.getMessage())
        found = next(((known, key) for pattern, key in _SAID.items() if (known := re.fullmatch(pattern, said))), None)
        if found is None:
            return True
        known, key = found
        if key:
            record.msg, record.args = self.words(f"serve.said.{key}", None, **known.groupdict()), ()
        return bool(key)
