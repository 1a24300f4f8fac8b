"""Web pages coming in."""
