"""What can be computed from a tracker: pure functions of a Snapshot, without Qt and without SQL."""
