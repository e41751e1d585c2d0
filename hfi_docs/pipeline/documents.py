"""The documents of cases and meetings: which there are, where each lies, each made and proved."""

import copyreg
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from hfi_docs.document.walk import Texts, document_texts
from hfi_docs.errors import LostTextError, OutputError, OutsideError, TemplateError, UsageError
from hfi_docs.output.ledger import DocumentKey
from hfi_docs.papers.compose import DOCUMENT_KINDS, DocumentKind, Material, Packet, Paper, RecordText, standing_in
from hfi_docs.papers.conservation import lost_leaves
from hfi_docs.pipeline.formats import FORMATS, Format
from hfi_docs.pipeline.writing import ProvedFile
from hfi_docs.records.load import Workspace
from hfi_docs.values.file_names import colliding

_OUR_FAULT = "Feil i programmet, ikke i saken:"
_LEFT_OUT = "Sett inn det som mangler, eller skriv {#p utelater: … #} i malen med navnet på det."
_NOTHING = "Ingenting er skrevet."
_SHOWN = 80


def frozen(items: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """A frozen mapping in the process that it came to."""
    return MappingProxyType(items)


# Jobs go to other processes, and the frozen mappings of the model cannot be pickled by themselves.
copyreg.pickle(MappingProxyType, lambda proxy: (frozen, (dict(proxy),)))


class Job(NamedTuple):
    """A document to be made: what it is, where it goes, of what, and with which template."""

    key: DocumentKey
    path: Path
    material: Material
    template: str

    @property
    def kind(self) -> DocumentKind[Any]:
        """Its kind, from the table."""
        return DOCUMENT_KINDS[self.key.kind]

    @property
    def format(self) -> Format:
        """Its format, from the table."""
        return FORMATS[self.key.format]

    @property
    def along(self) -> dict[Path, bytes]:
        """The files that go along with it, beside it."""
        printed = standing_in(self.material) if self.kind.with_files else ()
        copied = (item for material in printed for item in material.files.values() if item.copied_as)
        return {self.path.with_name(item.copied_as): item.content for item in copied}


def wanted_kinds(also: Iterable[str] = ()) -> list[DocumentKind[Any]]:
    """The kinds of documents that are made of everything, and those that are asked for by name."""
    return [kind for kind in DOCUMENT_KINDS.values() if not kind.on_demand or kind.name in also]


def wanted_formats(also: Iterable[str] = ()) -> list[Format]:
    """The formats that everything is written in, and those that are asked for by name."""
    return [each for each in FORMATS.values() if not each.on_demand or each.name in also]


def refuse_lacking(materials: Iterable[Material], meeting: str, also: Iterable[str]) -> None:
    """Nothing, when every kind of document that is asked for by name can be made of the materials of a meeting.

    Raises:
        UsageError: one cannot.
    """
    given = tuple(materials)
    for kind in (kind for kind in wanted_kinds(also) if kind.on_demand):
        if lacking := kind.lacking(next((each for each in given if isinstance(each, kind.material)), None)):
            message = f"Møtet {meeting} {lacking}"
            raise UsageError(message)


def jobs_of(workspace: Workspace, materials: Iterable[Material], also: Iterable[str] = ()) -> Iterator[Job]:
    """Each document of the materials; `also` names the kinds and formats that are wanted beside the usual ones."""
    given = tuple(each for each in materials if not told_as_sent(workspace, each))
    root, output = workspace.root, workspace.output
    for kind in wanted_kinds(also):
        for material in (each for each in given if isinstance(each, kind.material)):
            source = material.record.path.relative_to(root).as_posix()
            for variant, each in kind.variants(material):
                stem = output.joinpath(*material.folder, kind.file_name(each))
                for format_ in wanted_formats(also):
                    key = DocumentKey(kind.name, source, variant, format_.name)
                    yield Job(key, stem.with_name(f"{stem.name}{format_.ending}"), each, kind.template(each))


def told_as_sent(workspace: Workspace, material: Material) -> str:
    """Why a document stands as it was sent or sealed: a case of it has gone on to another meeting; else ""."""
    if isinstance(material, Paper) or not material.moved_on:
        return ""
    organ, day = material.meeting
    number = material.moved_on[0]
    later = next(paper.case.day for paper in material.inner if isinstance(paper, Paper) and paper.case.number == number)
    why = f"sak {material.here.registers.identity(number)} har gått videre til {number.organ}/{later}."
    if isinstance(material, Packet):
        return f"Innkallingen til {organ}/{day} står som den ble sendt: {why}"
    is_sealed = workspace.issues(organ, f"{day}", "protokoll")
    return f"Protokollen fra {organ}/{day} står som den ble forseglet: {why}" if is_sealed else ""


def tools_for(workspace: Workspace, jobs: Iterable[Job]) -> dict[str, Any]:
    """What the writers of these documents need, by format.

    Raises:
        TemplateError: a template cannot be used.
    """
    templates: dict[str, set[str]] = {}
    for job in jobs:
        templates.setdefault(job.format.name, set()).add(job.template)
    return {name: FORMATS[name].load_writer().tools(workspace, sorted(names)) for name, names in templates.items()}


def refuse_colliding(jobs: Sequence[Job]) -> None:
    """Nothing, when every file has a name of its own, also for those who take capital letters for small ones.

    Raises:
        OutputError: two have not; the one would be lost in the other.
    """
    along = {path for job in jobs for path in job.along}
    same = colliding(path.as_posix() for path in (*(job.path for job in jobs), *along))
    if same:
        names = [f"«{path.rpartition('/')[2]}»" for path in dict.fromkeys(same[0])]
        two = f"{' og '.join(names)} er samme filnavn på Windows og i SharePoint."
        told = two if len(names) > 1 else f"To papirer får filnavnet {names[0]}."
        message = f"{told} Gi den ene saken eller gruppen et annet navn."
        raise OutputError(message)


def make_document(job: Job, tools: Mapping[str, Any]) -> bytes:
    """The file of a document, proved by its kind and by its format. Pure, so that any executor may run it.

    Raises:
        TemplateError: the template cannot be used. LostTextError: a text of a record is not in the file.
        OutsideError: the file is not as its format must be.
    """
    writer = job.format.load_writer()
    document = writer.compose(job.kind, job.material, job.template, tools[job.format.name])
    texts = document_texts(document)
    written = writer.write(document, texts, job.template, tools[job.format.name])
    if written.faults:
        told = "\n".join(f"  {fault}" for fault in written.faults)
        if written.printed is not None:
            message = f"Malen {job.template} gir ikke et gyldig papir her. {_NOTHING}\n{told}"
            raise TemplateError(message)
        message = f"{_OUR_FAULT} Papiret ble ikke gyldig. {_NOTHING}\n{told}"
        raise OutsideError(message)
    _prove_texts(job, [*document.fields.values()], texts, written)
    return written.content


def _prove_texts(job: Job, fields: list[str], texts: Texts, written: ProvedFile) -> None:
    """Holds what the file prints against the records and against the document.

    Raises:
        TemplateError: the template leaves something out. LostTextError: the program does.
    """
    # A paper that is taken in twice stands once.
    wanted = {(record.path, key): (record, key, text) for record, key, text in job.kind.leaves(job.material)}
    leaves = [leaf for (_, key), leaf in wanted.items() if not set(written.left_out) & set(key)]
    of_slots = (text for slot in texts for of_slot in slot for text in of_slot)
    chooses = written.printed is not None
    given = [*fields, *(written.printed or of_slots)]
    lost = [leaves[index] for index in lost_leaves([text for *_, text in leaves], given, counted=chooses)]
    # An own field has its place in the template, or among what it says of the case.
    if lost and (chooses or all(key[0] == "felt" for _, key, _ in lost)):
        message = f"Malen {job.template} skriver ikke ut all teksten. {_LEFT_OUT} {_NOTHING}\n{_places(lost)}"
        raise TemplateError(message)
    if lost:
        message = f"{_OUR_FAULT} Teksten her kom ikke helt med. {_NOTHING}\n{_places(lost)}"
        raise LostTextError(message)
    if written.lost and chooses:
        message = f"Malen {job.template} skriver ikke ut «{written.lost[0][:_SHOWN]}». {_LEFT_OUT} {_NOTHING}"
        raise TemplateError(message)
    if written.lost:
        message = f"{_OUR_FAULT} Denne teksten kom ikke med. {_NOTHING[:-1]}: «{written.lost[0][:_SHOWN]}»"
        raise LostTextError(message)


def _places(lost: Iterable[RecordText]) -> str:
    """Where each text is written, how it begins, and what it is called."""
    lines = []
    for record, key, text in lost:
        at, shown = record.position(key), " ".join(text.split())[:_SHOWN]
        lines.append(f"  {at.path}:{at.line}:{at.column}: «{shown}» ({'.'.join(map(str, key))})")
    return "\n".join(lines)
