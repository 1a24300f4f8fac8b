"""What has to be signed before a report goes out: the sheet for the leaders, one for each office that gave figures."""
