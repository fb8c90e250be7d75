"""Runs: from a spec to a finished dataset. The only package that knows every step, and the only one with a clock."""
