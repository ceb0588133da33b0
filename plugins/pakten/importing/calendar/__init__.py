"""Calendars as other programs write them."""
