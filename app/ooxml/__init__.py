"""The zip and the XML of Word files, both ways."""
