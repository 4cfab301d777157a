"""Lists edited in their cells."""
