"""Snapshots of what was ingested, and the search over them."""
