"""From the rows of a table to orders with their past: pure, so that it can be tried on anything."""
