"""Texts made smaller beforehand, so that a server need not do it for every visitor."""

import gzip
from pathlib import Path

try:
    import brotli
except ImportError:  # an extra: pakten[brotli]
    brotli = None

_TEXTS = frozenset((".html", ".css", ".js", ".json", ".xml", ".svg", ".ics", ".txt"))
_WORTH = 1000
"""Smaller files fit into one packet as they are."""


def compress(folder: Path) -> None:
    """Beside each text its `.gz`, and `.br` where the library is there. The same text gives the same bytes."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in _TEXTS and path.is_file() and path.stat().st_size >= _WORTH:
            content = path.read_bytes()
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
            if brotli is not None:
                path.with_name(f"{path.name}.br").write_bytes(brotli.compress(content, quality=9))
