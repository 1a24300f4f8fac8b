"""Reading Chinese official prose: numbers, sentences, brackets. Knows nothing of reports."""
