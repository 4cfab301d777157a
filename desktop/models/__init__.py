"""Qt models over reads of the store; they listen to the session and never write."""
