"""From the rows of a file to entries, as somebody at a terminal is asked and told."""
