"""Word files as content: what can stand in a paper becomes blocks, the rest is named."""

from hfi_docs.word.intake.word.reader import TakenIn, read_word

__all__ = ["TakenIn", "read_word"]
