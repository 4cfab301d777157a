"""The commands of the window as data: a module for each menu."""
