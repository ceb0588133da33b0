"""The plugins for MkDocs, one thin module each."""
