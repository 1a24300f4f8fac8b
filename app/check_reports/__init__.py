"""Files checked, one or many, and the report on what was found."""
