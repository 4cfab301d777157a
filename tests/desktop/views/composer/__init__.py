"""The page papers are composed on."""
