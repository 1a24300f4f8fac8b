"""The pages, their list, and what moves between them."""
