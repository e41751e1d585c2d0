"""PDF beside finished Word papers. Never a failed build: what hinders it is told, the papers are there already."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import HOW_TO_INSTALL, OutsideError
from hfi_docs.output.pdf import PIKEPDF, Converted, Missing, find_converter, is_pdf_of, is_pdf_of_another, missing_extra
from hfi_docs.output.write import write_documents
from hfi_docs.pipeline.formats import WORD
from hfi_docs.pipeline.insets import convert_all, files_of
from hfi_docs.pipeline.pdf_fonts import fonts_missing, told_missing, told_remedy
from hfi_docs.records.files import read_file, reason
from hfi_docs.values.words import join_words


class Pdfs(NamedTuple):
    """The PDFs that lie beside the papers, which of them are new, and what people should know.

    `missing` says that there is no converter and how to get one; `failed` that PDF could not be made now.
    """

    outputs: tuple[Path, ...] = ()
    changed: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()
    missing: str = ""
    failed: str = ""


def make_pdfs(papers: Iterable[Path], environ: Mapping[str, str]) -> Pdfs:
    """A PDF beside each Word file among `papers`, all or none; those that are there already are left alone."""
    documents = {path.with_suffix(".pdf"): path for path in papers if path.suffix == WORD.ending}
    try:
        contents = {pdf: read_file(paper) for pdf, paper in documents.items()}
        wanted = {pdf: content for pdf, content in contents.items() if not _is_fresh(pdf, documents[pdf], content)}
        if not wanted:
            return Pdfs(tuple(documents))
        converter = find_converter(environ)
        if isinstance(converter, Missing):
            return Pdfs(missing=converter.message)
        named = {_told(documents[pdf]): pdf for pdf in wanted}
        made = convert_all(
            converter,
            {name: wanted[pdf] for name, pdf in named.items()},
            lambda name, file: _beside(documents[named[name]], file),
        )
        pdfs = {pdf: made.pdfs[name] for name, pdf in named.items()}
        written = write_documents({pdf: converted.content for pdf, converted in pdfs.items()})
    except OSError as error:
        return Pdfs(failed=f"Et papir kunne ikke leses igjen ({reason(error)}).")
    except OutsideError as error:
        return Pdfs(failed=str(error))
    notes = (*made.notes, *_font_notes(wanted.values(), environ), *_notes(made.pdfs))
    return Pdfs(tuple(documents), written.changed, notes)


def is_outdated(pdf: Path, paper: Path) -> bool:
    """Whether the PDF beside a paper shows something else than the paper and the files that it holds."""
    return not _is_fresh(pdf, paper, _read(paper))


def shows_another(pdf: Path, paper: Path) -> bool:
    """Whether the PDF beside a paper surely was made of another one, or of other files than lie there now."""
    content = _read(paper)
    return is_pdf_of_another(_read(pdf), content, _files(paper, content))


def _is_fresh(pdf: Path, paper: Path, content: bytes) -> bool:
    return is_pdf_of(_read(pdf), content, _files(paper, content))


def _files(paper: Path, content: bytes) -> Mapping[str, bytes]:
    return files_of(content, "", lambda _, file: _beside(paper, file))


def _beside(paper: Path, file: str) -> bytes | None:
    try:
        return read_file(paper.with_name(file))
    except OSError:
        return None


def _font_notes(documents: Iterable[bytes], environ: Mapping[str, str]) -> Iterator[str]:
    missing = fonts_missing({str(number): content for number, content in enumerate(documents)}, environ)
    if missing:
        told = "; ".join(map(told_missing, missing))
        yield f"Skriften {told}. {told_remedy([*missing])}"


def _notes(made: Mapping[str, Converted]) -> Iterator[str]:
    """What people should know of PDFs that are not shown to be faultless."""
    for name, converted in made.items():
        if converted.remarks:
            counts = f"{_count(converted.findings_2a)} mot PDF/A-2a og {_count(converted.findings_ua1)} mot PDF/UA-1"
            yield f"PDF-en av «{name}» har {counts}, først: {converted.remarks[0]}."
    missing = missing_extra()
    if missing:
        what = "rettet og kontrollert" if PIKEPDF in missing else "kontrollert"
        yield f"PDF-ene er ikke {what} mot PDF/A og PDF/UA: {join_words(missing)} mangler. {HOW_TO_INSTALL}"


def _count(findings: int | None) -> str:
    return "ukjent antall feil" if findings is None else f"{findings} feil"


def _told(path: Path) -> str:
    """A paper with its meeting: names alone may be the same in two meetings."""
    return "/".join(path.parts[-3:])


def _read(path: Path) -> bytes:
    try:
        return read_file(path)
    except OSError:
        return b""
