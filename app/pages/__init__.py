"""What the pages of the window say: how far each is, its findings, answers, limits, the user guide."""
