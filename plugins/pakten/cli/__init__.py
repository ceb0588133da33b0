"""The command `pakten`: for those who write, without a site build. See `program` for what it is called with."""

from pakten.cli.program import main

__all__ = ["main"]
