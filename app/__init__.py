"""The report itself: form, figures, checks, files. Imports no Qt."""

__version__ = "0.1.0"
