"""The page a paper is composed on: its outline, the section chosen in it, and how the paper will look."""
