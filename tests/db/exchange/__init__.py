"""Tests of what goes in and out of a tracker: bundles, tables, and the plan of an import."""
