"""Several rows at once, in the window."""
