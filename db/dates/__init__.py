"""Dates of the tracker: EDTF text, its first and last day, its words, and what people type for it."""

from db.dates.edtf_text import BadDate, bounds, day_number, known_from
from db.dates.in_words import words
from db.dates.relative import read_relative
from db.dates.typed import ORDERS, read_typed

__all__ = ["ORDERS", "BadDate", "bounds", "day_number", "known_from", "read_relative", "read_typed", "words"]
