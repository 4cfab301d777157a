"""The commands of the command line, by theme; each is imported when it is called."""
