"""The window. Widgets are put together here; nothing about the report is decided here."""
