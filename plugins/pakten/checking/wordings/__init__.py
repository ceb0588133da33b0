"""What texts say, and how: words left behind, decided wordings, figures, promises, long sentences."""
