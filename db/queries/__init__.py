"""Reads that span tables: the snapshot, search, lists, history."""
