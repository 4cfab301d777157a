"""The comparison views as reports: a sentence and a table each, from the functions of the analysis."""
