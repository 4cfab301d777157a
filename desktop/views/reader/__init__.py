"""The page a source is read on, and filed from."""
