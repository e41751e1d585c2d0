"""Reading records: files in, plain data with places out."""

from hfi_docs.records.load.attached import read_attached
from hfi_docs.records.load.reader import Loaded, glance, load_record, may_hold, read_bytes, read_record
from hfi_docs.records.workspace import Workspace, find_workspace, leads_out

__all__ = [
    "Loaded",
    "Workspace",
    "find_workspace",
    "glance",
    "leads_out",
    "load_record",
    "may_hold",
    "read_attached",
    "read_bytes",
    "read_record",
]
