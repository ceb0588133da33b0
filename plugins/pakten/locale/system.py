"""What the machine says when something cannot be done, in the language of those who read it."""

from errno import ENOENT, errorcode

from pakten.locale import Words


def reason(error: OSError, words: Words) -> str:
    """In the machine's own words where nobody has translated them."""
    # Python tries every folder for passing files, and names none of them when no one will do.
    nowhere = error.errno == ENOENT and error.filename is None
    key = "system.nowhere" if nowhere else f"system.{errorcode.get(error.errno or 0, '')}"
    return words(key) if key in words else str(error.strerror or error)
