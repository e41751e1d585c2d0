"""From the model to the document tree: what is printed, in which order. Pure."""

from hfi_docs.compose.case_paper import compose_case_paper

__all__ = ["compose_case_paper"]
