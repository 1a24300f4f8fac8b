"""The editor of texts."""
