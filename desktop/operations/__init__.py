"""What a person can do to a tracker: one named function each, returning a Change. No Qt, no SQL."""
