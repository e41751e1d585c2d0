"""Minutes put together with what they were about, and checked."""

from collections.abc import Iterator, Sequence

from hfi_docs.check.minutes import check_minutes
from hfi_docs.check.wording.words import Words
from hfi_docs.errors import Finding, Problem, Subject
from hfi_docs.papers.compose import Minuted
from hfi_docs.pipeline.material import Assembly
from hfi_docs.pipeline.minutes_across import check_across
from hfi_docs.pipeline.sealed_minutes import check_sealed
from hfi_docs.pipeline.tasks import followed_task
from hfi_docs.records.record import Record
from hfi_docs.values.words import suggest_or_list

SUBJECT = Subject(
    "Protokoll og oppgaver", "Det som vises til, skal finnes, så oppgaven kan følges tilbake til vedtaket."
)

NO_MINUTES = Finding(
    "HFI351",
    "Møtet «{meeting}» har ingen protokoll.",
    "Skriv utvalg og dato for møtet: SSU 2026-05-21.",
)
UNKNOWN_TASK = Finding(
    "HFI352",
    "Protokollen har ingen oppgave som heter «{task}».",
    "{hint}",
    advice="Rett «oppgave» til kortnavnet i protokollen.",
)


def check_minutes_records(
    assembly: Assembly, records: Sequence[Record], words: Words | None = None, *, whole: bool
) -> tuple[tuple[Minuted, ...], list[Problem]]:
    """The minutes in sound records, and everything that is wrong with them; `whole`: the office is asked about."""
    minuted = [assembly.minuted(record) for record in records]
    problems = [problem for each in minuted for problem in check_minutes(each, words)]
    problems += [problem for each in minuted for problem in check_sealed(assembly.office.workspace, each)]
    problems += [*check_across(assembly.office, minuted), *_check_followed(assembly, minuted, whole=whole)]
    return tuple(minuted), problems


def _check_followed(assembly: Assembly, minuted: Sequence[Minuted], *, whole: bool) -> Iterator[Problem]:
    """The entries of the register about tasks that some minutes, or all, do not have.

    What other minutes there are is told of the `whole` office alone: those that are sealed lie without the others.
    """
    tasks = {each.meeting: {task.id for item in each.minutes.items for task in item.tasks} for each in minuted}
    record = assembly.office.registers.get("oppfølging")
    for entry in assembly.registers.followed if record else ():
        found = followed_task(entry)
        if record and whole and (found is None or found[0] not in assembly.office.filing.minutes):
            yield NO_MINUTES.at(record.position((*entry.key, "møte")), meeting=entry.meeting)
        elif record and found and found[0] in tasks and found[1] not in tasks[found[0]]:
            hint = suggest_or_list(entry.task, tasks[found[0]], none="Protokollen har ingen oppgaver.")
            yield UNKNOWN_TASK.at(record.position((*entry.key, "oppgave")), task=entry.task, hint=hint)
