"""B and C. Proactive disclosure."""
