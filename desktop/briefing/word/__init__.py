"""The same paper as a Word file, for those who must edit it: a second way to set what the sections say."""
