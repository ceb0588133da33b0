"""Where a long word may be parted by a hyphen: before a consonant that a vowel follows, as Swedish does."""

SHORTEST_PART = 4
"""Fewer letters than this never stand alone before or after a hyphen that we put in."""

_VOWELS = "aeiouyåäöéüæø"


def syllables(word: str) -> list[int]:
    """The places at which a syllable begins, far enough from both ends."""
    return [place for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1) if _begins(word[place : place + 2])]


def _begins(letters: str) -> bool:
    onset, nucleus = letters[:1].lower(), letters[1:].lower()
    return onset.isalpha() and onset not in _VOWELS and nucleus != "" and nucleus in _VOWELS
