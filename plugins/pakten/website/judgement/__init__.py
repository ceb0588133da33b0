"""What is asked of a built site before it takes the place of the one that is shown."""
