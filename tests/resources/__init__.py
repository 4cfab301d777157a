"""Tests of what Parley carries with it as data."""
