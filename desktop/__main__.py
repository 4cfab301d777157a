"""Starts Parley: `parley` and `python -m desktop`."""

from desktop.cli import main

if __name__ == "__main__":
    main()
