"""Tests of what is computed from a tracker."""
