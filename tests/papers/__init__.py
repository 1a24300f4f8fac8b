"""Some hundred reports on paper, each in its own way hard to set: what they are, and how pictures of them are made."""
