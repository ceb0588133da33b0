"""The small network that the reader is tried with."""

from __future__ import annotations

from tests.reading.conftest import network, reading

__all__ = ["network", "reading"]
