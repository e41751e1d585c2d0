"""Word files in, PDF out: checked before, converted in one call, checked after, mended and validated."""

import hashlib
import html
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from hfi_docs import __version__
from hfi_docs.errors import ConversionError
from hfi_docs.output import disk
from hfi_docs.output.pdf.converter import Converted, Converter, UnlaidError
from hfi_docs.output.pdf.judging import PIKEPDF, judge_pdf, missing_extra
from hfi_docs.values.expressions import regex
from hfi_docs.values.words import join_words

if TYPE_CHECKING:
    from hfi_docs.output.pdf.insets import Beside, BlankPlace, Inset
    from hfi_docs.output.pdf.mending import DocumentFacts

_PARTS: Final = frozenset({"[Content_Types].xml", "word/document.xml"})
_CREATED: Final = regex(r"<dcterms:created[^>]*>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)<")
#: What leads to the papers of a packet from its agenda.
_AGENDA: Final = 'w:name="saksliste"'
_CASE_LINK: Final = regex(r'<w:hyperlink w:anchor="(sak_[^_"]+_\d+_\d+)"[^>]*>(.*?)</w:hyperlink>')
_BOOKMARK: Final = regex(r'<w:bookmarkStart [^>]*w:name="([^"]*)"')
_TOLD: Final = regex(r"docProps/core\.xml|word/(?:document|header\d+)\.xml")
_HEAD_MARK: Final = "  ·  "
_TAG: Final = regex(r"<[^>]*>")
_ID: Final = regex(rb"/ID \[ ?<([0-9a-f]{32})>")
_END_SIZE, _SAID_SIZE = 1024, 300
#: The identity of a PDF that has faults: it is made again when it is asked for.
_UNTOLD: Final = bytes(16)
#: Raised when PDFs are made in another way than before.
_FORMAT: Final = 4


class Enclosed(NamedTuple):
    """What the PDF of a document is to hold beside it, and the document with blank pages for that.

    `files` are all that it names and that were found, by their names; those of them in `insets` have places.
    """

    files: Mapping[str, bytes]
    expanded: bytes = b""
    insets: "Mapping[str, Inset]" = MappingProxyType({})
    places: "tuple[BlankPlace, ...]" = ()


_NOTHING: Final = Enclosed(MappingProxyType({}))


def convert(
    converter: Converter, documents: Mapping[str, bytes], enclosed: Mapping[str, Enclosed] = MappingProxyType({})
) -> dict[str, Converted]:
    """The PDF of each document, all made in one call of the converter.

    Args:
        converter: what `find_converter` found.
        documents: Word files, each under the name that messages shall use.
        enclosed: what the PDFs of some of them are to hold.

    Raises:
        ConversionError: one of them could not be made; then none is handed back. UnlaidError: nor could it be filled.
    """
    for name, content in documents.items():
        _assert_word_file(name, content)
    if not documents:
        return {}
    given = {name: enclosed.get(name, _NOTHING) for name in documents}
    exported = _export(converter, {name: given[name].expanded or content for name, content in documents.items()})
    return {name: _finish(name, pdf, documents[name], given[name], converter) for name, pdf in exported.items()}


def is_pdf_of(pdf: bytes, document: bytes, files: Mapping[str, bytes] = MappingProxyType({})) -> bool:
    """Whether the PDF was made, mended and validated by us, out of just this Word file and the files that it names."""
    return _looks_whole(pdf) and not missing_extra() and _identity_in(pdf) == _identity(document, files)


def is_pdf_of_another(pdf: bytes, document: bytes, files: Mapping[str, bytes] = MappingProxyType({})) -> bool:
    """Whether the PDF tells that it was made of something else; one with faults does not tell what it was made of."""
    return not missing_extra() and _identity_in(pdf) not in {b"", _UNTOLD, _identity(document, files)}


def _identity_in(pdf: bytes) -> bytes:
    found = _ID.search(pdf[-_END_SIZE:])
    return bytes.fromhex(found[1].decode()) if found else b""


def insets_in(pdf: bytes) -> frozenset[str]:
    """The names of the files whose pages lie in a PDF that we made; none without the extra."""
    if PIKEPDF in missing_extra():
        return frozenset()
    from hfi_docs.output.pdf import insets  # noqa: PLC0415 - only with the extra

    return insets.insets_in(pdf)


def why_beside(pdf: bytes) -> "Beside | None":
    """Why the pages of a PDF cannot lie in one of ours; None where they can, and without the extra."""
    if PIKEPDF in missing_extra():
        return None
    from hfi_docs.output.pdf import insets  # noqa: PLC0415 - only with the extra

    found = insets.read_inset(pdf)
    return found if isinstance(found, insets.Beside) else None


