"""From a text to proposed records, by plain rules: each with its passage, its reason and a confidence."""
