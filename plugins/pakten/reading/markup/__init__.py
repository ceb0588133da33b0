"""What may stand in a text that somebody writes in Markdown, and how much of it."""
