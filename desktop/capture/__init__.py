"""Quick capture: one typed line becomes a filled form. No Qt."""
