"""Tests of the window and the command line, off-screen."""
