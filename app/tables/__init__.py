"""A table with its totals worked out: figures, entry, sheet, one-click answers, sources."""
