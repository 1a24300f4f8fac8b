"""Word files (.docx) as blocks."""
