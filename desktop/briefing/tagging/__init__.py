"""What makes a paper accessible and archival: its structure (PDF/UA-1), its metadata, its file (PDF/A)."""
