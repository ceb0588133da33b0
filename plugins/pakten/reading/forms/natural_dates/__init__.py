"""Dates as people write them, in Swedish and English: `onsdag 2/12 kl 9–11` as a start and an end."""
