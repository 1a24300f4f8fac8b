"""What somebody typed: the report, the one way to change it, new reports, names of its places, differences."""
