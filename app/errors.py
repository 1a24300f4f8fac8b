"""What may go wrong in a way that the clerk should read."""


class GknbError(Exception):
    """A sentence in Chinese: what is wrong, where, and what to do now."""


class UnreadableFile(GknbError):
    """A file that can't be read as what it should be; it is left untouched."""
