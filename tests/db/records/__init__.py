"""Tests of the records: their declarations, and the values of their fields."""
