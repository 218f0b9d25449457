"""What happened, by whom and when: the one append-only, hash-chained history and its followers."""
