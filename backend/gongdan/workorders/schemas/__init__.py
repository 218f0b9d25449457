"""The shapes of the HTTP bodies."""
