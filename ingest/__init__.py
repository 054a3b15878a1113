"""From files to reports: readers, outline, tables, figures and passages."""
