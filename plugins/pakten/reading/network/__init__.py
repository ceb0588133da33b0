"""The files and folders of a network, read as one catalogue."""
