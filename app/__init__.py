"""The report itself: form, figures, checks, files. Imports no Qt."""
