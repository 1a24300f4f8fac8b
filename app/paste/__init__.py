"""A block of cells from the clipboard into a table or among the sources."""
