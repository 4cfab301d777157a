"""The figures of papers: drawn from what the comparison views are drawn from, each said in words too."""
