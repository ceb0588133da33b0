"""Share pictures and QR codes."""
