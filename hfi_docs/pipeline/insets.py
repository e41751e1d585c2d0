"""PDFs that go along with a packet, inside the PDF of the packet: read, given blank pages, and laid onto them."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import PurePath
from typing import NamedTuple, TypeAlias

from hfi_docs.output.pdf import PIKEPDF, Converted, Converter, Enclosed, UnlaidError, convert, missing_extra
from hfi_docs.values.labels import INSET_MARK
from hfi_docs.values.words import join_words

#: A file that lies beside a document, by the document's name and its own; None where there is none.
Find: TypeAlias = Callable[[str, str], bytes | None]
_BODY = "word/document.xml"


class ConvertedAll(NamedTuple):
    """PDFs by the names of their documents, and what people should know about the files in them."""

    pdfs: Mapping[str, Converted]
    notes: tuple[str, ...] = ()


def convert_all(converter: Converter, documents: Mapping[str, bytes], find: Find) -> ConvertedAll:
    """The PDF of each document, with the pages of the PDFs that go along where the document lets them stand.

    Raises:
        ConversionError: one of them could not be made; then none is handed back.
    """
    enclosed: dict[str, Enclosed] = {}
    notes: list[str] = []
    can_hold = PIKEPDF not in missing_extra() and converter.names_places
    for name, content in documents.items():
        files = files_of(content, name, find)
        if files and can_hold:
            enclosed[name], told = _enclose(content, files)
            notes += told
        elif files:
            notes.append(_NOT_IN.format(why=_why_none(converter)))
    try:
        made = convert(converter, documents, enclosed)
    except UnlaidError:
        made = convert(converter, documents, {name: Enclosed(each.files) for name, each in enclosed.items()})
        notes = [_NOT_IN.format(why="det er ikke plass på sidene, eller de ble ikke funnet igjen.")]
    notes += _mixed([name for name, each in made.items() if each.foreign])
    return ConvertedAll(made, tuple(dict.fromkeys(notes)))


_MIXED = "{whose} har sider fra andre filer, og er derfor ikke PDF/A eller PDF/UA."
_NOT_IN = "Vedlegg i PDF er ikke satt inn i PDF-en, men følger som egne filer: {why}"
_MENDED = "«{file}» var skadet. Sidene er satt inn i PDF-en: se over dem, eller be om en ny kopi."
_BESIDE = "«{file}» er ikke satt inn i PDF-en, men følger som egen fil: {why}. {remedy}."


def _mixed(names: list[str]) -> list[str]:
    """One sentence of all PDFs that hold pages of others."""
    named = join_words([f"«{name}»" for name in names])
    return [_MIXED.format(whose=f"PDF-{'ene' if names[1:] else 'en'} av {named}")] if names else []


def files_of(document: bytes, name: str, find: Find) -> dict[str, bytes]:
    """The files that the PDF of a document may hold and that lie beside it, in their order."""
    if not _names_any(document):
        return {}
    from hfi_docs.word.insets import inset_files  # noqa: PLC0415 - few documents name any

    found = ((file, find(name, file)) for file in inset_files(document) if PurePath(file).name == file)
    return {file: content for file, content in found if content is not None}


def _names_any(document: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(document)) as package:
            return f'{INSET_MARK}"'.encode() in package.read(_BODY)
    except (zipfile.BadZipFile, KeyError):
        return False


def _enclose(document: bytes, files: Mapping[str, bytes]) -> tuple[Enclosed, list[str]]:
    """What the PDF is to hold, and which files stay beside it and why."""
    from hfi_docs.output.pdf.insets import Beside, BlankPlace, Inset, read_inset  # noqa: PLC0415 - heavy, only with the extra
    from hfi_docs.word.insets import with_blank_pages  # noqa: PLC0415

    read = {name: read_inset(content) for name, content in files.items()}
    insets = {name: each for name, each in read.items() if isinstance(each, Inset)}
    notes = [
        _BESIDE.format(file=name, why=each.why, remedy=each.remedy)
        for name, each in read.items()
        if isinstance(each, Beside)
    ]
    notes += (_MENDED.format(file=name) for name, each in insets.items() if each.mended)
    if not insets:
        return Enclosed(files), notes
    expanded = with_blank_pages(
        document,
        {name: ["landscape" if page.lies else "portrait" for page in each.pages] for name, each in insets.items()},
    )
    places = tuple(BlankPlace(*blank) for blank in expanded.blanks)
    return Enclosed(files, expanded.content, insets, places), notes


def _why_none(converter: Converter) -> str:
    if PIKEPDF in missing_extra():
        return f"{PIKEPDF} mangler."
    return f"{converter.name} sier ikke hvor sidene er. Installer LibreOffice."
