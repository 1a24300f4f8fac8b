"""How fast the program is where the clerk waits, beside something simpler that does the same: `python -m tests.bench`."""
