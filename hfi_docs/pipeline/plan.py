"""What there is to do: which documents must be made, and which are as they would be made again."""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from hfi_docs.output.ledger import PROGRAM, Layers, State, digest_of, flat, input_digest, reasons
from hfi_docs.papers.compose import Material, Minuted, Packet, nested
from hfi_docs.pipeline.documents import Job, refuse_colliding, told_as_sent
from hfi_docs.pipeline.filing import MeetingKey
from hfi_docs.pipeline.office import Office
from hfi_docs.records.load import Workspace
from hfi_docs.records.model import CaseNumber


class Inputs:
    """Tells what documents rest on, in layers: paths below the workspace with fingerprints, and the program.

    A document rests on its record and those whose papers it takes in, on what these and the registers mention, on
    every register, and on the files and the template that it uses. Registers count whole: finer, and a view that
    begins to show one more row would be missed.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._of_records: dict[Path, dict[str, str]] = {}
        self._digests: dict[str, str] = {}

    def of_record(self, path: Path) -> Layers:
        """The records and registers that the record in a file rests on, and the program."""
        return (self._common, *(self._of_one(each) for each in self._office.closure([path])))

    def of_material(self, material: Material) -> Layers:
        """All that a material rests on."""
        files = {self.name(item.path): item.digest for each in nested(material) for item in each.files.values()}
        return (*self.of_record(material.record.path), *([files] if files else []))

    def of_document(self, job: Job) -> Layers:
        """All that a document rests on."""
        layers = self.of_material(job.material)
        if isinstance(job.material, Packet):
            layers += tuple(chain.from_iterable(map(self.of_attached, job.material.minutes.values())))
            since = job.material.since if job.kind.tells_changes else None
            layers += (self.of_issue(job.material, since.issue),) if since else ()
        if not job.format.uses_templates:
            return layers
        workspace = self._office.workspace
        used = map(self.name, (workspace.template_path(job.template), workspace.measures_path(job.template)))
        return (*layers, {name: self.digest(name) for name in used})

    def of_attached(self, minuted: Minuted) -> Layers:
        """All that minutes rest on that go along with a notice: their seal too."""
        seals = _seals(self._office, [minuted.meeting])
        return (*self.of_material(minuted), {name: self.digest(name) for name in map(self.name, seals)})

    def of_issue(self, packet: Packet, issue: str) -> dict[str, str]:
        """What tells whether an issue of a meeting's papers is sealed, and is the same."""
        name = self.name(self._office.workspace.archive.joinpath(*packet.folder, issue, "data/metadata.json"))
        return {name: self.digest(name)}

    def read(self, names: Mapping[str, str], jobs: Iterable[Job]) -> Layers:
        """All that was read since the office looked; `names` is a layer of its own.

        What some of the documents tell is told anew once their papers are sealed again: also by those that rest on
        nothing else that is sealed, or on an earlier issue.
        """
        found: dict[str, str] = {}
        for packet in _compared(jobs):
            issues = self._office.workspace.issues(*packet.folder)
            for issue in (*(each.name for each in issues), f"utgave-{len(issues) + 1:02}"):
                found |= self.of_issue(packet, issue)
        return (names, {self.name(path): digest for path, digest in self._office.digests().items()}, found)

    def digest(self, name: str) -> str:
        """The fingerprint of an input by its name, taken once."""
        if name not in self._digests:
            self._digests[name] = input_digest(self._office.workspace.root, name)
        return self._digests[name]

    def identity(self, number: CaseNumber) -> str:
        """What a case is called in messages."""
        return self._office.identity(number)

    def as_sent(self, material: Material) -> str:
        """Why a document stands as it was sent or sealed; "" when it does not."""
        return told_as_sent(self._office.workspace, material)

    def name(self, path: Path) -> str:
        """The name of a file as an input."""
        return path.relative_to(self._office.workspace.root).as_posix()

    @cached_property
    def _common(self) -> dict[str, str]:
        """What every document rests on: the registers, what they mention, and the program."""
        found = {PROGRAM: self.digest(PROGRAM)}
        for record in self._office.registers.values():
            found |= self._of_one(record.path)
        return found

    def _of_one(self, path: Path) -> dict[str, str]:
        """A record and those that it mentions."""
        if path not in self._of_records:
            record = self._office.record(path)
            paths = (path, *sorted(self._office.consulted(record))) if record else (path,)
            read = ((each, self._office.record(each)) for each in paths)
            found = {self.name(each): digest.digest if digest else "" for each, digest in read}
            quoted = self._office.quoted([record]) if record else ()
            seals = _seals(
                self._office, (told.meeting for number in quoted for told in self._office.treatments(number))
            )
            self._of_records[path] = found | {name: self.digest(name) for name in map(self.name, seals)}
        return self._of_records[path]


def _seals(office: Office, meetings: Iterable[MeetingKey]) -> Iterator[Path]:
    """What is sealed of the minutes of meetings: of each the newest issue, and where the next will lie."""
    for organ, day in meetings:
        issues = office.workspace.issues(organ, f"{day}", "protokoll")
        following = office.workspace.archive / organ / f"{day}" / f"protokoll/utgave-{len(issues) + 1:02}"
        yield from (path / "data/metadata.json" for path in (*issues[-1:], following))


def _compared(jobs: Iterable[Job]) -> Iterator[Packet]:
    """What documents are made of that tell what differs since something is sealed."""
    yield from (job.material for job in jobs if job.kind.tells_changes and isinstance(job.material, Packet))


class BuildPlan(NamedTuple):
    """Documents; of each its inputs; the content of those that need not be made; why the others must be made again."""

    jobs: tuple[Job, ...]
    inputs: Mapping[Path, Layers]
    current: Mapping[Path, bytes]
    reasons: Mapping[Path, tuple[str, ...]]

    def reasons_of(self, paths: Container[Path]) -> dict[Path, tuple[str, ...]]:
        """Why each of some documents was made again."""
        return {path: why for path, why in self.reasons.items() if path in paths}


def plan_build(workspace: Workspace, inputs: Inputs, jobs: Iterable[Job], state: State) -> BuildPlan:
    """What there is to do: a document whose every input is as it was, and which lies there as written, is done.

    Raises:
        OutputError: two documents would get one name.
    """
    planned = tuple(jobs)
    refuse_colliding(planned)
    of_jobs = {job.path: inputs.of_document(job) for job in planned}
    current: dict[Path, bytes] = {}
    why: dict[Path, tuple[str, ...]] = {}
    for job in planned:
        known = state.documents.get(job.key)
        if known is None:
            continue
        content, before, now = workspace.read_kept(job.path), flat(known.layers), flat(of_jobs[job.path])
        if content is not None and before == now and known.digest == digest_of(content):
            current[job.path] = content
        else:
            gone = "filen manglet" if content is None else "filen var en annen"
            why[job.path] = reasons(before, now, workspace.root) or (gone,)
    return BuildPlan(planned, of_jobs, current, why)
