"""Sources as other programs keep them: RIS, BibTeX and CSL JSON, in and out.

CSL JSON stands in the middle: each form is read into it and written from it. No Qt, no SQL.
"""
