"""Texts in Markdown on their way to a page: what they may hold, pictures, diagrams, blocks that draw lists."""
