"""Spreadsheets as people keep them: a sheet is read, its columns are mapped to fields, and planned.

A row that stands for a record the tracker has is that record: by its id where a column gives one, by its
name, short name or alias where it has one, else by what tells records of its kind apart (of a position its
actor, issue, channel, date and statement). To import a sheet again changes nothing but what it says anew.
"""

from db.exchange.sheets.book import TEXTS, WORKBOOKS, Book, open_book
from db.exchange.sheets.checking import Problem, problems
from db.exchange.sheets.composing import Composed, Library, compose
from db.exchange.sheets.guessing import Guess, Guesser, Reason
from db.exchange.sheets.mapping import NEW, Answer, Mapping, Word, headings, layout_digest
from db.exchange.sheets.sheet import Sheet, SheetName

__all__ = [
    "NEW",
    "TEXTS",
    "WORKBOOKS",
    "Answer",
    "Book",
    "Composed",
    "Guess",
    "Guesser",
    "Library",
    "Mapping",
    "Problem",
    "Reason",
    "Sheet",
    "SheetName",
    "Word",
    "compose",
    "headings",
    "layout_digest",
    "open_book",
    "problems",
]
