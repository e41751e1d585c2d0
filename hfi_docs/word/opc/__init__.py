"""Office files as packages (ECMA-376 part 2): a zip of parts that refer to each other.

Every package that is read passes here, whether somebody attached it, made it as a template or it is our own paper:
limits, names, damage, relations and content types are told apart in one place. Its rooms are imported one by one.
"""
