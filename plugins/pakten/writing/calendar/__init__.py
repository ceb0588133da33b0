"""iCalendar (RFC 5545): entries, time zones, folding, and links that add an entry to a calendar."""
