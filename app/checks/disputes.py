"""E. Reconsideration and litigation."""
