"""Measures over fixed question sets."""
