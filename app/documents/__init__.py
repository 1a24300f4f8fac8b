"""A file of any kind as blocks: Word, web page, archive, conversion by an office program."""
