"""Shapes of the HTTP bodies."""
