"""Pakten: one list of events, a folder of good examples and a folder of pages, told truly in every channel."""

from zoneinfo import reset_tzpath

# Clocks change as the package tzdata says, which is locked like all others: machines know more or less of it.
reset_tzpath(to=())
