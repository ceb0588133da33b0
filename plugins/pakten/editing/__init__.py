"""Text in, text out: a change to what somebody wrote, with every other byte kept."""
