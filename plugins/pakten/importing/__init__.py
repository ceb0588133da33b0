"""Other programs' calendars and tables, as rows that are understood or told about."""
