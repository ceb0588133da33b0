"""What is sent and printed: letters, texts to share, plans, reports."""
