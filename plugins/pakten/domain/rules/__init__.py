"""What must hold within an entry, between entries, and of wordings and figures."""
