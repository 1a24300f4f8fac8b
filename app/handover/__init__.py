"""The package that is handed in, archived, and opened by next year's clerk (归档包)."""
