"""Workbooks of Excel and WPS, and tables as text: what their sheets show, and what they hold without showing it."""
