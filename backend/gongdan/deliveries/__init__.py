"""What is to leave the system: written with its cause, sent at least once under its own key."""
