"""A QR code: an address that a telephone reads from paper."""

from io import BytesIO

import segno

DRAWING = 1
"""Goes up when codes are drawn in another way, so that none is taken from the cache."""

_MASK = 3
"""One of the eight patterns that break up even surfaces. Readers take any of them, and to weigh all eight against
each other takes five times as long."""


def svg(address: str, title: str) -> bytes:
    """The code as a picture that can be printed in any size, on white so that it can be read on any ground."""
    code = segno.make_qr(address, error="m", mask=_MASK)
    file = BytesIO()
    code.save(
        file,
        kind="svg",
        title=title,
        scale=8,
        border=4,
        dark="#000",
        light="#fff",
        omitsize=True,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        nl=True,
    )
    return file.getvalue()
