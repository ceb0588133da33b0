"""What each kind of entry may hold: fields, kinds of values, dates, and the schema that editors read."""
