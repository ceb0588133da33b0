"""For programs: open data with its schemas, JSON-LD, a spreadsheet, the list of pages."""
