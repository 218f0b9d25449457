"""What changes the catalog."""
