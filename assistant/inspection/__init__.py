"""A report as it was understood: its outline, lines, tables and figures, shown to people."""
