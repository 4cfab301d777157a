"""The application: command line, window, analysis and papers, over the store in `db`."""
