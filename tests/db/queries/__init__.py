"""Tests of reads that span tables."""
