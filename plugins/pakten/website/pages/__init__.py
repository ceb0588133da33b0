"""Pages: their kinds and templates, and what templates ask."""
