"""Atom and JSON Feed: one post an entry."""
