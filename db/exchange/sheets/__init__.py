"""Spreadsheets as people keep them: a sheet is read, its columns are mapped to fields, and planned."""
