"""Guards over the whole project: its layers, its files, its environment."""
