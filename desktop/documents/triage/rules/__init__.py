"""The rules of triage, one a module or a few: each turns blocks of a text into proposals, and says why."""
