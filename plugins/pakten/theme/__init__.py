"""Templates and assets: a MkDocs theme that stands on its own."""
