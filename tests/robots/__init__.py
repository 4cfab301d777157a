"""Robots: what tests do at the window, in verbs."""
