"""Backups: data and files in one archive, brought back whole or not at all."""
