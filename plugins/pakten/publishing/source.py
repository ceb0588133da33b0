"""Where a published site is read from: a folder, or the web."""

from http.client import HTTPException, IncompleteRead
from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin
from urllib.request import Request, urlopen

SECONDS = 20
"""How long a server may take to answer."""
_MOST = 50_000_000


class Source(Protocol):
    def read(self, path: str) -> bytes | None:
        """A file of the site; None where there is none. Raises URLError when nobody can tell."""


class Folder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, path: str) -> bytes | None:
        file = self.folder / (f"{path}index.html" if not path or path.endswith("/") else path)
        return file.read_bytes() if file.is_file() else None


class Web:
    def __init__(self, address: str) -> None:
        self.address = address if address.endswith("/") else f"{address}/"

    def read(self, path: str) -> bytes | None:
        asked = {"User-Agent": "pakten", "Cache-Control": "no-cache"}
        try:
            request = Request(urljoin(self.address, quote(path)), headers=asked)
            with urlopen(request, timeout=SECONDS) as answer:
                content: bytes = answer.read(_MOST)
                if len(content) < _MOST and answer.length:  # who asks for so many is not told
                    raise IncompleteRead(content, answer.length)
                return content
        except HTTPError as refused:
            if refused.code in (404, 410):
                return None
            raise
        except URLError:
            raise
        except (OSError, HTTPException, ValueError) as wrong:
            # Cut off, no HTTP, no address.
            raise URLError(str(wrong) or type(wrong).__name__) from wrong


def source_of(place: str, folder: Path) -> Source:
    """`https://…` is read from the web, all else is a folder."""
    return Web(place) if place.lower().startswith(("http://", "https://")) else Folder(folder / place)
