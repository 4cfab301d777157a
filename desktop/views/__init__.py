"""What fills the window: one view or panel a file, each given a session and the theme."""
