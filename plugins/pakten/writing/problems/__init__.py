"""Problems in words for people, and as data for programs."""
