"""The Word file: a form filled with the report."""
