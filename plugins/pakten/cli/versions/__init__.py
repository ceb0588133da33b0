"""What is written now and what was written before: versions of a network in git."""
