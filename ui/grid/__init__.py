"""Tables that are typed into: the official tables, the sources."""
