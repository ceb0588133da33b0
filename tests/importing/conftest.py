"""The small network on disk that commands are tried in."""

from tests.cli.conftest import folder, pakten

__all__ = ["folder", "pakten"]
