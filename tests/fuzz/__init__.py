"""Files changed at random, to see that every reader of documents ends them in a document or in a sentence."""
