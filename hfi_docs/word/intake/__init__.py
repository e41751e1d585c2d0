"""Files that the secretariat attaches, read into blocks of the document: pure, bytes in and nodes out.

Whatever the bytes are, the only exception that leaves this room is `UnreadableError`. Its rooms are imported one by
one: most need libraries that take longer to load than a case takes to build.
"""
