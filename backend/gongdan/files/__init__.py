"""Uploads and downloads: content hash, true type, limits, previews, storage."""
