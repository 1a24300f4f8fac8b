"""A register of requests or of disputes, a row each, counted into the tables of the report."""
