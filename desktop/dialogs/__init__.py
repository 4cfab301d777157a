"""The dialogs of the window: each asks for one thing, or shows one thing, and is put by a command."""
