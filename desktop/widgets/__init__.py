"""Widgets of the look that know nothing of this project: they take a theme, words and callables."""
