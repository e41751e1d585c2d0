"""Reading and printing the Norwegian forms of amounts, dates and case numbers: one parser and one printer each."""
