"""What LibreOffice's PDF lacks of PDF/A-2a and PDF/UA-1, and what of it changes with the clock. Each found by failing.

The rest of a file is left as it is; a PDF that lacks nothing keeps its content.
"""

import re
import zlib
from collections.abc import Collection, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Final, NamedTuple
from urllib.parse import quote

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from hfi_docs.output.pdf.mending.content import end_streams_plainly, mark_borders
from hfi_docs.output.pdf.mending.links import join_links
from hfi_docs.output.pdf.mending.lists import label_items
from hfi_docs.output.pdf.mending.metadata import claim_level_a, date_metadata, describe_ua
from hfi_docs.output.pdf.mending.outline import keep_cases
from hfi_docs.output.pdf.mending.page_heads import tag_head_links
from hfi_docs.output.pdf.mending.reading import Reader
from hfi_docs.output.pdf.mending.tables import mend_tables
from hfi_docs.output.pdf.mending.tree import elements, lead_back
from hfi_docs.values.expressions import regex

#: The standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4); they may not be mapped to anything.
_STANDARD: Final = regex(
    r"/(?:"
    r"Document|Part|Art|Sect|Div|BlockQuote|Caption|TOC|TOCI|Index|NonStruct|Private|P|H|H1|H2|H3|H4|H5|H6|L|LI"
    r"|Lbl|LBody|Table|TR|TH|TD|THead|TBody|TFoot|Span|Quote|Note|Reference|BibEntry|Code|Link|Annot|Ruby|RB|RT"
    r"|RP|Warichu|WT|WP|Figure|Formula|Form"
    r")"
)
_PROFILE_DATE: Final = slice(24, 36)
#: 1 January 2000, midnight, as six numbers of two bytes (ICC.1, 4.2): the colours do not change with the day.
_FIXED_DATE: Final = bytes.fromhex("07d000010001000000000000")


class Mended(NamedTuple):
    """A mended PDF and the program that it names as its maker."""

    content: bytes
    producer: str


class DocumentFacts(NamedTuple):
    """What a document tells of itself: its date, «2026-05-21T00:00:00Z», "" when it has none, and its bookmarks.

    `numbers` is what the cases of a packet are called, by their bookmarks; empty for other papers.
    """

    when: str = ""
    bookmarks: Collection[str] = ()
    numbers: Mapping[str, str] = MappingProxyType({})


def mend_pdf(content: bytes, facts: DocumentFacts, *, identity: bytes, claim_a: bool) -> Mended:
    """The PDF with what it lacked.

    Args:
        content: the PDF as the converter made it.
        facts: of the document that it was made of; without a date it keeps the converter's.
        identity: 16 bytes that tell what the PDF was made of; they become its permanent identifier.
        claim_a: whether the PDF shall say that it is PDF/A of level A.

    Raises:
        pikepdf.PdfError, ValueError: it cannot be read, or has no pages.
    """
    with pikepdf.open(BytesIO(content), attempt_recovery=False) as pdf:
        if not len(pdf.pages):
            message = "no pages"
            raise ValueError(message)
        tag_head_links(pdf)
        for page in pdf.pages:
            mark_borders(pdf, page)
            _keep_tagged_links(page)
        _unmap_standard_types(pdf)
        _name_notes(pdf)
        _name_places(pdf, facts.bookmarks)
        # What stands on the pages is as it will be: each is read once.
        reader = Reader(pdf)
        label_items(pdf, reader)
        join_links(pdf, reader)
        mend_tables(pdf, reader)
        lead_back(pdf)
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
        keep_cases(pdf, facts.numbers)
        _mend_metadata(pdf, facts.when, claim_a=claim_a)
        _still_profiles(pdf)
        end_streams_plainly(pdf)
        producer = str(pdf.trailer.get("/Info", Dictionary()).get("/Producer", ""))
        pdf.trailer["/ID"] = Array([pikepdf.String(identity), pikepdf.String(identity)])
        return Mended(saved(pdf), producer)


def _keep_tagged_links(page: pikepdf.Page) -> None:
    """Lets the reader go through the links in the order of the tags, and leaves out those that no tag holds.

    LibreOffice makes a link of the number of each footnote, back to the text, that is not in the structure (ISO
    14289-1, 7.18.5).
    """
    if "/Annots" not in page:
        return
    page.obj["/Tabs"] = Name.S
    links = [link for link in page.obj["/Annots"] if link.get("/Subtype") != Name.Link or "/StructParent" in link]
    if len(links) < len(page.obj["/Annots"]):
        page.obj["/Annots"] = Array(links)


def _name_notes(pdf: Pdf) -> None:
    """Gives each footnote an identifier of its own (ISO 14289-1, 7.9)."""
    notes = [item for item in elements(pdf) if Name.Note == item.S and "/ID" not in item]
    for number, note in enumerate(notes, start=1):
        note["/ID"] = pikepdf.String(f"note-{number:06}")


def _name_places(pdf: Pdf, bookmarks: Collection[str]) -> None:
    """Gives places the names of their bookmarks: LibreOffice encodes them for the web, and then every sign by itself.

    An underscore is «5F», an Å «25C32585».
    """
    places = pdf.Root.get("/Dests", Dictionary())
    for name in bookmarks:
        signs = quote(name, safe="")
        encoded = "".join(sign if sign.isalnum() else f"{ord(sign):02X}" for sign in signs)
        if encoded != name and f"/{encoded}" in places:
            places[f"/{name}"] = places[f"/{encoded}"]
            del places[f"/{encoded}"]


def _unmap_standard_types(pdf: Pdf) -> None:
    """A role map may not map a standard type (ISO 19005-2, 6.7.3.4); LibreOffice maps `/Quote`."""
    roles = pdf.Root.get("/StructTreeRoot", Dictionary()).get("/RoleMap", Dictionary())
    for name in list(roles.keys()):
        if _STANDARD.fullmatch(name):
            del roles[name]


def _mend_metadata(pdf: Pdf, when: str, *, claim_a: bool) -> None:
    metadata = pdf.Root.get("/Metadata")
    if metadata is not None:
        xmp = describe_ua(metadata.read_bytes().decode("utf-8"))
        xmp = date_metadata(xmp, when) if when else xmp
        metadata.write((claim_level_a(xmp) if claim_a else xmp).encode())
    information = pdf.trailer.get("/Info", Dictionary())
    for key in ("/CreationDate", "/ModDate") if when else ():
        if key in information:
            information[key] = pikepdf.String(f"D:{re.sub(r'[-:T]', '', when)}")
    if "/DocChecksum" in pdf.trailer:
        del pdf.trailer["/DocChecksum"]


def _still_profiles(pdf: Pdf) -> None:
    """Colour profiles that tell when they were made are given a fixed date."""
    for intent in pdf.Root.get("/OutputIntents", Array()):
        profile = intent.get("/DestOutputProfile")
        if profile is not None:
            content = bytearray(profile.read_bytes())
            content[_PROFILE_DATE] = _FIXED_DATE
            profile.write(zlib.compress(bytes(content)), filter=Name.FlateDecode)


def saved(pdf: Pdf, *, min_version: str = "") -> bytes:
    """The bytes, the same for the same content; streams are written as they are."""
    target = BytesIO()
    pdf.save(
        target,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        fix_metadata_version=False,
        deterministic_id=True,
        min_version=min_version,
    )
    return target.getvalue()
