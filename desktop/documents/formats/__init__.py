"""One reader for each format: bytes in, the words and what the format itself says of them out."""
