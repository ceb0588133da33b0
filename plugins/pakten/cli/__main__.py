"""`python -m pakten.cli`, for where the command is not on the path."""

from pakten.cli import run

run()
