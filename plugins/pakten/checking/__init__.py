"""Advice: what deserves a second look though no rule is broken. It never stops a build."""
