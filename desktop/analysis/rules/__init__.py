"""The rules of the check, a module for each thing they look at."""
