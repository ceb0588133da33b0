"""What follows from all that a network has told: a year planned and reported, what is handed over, what is missing."""
