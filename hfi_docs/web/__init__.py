"""HTML: a paper as one web page, from the same tree as its Word file."""
