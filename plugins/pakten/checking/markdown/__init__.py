"""What in a text in Markdown comes out otherwise than it looks where it is written."""
