"""Small parts that every page is made of: fields, questions, notices, signs, the style."""
