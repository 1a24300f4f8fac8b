"""The report as pages on the screen, and the form it is printed with."""
