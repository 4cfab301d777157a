"""Documents that sources are made of: read from files, repaired, cut into blocks, searched for records.

No Qt, no SQL. The *text as kept* is one plain string; every passage is a range of its code points.
"""
