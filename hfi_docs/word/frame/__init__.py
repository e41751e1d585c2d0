"""What a template says around a paper, as blocks: for formats that have no templates of their own."""

from hfi_docs.word.frame.framing import Framed, framed

__all__ = ["Framed", "framed"]
