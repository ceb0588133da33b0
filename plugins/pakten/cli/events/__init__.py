"""The list of events as commands change it: asked for, written, tried and kept in order."""
