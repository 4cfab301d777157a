"""The store: records, changes, queries and exchange over one SQLite file. No Qt, no ReportLab."""
