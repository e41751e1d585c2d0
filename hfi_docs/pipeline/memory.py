"""What earlier builds have left behind: which records need no look, what was said of them, and what a build adds."""

import contextlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from hfi_docs.errors import OutputError, Problem
from hfi_docs.output.ledger import (
    CASES,
    BuiltDocument,
    DocumentKey,
    Freshness,
    Run,
    SoundRecord,
    State,
    read_state,
    state_path,
    stored,
)
from hfi_docs.output.write import write_documents
from hfi_docs.papers.compose import Material
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.plan import BuildPlan, Inputs
from hfi_docs.records.load import Workspace


class Memory:
    """The ledger of a workspace as it was before a build read anything; `names` are those below `cases/`, as inputs."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._freshness = Freshness(workspace.root)
        self.state = read_state(workspace.output, workspace.root)
        self.names: Mapping[str, str] = {CASES: self._freshness.digest(CASES)}

    def settled(self, office: Office, chosen: Iterable[Path]) -> dict[Path, SoundRecord]:
        """The records that need no look: neither they nor anything they rest on has changed, and all lies there.

        A meeting is settled whole or not at all: what is said of its notice depends on all of its cases.
        """
        known = {path: self.state.records.get(self.source(path)) for path in chosen}
        sound = {path: record for path, record in known.items() if record and self._is_as_it_was(record)}
        others = [path for path in known if path not in sound]
        restless = {record.meeting for path in others if (record := known[path])}
        restless |= {f"{header.number.organ}/{header.day}" for _, header in office.headers(others)}
        restless |= {f"{organ}/{day}" for (organ, day), paths in office.filing.meetings.items() if {*paths} & {*others}}
        cases: dict[str, list[str]] = {}
        for path, record in sound.items():
            if path not in office.filing.meeting_paths:
                cases.setdefault(record.meeting, []).append(self.source(path))
        for path, record in sound.items():
            if path in office.filing.meeting_paths and list(record.cases) != sorted(cases.get(record.meeting, [])):
                restless.add(record.meeting)
        return {path: record for path, record in sound.items() if record.meeting not in restless}

    def remember(self, asked: tuple[str, ...], news: State, run: Run) -> State:
        """Keeps what a build did, beside what is known already, and returns all; a failure only costs time later."""
        root = self._workspace.root
        # What was made for a group that gets nothing of its own any more is no document by now.
        made = {(key.kind, key.source, key.format) for key in news.documents}
        documents = {
            key: built
            for key, built in self.state.documents.items()
            # Nobody asks for a document that is gone with its record.
            if (key.kind, key.source, key.format) not in made
            and ((root / built.path).exists() or (root / key.source).exists())
        }
        records = {source: sound for source, sound in self.state.records.items() if (root / source).exists()}
        runs = dict(self.state.runs)
        if runs.get(asked) != run:
            # The newest last: the oldest are forgotten first.
            runs.pop(asked, None)
            runs[asked] = run
        state = State(documents | dict(news.documents), records | dict(news.records), runs)
        with contextlib.suppress(OutputError):
            write_documents({state_path(self._workspace.output): stored(state, root)})
        return state

    def source(self, path: Path) -> str:
        """A record's path below the workspace."""
        return path.relative_to(self._workspace.root).as_posix()

    def _is_as_it_was(self, record: SoundRecord) -> bool:
        if not self._freshness.rests(record.layers):
            return False
        built = [self.state.documents.get(key) for key in record.documents]
        return all(each and self._freshness.rests(each.layers) and self._freshness.lies_there(each) for each in built)


def built_documents(root: Path, plan: BuildPlan, digests: Mapping[str, str]) -> dict[DocumentKey, BuiltDocument]:
    """What is kept of the documents of a plan; `digests` are those of all files, by path below the workspace."""
    found = {}
    for job in plan.jobs:
        name, *along = (path.relative_to(root).as_posix() for path in (job.path, *job.along))
        copies = {copy: digests[copy] for copy in along}
        found[job.key] = BuiltDocument(name, digests[name], plan.inputs[job.path], copies)
    return found


def sound_records(
    names: Mapping[str, str],
    inputs: Inputs,
    plan: BuildPlan,
    materials: Iterable[Material],
    problems: Iterable[Problem],
) -> dict[str, SoundRecord]:
    """What is kept of the records of a build, all of them sound; `names` is the layer of names below `cases/`."""
    warnings: dict[Path, list[Problem]] = {}
    for problem in problems:
        warnings.setdefault(problem.position.path, []).append(problem)
    documents: dict[str, list[DocumentKey]] = {}
    for job in plan.jobs:
        if not job.kind.on_demand and not job.format.on_demand:
            documents.setdefault(job.key.source, []).append(job.key)
    given = [(inputs.name(each.record.path), "/".join(each.folder), each) for each in materials]
    cases: dict[str, list[str]] = {}
    for source, meeting, material in given:
        if material.case:
            cases.setdefault(meeting, []).append(source)
    found = {}
    for source, meeting, material in given:
        case = material.case
        found[source] = SoundRecord(
            layers=(names, *inputs.of_material(material)),
            meeting=meeting,
            warnings=tuple(warnings.get(material.record.path, ())),
            without_paper=(inputs.identity(case.number), case.paper) if case and case.paper != "ja" else None,
            cases=() if case else tuple(sorted(cases.get(meeting, ()))),
            documents=tuple(documents.get(source, ())),
            as_sent=inputs.as_sent(material),
        )
    return found
