"""The texts of a report: paragraphs, bound figures, sample sentences, roster and categories, lines as printed."""
