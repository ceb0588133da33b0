"""Text to entries and problems: one module per file of the world, every value with file, line and column."""
