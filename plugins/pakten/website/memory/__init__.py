"""What one build remembers for the next beside what was read and advised: pages, each with all that it asked."""
