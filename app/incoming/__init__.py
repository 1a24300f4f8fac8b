"""Reading documents that were not made here: from the blocks of a Word file or a web page to a report."""