def _assert_word_file(name: str, content: bytes) -> None:
    """Converters turn whatever they are given into a PDF, also a text file that is called .docx."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            if _PARTS.issubset(package.namelist()):
                return
    except zipfile.BadZipFile:
        pass
    message = f"«{name}» er ikke et helt Word-dokument, og kan ikke gjøres om til PDF. Bygg det på nytt."
    raise ConversionError(message)


def _export(converter: Converter, documents: Mapping[str, bytes]) -> dict[str, bytes]:
    try:
        with disk.scratch() as folder:
            # Plain names: what is called the same in two folders must not meet, nor trip a program over its letters.
            files = {name: folder / f"{number}.docx" for number, name in enumerate(documents, start=1)}
            for name, path in files.items():
                path.write_bytes(documents[name])
            said = converter.export(list(files.values()), folder)
            found = {name: _read_pdf(path.with_suffix(".pdf")) for name, path in files.items()}
    except OSError as error:
        message = f"PDF kunne ikke lages: mappen for midlertidige filer kan ikke brukes ({disk.reason(error)})."
        raise ConversionError(message) from None
    failed = [f"«{name}»" for name, pdf in found.items() if not _looks_whole(pdf)]
    if failed:
        told = f" Programmet sa: «{said[-_SAID_SIZE:]}»" if said else ""
        message = f"{converter.name} laget ikke en brukbar PDF av {join_words(failed)}.{told}"
        raise ConversionError(message)
    return found


def _read_pdf(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _looks_whole(pdf: bytes) -> bool:
    return pdf.startswith(b"%PDF-") and b"%%EOF" in pdf[-_END_SIZE:]


def _finish(name: str, pdf: bytes, document: bytes, enclosed: Enclosed, converter: Converter) -> Converted:
    """The PDF mended, and validated or filled, as far as the extra is installed."""
    missing = missing_extra()
    if PIKEPDF in missing:
        return Converted(pdf, None, None, converter.name)
    import pikepdf  # noqa: PLC0415 - only with the extra

    try:
        if enclosed.places:
            return _filled(pdf, document, enclosed)
        return _mended(pdf, document, enclosed.files, is_judged=not missing)
    except (pikepdf.PdfError, ValueError):
        message = f"{converter.name} laget en PDF av «{name}» som ikke kan leses. Prøv igjen."
        raise ConversionError(message) from None


def _filled(pdf: bytes, document: bytes, enclosed: Enclosed) -> Converted:
    """The PDF with pages of others on its blank ones: nothing is claimed for those, and so nothing for the whole."""
    from hfi_docs.output.pdf.insets import lay_insets  # noqa: PLC0415 - only with the extra
    from hfi_docs.output.pdf.mending import mend_pdf  # noqa: PLC0415

    identity = _identity(document, enclosed.files)
    mended = mend_pdf(pdf, _facts(enclosed.expanded), identity=identity, claim_a=False)
    try:
        laid = lay_insets(mended.content, enclosed.insets, enclosed.places)
    except ValueError as error:
        raise UnlaidError(str(error)) from None
    return Converted(laid, None, None, mended.producer, foreign=len(enclosed.places))


def _mended(pdf: bytes, document: bytes, files: Mapping[str, bytes], *, is_judged: bool) -> Converted:
    """Level A is claimed only by what has been shown to have it; only the faultless is known again as finished."""
    from hfi_docs.output.pdf.mending import mend_pdf  # noqa: PLC0415 - only with the extra

    facts = _facts(document)
    mended = mend_pdf(pdf, facts, identity=_identity(document, files), claim_a=is_judged)
    if not is_judged:
        return Converted(mended.content, None, None, mended.producer)
    found = judge_pdf(mended.content)
    if (found.findings_2a, found.findings_ua1) != (0, 0):
        mended = mend_pdf(pdf, facts, identity=_UNTOLD, claim_a=found.findings_2a == 0)
    return Converted(mended.content, found.findings_2a, found.findings_ua1, mended.producer, found.remarks)


def _facts(document: bytes) -> "DocumentFacts":
    """What a Word file tells that its PDF is to say too."""
    from hfi_docs.output.pdf.mending import DocumentFacts  # noqa: PLC0415 - only with the extra

    with zipfile.ZipFile(BytesIO(document)) as package:
        parts = {
            name: package.read(name).decode("utf-8", "replace") for name in package.namelist() if _TOLD.match(name)
        }
    created = _CREATED.search(parts.get("docProps/core.xml", ""))
    bookmarks = [html.unescape(name) for name in _BOOKMARK.findall(parts["word/document.xml"])]
    return DocumentFacts(created[1] if created else "", bookmarks, _case_numbers(parts))


def _case_numbers(parts: Mapping[str, str]) -> dict[str, str]:
    """What each case of a packet is called, by its bookmark; empty for other papers.

    The agenda has its number, the heads of its pages its name: «03/26», «PA-sak 03/26  ·  Årsrapport».
    """
    # A page of changes before the agenda has links to the cases too, by their titles.
    agenda = parts["word/document.xml"].partition(_AGENDA)[2]
    lines = (line for name, content in parts.items() if "header" in name for line in content.split("</w:p>"))
    heads = [_plain(line).partition(_HEAD_MARK)[0] for line in lines]
    found: dict[str, str] = {}
    for anchor, link in _CASE_LINK.findall(agenda):
        number = _plain(link)
        found.setdefault(anchor, next((head for head in heads if head.endswith(f" {number}")), number))
    return found


def _plain(markup: str) -> str:
    return html.unescape(_TAG.sub("", markup)).replace("\u00a0", " ").strip()


def _identity(document: bytes, files: Mapping[str, bytes]) -> bytes:
    """16 bytes that change with the Word file, with the files that it names and with how we make PDF of it."""
    whole = hashlib.sha256(f"hfi-docs {__version__} {_FORMAT}\n".encode() + document)
    for name, content in files.items():
        whole.update(f"\n{name}\n".encode() + hashlib.sha256(content).digest())
    return whole.digest()[:16]
