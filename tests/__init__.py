"""The tests of Parley; the folders mirror `db`, `desktop` and `resources`, and `project` guards the whole."""
