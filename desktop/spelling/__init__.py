"""Spelling without Qt: the words of a text, the dictionaries of this machine, and what counts as right."""
