"""The mapping dialog: how the columns of a spreadsheet become fields, seen and chosen."""
