"""Tests of what keeps trackers safe."""
