"""PDF files with text in: letters and lines on pages, put together to texts and tables."""
