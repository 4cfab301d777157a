"""The comparison views: a drawing with the table behind it, one sentence above, an explanation beside."""
