"""What is wrong with the records, all of it at once, each with its place and what to do. Pure.

`structure.py` and `rules.py` are asked by the pipeline; a command that only lists cases does without the second.
"""
