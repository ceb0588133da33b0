"""Pakten: one list of events, a folder of good examples and a folder of pages, told truly in every channel."""
