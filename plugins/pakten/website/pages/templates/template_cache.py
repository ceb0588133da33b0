"""Templates stay compiled from build to build, as the modules of Python do.

Compiling all of them takes a second, each time that somebody saves a file while the site is served. What is kept is
used again only for the same text with all its parts, in an environment that compiles alike, and it holds no
word of any network. Where nothing may be written, every build compiles anew.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

FOLDER = ".cache/pakten/templates"
"""Where they are kept, beside mkdocs.yml."""


class CompiledTemplates(FileSystemBytecodeCache):
    """The templates that earlier builds have compiled."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), "%s.pyc")

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        whole = environment.preprocess(source, name, filename)
        return super().get_bucket(environment, name, filename, "\n".join((*_manner(environment), whole)))

    def load_bytecode(self, bucket: Bucket) -> None:
        # A file that somebody has cut short is no file.
        with suppress(OSError, EOFError, ValueError, UnpicklingError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)


def _manner(env: Environment) -> Iterator[str]:
    """All that decides how an environment compiles, beside the text."""
    yield jinja2.__version__
    yield f"{env.autoescape} {env.trim_blocks} {env.lstrip_blocks} {env.keep_trailing_newline} {env.optimized}"
    yield from sorted(env.extensions)
    # Whether each filter or test is handed the context is written into what is compiled.
    for known in (env.filters, env.tests):
        yield from (f"{name} {getattr(function, 'jinja_pass_arg', '')}" for name, function in sorted(known.items()))
