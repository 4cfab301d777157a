"""One paper set by Parley and by other makers of papers, to be measured side by side."""
