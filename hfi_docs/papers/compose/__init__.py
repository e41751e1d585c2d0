"""From the model to the document tree: what is printed, in which order. Pure."""

from hfi_docs.papers.compose.case_paper import compose_case_paper
from hfi_docs.papers.compose.material import Packet, Paper, Taken
from hfi_docs.papers.compose.packet import compose_notice, compose_packet

__all__ = ["Packet", "Paper", "Taken", "compose_case_paper", "compose_notice", "compose_packet"]
