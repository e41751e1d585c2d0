"""What is printed: the text of records, what their references mean, their tables, and the document tree of a paper."""
