"""Metadata of a bag as JSON and XML, with the names of Noark 5's catalogue of metadata.

The names are the standard's (moetemappe, moeteregistrering, dokumentbeskrivelse, dokumentobjekt, M100–M720). The file
is no delivery to a depot: what only an archive system can know (systemID, journal numbers) is left out.
"""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TypeAlias
from xml.etree import ElementTree

from hfi_docs.output.archive.manifest import checksum
from hfi_docs.output.archive.material import Issue, MeetingPapers, SealedDecision, SealedPaper, SealedPdf, pdf_name
from hfi_docs.output.archive.names import issue_name
from hfi_docs.values.case_numbers import format_case_identity

Value: TypeAlias = "str | int | dict[str, Value] | list[Value]"

_FORMATS = {".docx": "DOCX", ".pdf": "PDF", ".xlsx": "XLSX", ".csv": "CSV", ".png": "PNG", ".jpg": "JPEG"}
_HANDLED = "Ferdig behandlet av utvalget"


def metadata(papers: MeetingPapers, issue: Issue) -> dict[str, Value]:
    """What the bag holds, as nested values under Noark names."""
    meeting = papers.meeting
    folder: dict[str, Value] = {
        "mappeID": f"{papers.key}/{issue_name(issue.number)}",
        "tittel": f"{papers.organ.meeting_name} {meeting.day}",
        "opprettetDato": issue.sealed.isoformat(),
        "utvalg": papers.organ.name,
        "moetedato": meeting.day.isoformat(),
    }
    folder |= {"moetested": meeting.place} if meeting.place else {}
    archive = papers.office.archive or papers.office.name
    if archive:
        number: dict[str, Value] = {"arkivskaperID": papers.office.number} if papers.office.number else {}
        folder["arkivskaper"] = number | {"arkivskaperNavn": archive}
    folder["moeteregistrering"] = [_registration(paper, issue) for paper in papers.papers]
    if papers.minutes:
        folder["moetesak"] = [_decision(each, meeting.day.isoformat()) for each in papers.minutes.decisions]
        folder["antallRettelser"] = papers.minutes.corrections
    folder["kildefil"] = [_source(path, content) for path, content in sorted(papers.sources.items())]
    folder["merknad"] = [{"merknadstekst": note} for note in papers.notes]
    folder["programvare"] = dict(papers.software)
    return folder


def metadata_json(values: dict[str, Value]) -> bytes:
    """The metadata as JSON."""
    return json.dumps({"moetemappe": values}, ensure_ascii=False, indent=2).encode() + b"\n"


def metadata_xml(values: dict[str, Value]) -> bytes:
    """The metadata as XML: a list becomes one element per entry."""
    root = ElementTree.Element("moetemappe")
    for element in _elements(values):
        root.append(element)
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _registration(paper: SealedPaper, issue: Issue) -> Value:
    case = paper.case
    found: dict[str, Value] = {"moeteregistreringstype": paper.registration}
    if case:
        found |= {
            "moetesakstype": "Referatsak" if case.kind == "referat" else "Politisk sak",
            "saksnummer": format_case_identity(case.number),
            "sakstype": case.kind,
        }
        found |= {"moeteregistreringsstatus": _HANDLED} if case.status == "behandlet" else {}
        found |= {"referanseArkivsak": case.archive_case} if case.archive_case else {}
        found |= {"saksbehandler": case.officer} if case.officer else {}
    found["tittel"] = paper.title
    found |= {"skjerming": {"skjermingshjemmel": paper.law}} if paper.law else {}
    found["dokumentbeskrivelse"] = list(_descriptions(paper, issue))
    return found


def _decision(decision: SealedDecision, day: str) -> Value:
    """An item as minutes have it, with the names of eInnsyn (Moetesak, Vedtak, Votering)."""
    found: dict[str, Value] = {"sakstittel": decision.title}
    found |= {"saksnummer": decision.number} if decision.number else {}
    if decision.law:
        return found | {"skjerming": {"skjermingshjemmel": decision.law}}
    decided: dict[str, Value] = {"vedtaksresultat": decision.outcome} if decision.outcome else {}
    decided |= {"vedtakstekst": decision.text, "vedtaksdato": day} if decision.text else {}
    found |= {"vedtak": decided} if decided else {}
    votes: list[Value] = [{"voteringstekst": text} for text in decision.votes]
    return found | ({"votering": votes} if votes else {})


def _descriptions(paper: SealedPaper, issue: Issue) -> Iterator[Value]:
    variants: list[Value] = [_object(f"papirer/{paper.name}", paper.content, "Produksjonsformat", issue)]
    if paper.pdf:
        variants.append(_archive_format(paper, paper.pdf, issue))
    yield _description(paper.document_type, paper.title, "Hoveddokument", 1, variants)
    for number, (name, content) in enumerate(paper.attachments.items(), start=2):
        held: list[Value] = [_object(f"vedlegg/{name}", content, "Produksjonsformat", issue)]
        yield _description("Vedlegg", PurePosixPath(name).stem, "Vedlegg", number, held)


def _description(kind: str, title: str, role: str, number: int, objects: list[Value]) -> Value:
    return {
        "dokumenttype": kind,
        "dokumentstatus": "Dokumentet er ferdigstilt",
        "tittel": title,
        "tilknyttetRegistreringSom": role,
        "dokumentnummer": number,
        "dokumentobjekt": objects,
    }


def _object(path: str, content: bytes, variant: str, issue: Issue) -> dict[str, Value]:
    ending = PurePosixPath(path).suffix.lower()
    return {
        "versjonsnummer": issue.number,
        "variantformat": variant,
        "format": _FORMATS.get(ending, ending.removeprefix(".").upper()),
        "opprettetDato": issue.sealed.isoformat(),
        **_file(path, content),
    }


def _archive_format(paper: SealedPaper, pdf: SealedPdf, issue: Issue) -> Value:
    """The PDF, with what it was converted from and by: a conversion must be documented."""
    found = _object(f"papirer/{pdf_name(paper)}", pdf.content, "Arkivformat", issue)
    conversion: Value = {
        "konvertertDato": issue.sealed.isoformat(),
        "konvertertFraFormat": "DOCX",
        "konvertertTilFormat": pdf.format,
        "konverteringsverktoey": pdf.producer,
    }
    return found | {"format": pdf.format, "konvertering": conversion}


def _source(path: str, content: bytes) -> Value:
    return _file(f"kilde/{path}", content)


def _file(path: str, content: bytes) -> dict[str, Value]:
    return {
        "referanseDokumentfil": path,
        "sjekksum": checksum(content),
        "sjekksumAlgoritme": "SHA-256",
        "filstoerrelse": len(content),
    }


def _elements(values: dict[str, Value]) -> Iterator[ElementTree.Element]:
    for name, value in values.items():
        for each in value if isinstance(value, list) else [value]:
            element = ElementTree.Element(name)
            if isinstance(each, dict):
                element.extend(list(_elements(each)))
            else:
                element.text = str(each)
            yield element
