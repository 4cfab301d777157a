"""Tests of the widgets that know nothing of this project."""
