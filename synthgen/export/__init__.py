"""Formats as users choose them, and the way from a dataset to their files."""
