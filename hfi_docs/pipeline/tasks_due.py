"""Whether the agenda of a meeting that is to be held has the open tasks that are due by then."""

from collections.abc import Iterable, Iterator

from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.papers.compose import Packet
from hfi_docs.pipeline.follow_up import DONE, due_day
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.tasks import assigned_tasks
from hfi_docs.records.model import Assigned, Registers
from hfi_docs.values.dates import format_date

SUBJECT = Subject("Oppgaver med frist", "En oppgave som ingen minner om, blir ikke gjort.")

NOT_ON_AGENDA = Finding(
    "HFI394",
    "Oppgaven «{task}» fra {meeting} skulle være gjort innen {due}, og står ikke i sakslisten.",
    "Sett opp saken den kom fra, eller en sak som viser oppgavene. Er den gjort, står det i register/oppfølging.yaml.",
    WARNING,
)


def check_due_tasks(office: Office, packets: Iterable[Packet], registers: Registers) -> Iterator[Problem]:
    """The open tasks that are due by each of some meetings without minutes, and that its agenda does not have."""
    ahead = [packet for packet in packets if packet.meeting not in office.filing.minutes]
    tasks = {organ: list(assigned_tasks(office, registers, organ)) for organ in {each.meeting[0] for each in ahead}}
    for packet in ahead:
        # A table of the tasks takes them all up.
        if any(office.shows_tasks(paper.record) for paper in packet.papers):
            continue
        for task in tasks[packet.meeting[0]]:
            yield from _missing(office, packet, task)


def _missing(office: Office, packet: Packet, task: Assigned) -> Iterator[Problem]:
    (organ, day), due = packet.meeting, due_day(task)
    if due is None or due > day or task.meeting >= day or task.status in DONE:
        return
    texts = {item.text.casefold() for item in packet.notice.items if item.text}
    if task.case in office.mentions(packet.record).cases if task.case else task.item.casefold() in texts:
        return
    at = packet.record.key_position(("saksliste",))
    yield NOT_ON_AGENDA.at(at, task=task.id, meeting=f"{organ} {format_date(task.meeting)}", due=format_date(due))
