"""Who is told what and how: the in-app inbox and mail."""
