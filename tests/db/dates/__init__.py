"""Tests of dates: EDTF, its words, and what people type."""
