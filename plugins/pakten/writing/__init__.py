"""Catalogue to text or bytes: one module per format, each a function of its arguments alone."""
