"""The site: the only folder that knows MkDocs. Thin plugins over functions of the catalogue."""
