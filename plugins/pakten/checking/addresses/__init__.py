"""Where links lead, which addresses there are, and those that others have saved."""
