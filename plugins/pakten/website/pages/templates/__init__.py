"""Templates: compiled once, rendered once for a kind of page, and filled for each entry."""
