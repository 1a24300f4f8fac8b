"""Findings: the panel, what the clerk answers, doubts of an import."""
