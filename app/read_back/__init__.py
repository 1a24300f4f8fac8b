"""A Word file that somebody corrected, held against the draft by content; and what is taken of it."""
