"""Right statements, the same with one thing altered, and what checking says of both."""
