"""Our own supervisor of the embedded PostgreSQL."""
