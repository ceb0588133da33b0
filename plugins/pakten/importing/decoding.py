"""Bytes as text: an encoding is believed when what comes out reads as text, and told about when nothing does.

Programs write UTF-8 with and without a mark, UTF-16, and the code pages of Windows, the Mac and DOS; few say which.
"""

import codecs
import html
import re
from contextlib import suppress

from pakten.reading.refusal import Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CODE_PAGES = ("cp1252", "mac_roman", "cp850")
"""In this order when several read as well: Windows, the Mac, and what Excel calls MS-DOS."""

_LETTERS = "åäöÅÄÖéÉèÈêëáÁàâíóôúüÜøØæÆçñïß"
_SIGNS = "–—’‘“”•…€§°´·«»½©®\u00a0\u00ad\u202f"
_COMMON = frozenset(_LETTERS + _SIGNS)
"""What Nordic and English texts hold beside ASCII."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])[‘“”•…€§°«»½©®](?=[a-zåäö])")

_DAMAGE = re.compile(
    r"\ufffd|ï¿½|â€|Ã[\x80-\xbf]"
    r"|[^\W\d_]\?(?=[a-zåäö])|(?<=[A-ZÅÄÖ])\?(?=[A-ZÅÄÖ])"
    r"|(?:(?<=\s)|^|(?<=[\"(»“-]))\?(?=[^\W\d_])"
    r"|(?<![^\W_])[bcdfghjklmnpqrstvwxz]{1,6}\?(?=\s+[^\W\dA-ZÅÄÖ_])"
)
"""A question mark where a letter was: within a word, before one, or behind consonants that are no word."""

_ADDRESS = re.compile(r"(?:https?|mailto|tel|sip)s?:\S+|www\.\S+|\S+\?[\w.-]+=\S*|\S+[./]\w+\?\S+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]{2,}")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")


def decoded(data: bytes, name: str) -> str:
    """The text, without its mark. Refused when no encoding makes words of it."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    if wide := _wide(data):
        return _strict(data, wide, name)
    try:
        return _checked(data.decode("utf-8"), name)
    except UnicodeDecodeError:
        return _by_result(data, name)


def damage(text: str) -> str:
    """The word in which a letter has been lost on the way; empty when none has."""
    bare = _ADDRESS.sub("", text)
    found = _DAMAGE.search(bare)
    if found is None:
        return ""
    start, end = bare.rfind(" ", 0, found.end()) + 1, bare.find(" ", found.end())
    return bare[start : end if end >= 0 else len(bare)].strip() or found.group()


def put_right(text: str) -> str:
    """A text that was decoded twice with the wrong page (`TrÃ¤ff`), or holds entities, as it was meant.

    Only what comes out as common letters is put right; the rest stays, and may be seen as damage.
    """
    for _ in range(2):
        mended = _BEYOND_ASCII.sub(lambda found: _once_less(found.group()), text)
        if mended == text:
            break
        text = mended
    return _ENTITY.sub(lambda found: _unescaped(found.group()), text)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return _checked(data.decode(encoding).removeprefix("\ufeff"), name)
    except UnicodeDecodeError:
        raise Refusal("no_text", file=name) from None


def _checked(text: str, name: str) -> str:
    if _CONTROLS.search(text.replace("\x1a", "").replace("\x85", "")) and "\0" in text:
        raise Refusal("no_text", file=name)
    return text


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every second byte of what is mostly Latin is zero."""
    some = data[:4000]
    if len(some) < 4 or b"\0" not in some:
        return ""
    even, odd = some[0::2].count(0), some[1::2].count(0)
    half = len(some) // 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else ""


def _by_result(data: bytes, name: str) -> str:
    """The code page that makes the fewest odd signs; refused when the best of them makes many."""
    read: list[tuple[int, str]] = []
    for page in _CODE_PAGES:
        with suppress(UnicodeDecodeError):
            text = data.decode(page)
            odd = sum(sign > "\x7f" and sign not in _COMMON for sign in text) + len(_SIGN_IN_WORD.findall(text))
            read.append((odd, text))
    odd, text = min(read, key=lambda pair: pair[0], default=(1, "\0"))
    if "\0" in text or odd * 5 > sum(byte > 127 for byte in data):
        raise Refusal("no_text", file=name)
    return text


def _once_less(run: str) -> str:
    """Signs beyond ASCII as the UTF-8 that they were before somebody took it for a code page."""
    for page in _CODE_PAGES:
        with suppress(UnicodeError):
            # Windows leaves five bytes of its page free; programs keep them as they are.
            written = (sign.encode("latin-1" if "\x80" <= sign <= "\x9f" else page) for sign in run)
            meant = b"".join(written).decode("utf-8")
            if all(sign in _COMMON or sign in "Ãâ€√├" or sign.isascii() for sign in meant):
                return meant
    return run


def _unescaped(entity: str) -> str:
    meant = html.unescape(entity)
    return meant if meant != entity and (meant in _COMMON or meant in "&\"'") else entity
