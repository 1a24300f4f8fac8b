"""All sentences that users see, as one list to be read as a whole: `python -m tests.words [app|ui]`."""
