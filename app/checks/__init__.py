"""The rules: each short, comparing what is read elsewhere."""
