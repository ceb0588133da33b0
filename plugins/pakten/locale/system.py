"""What the machine says when something cannot be done, in the language of those who read it."""

from __future__ import annotations

from errno import errorcode

from pakten.locale import Words


def reason(error: OSError, words: Words) -> str:
    """In the machine's own words where nobody has translated them."""
    key = f"system.{errorcode.get(error.errno or 0, '')}"
    return words(key) if key in words else str(error.strerror or error)
