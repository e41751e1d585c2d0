"""What cases quote of minutes: the decision of another case, as its minutes have it."""

from collections.abc import Iterable, Mapping

from hfi_docs.papers.compose.minutes import look_at
from hfi_docs.papers.compose.minutes_told import decided_words
from hfi_docs.pipeline.material import assemble
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.sealed_minutes import sealed_by_item
from hfi_docs.records.model import CaseHeader, CaseNumber, Registers


def with_quotations(office: Office, numbers: Iterable[CaseNumber], registers: Registers) -> Registers:
    """The registers with the decisions of these cases that stand in minutes; what is closed cannot be quoted."""
    found: dict[CaseNumber, CaseHeader] = {}
    for number in numbers:
        header = registers.cases.get(number)
        if header and not header.resolution and (decided := _decided(office, number, header)):
            found[number] = decided
    cases: Mapping[CaseNumber, CaseHeader] = {**registers.cases, **found}
    return registers._replace(cases=cases) if found else registers


def _decided(office: Office, number: CaseNumber, header: CaseHeader) -> CaseHeader | None:
    told = [each for each in office.treatments(number) if each.item]
    if not told:
        return None
    meeting, minutes, _ = told[-1]
    organ = office.organs.get(meeting[0])
    # Only where an organ keeps items for a part of it does the notice say what may be quoted.
    notice = office.filing.meetings.get(meeting, [])[:1] if organ is None or organ.groups else []
    sound = {
        record.path: record for record, is_sound in office.check_structures([minutes, header.path, *notice]) if is_sound
    }
    if not sound.keys() >= {minutes, *notice}:
        return None
    registers = office.model(sound.values())
    cases = [sound[header.path]] if header.path in sound.keys() - office.filing.minutes_paths else []
    assembly = assemble(office, cases, [sound[path] for path in notice if path in sound], registers)
    minuted = assembly.minuted(sound[minutes])
    sealed = sealed_by_item(office.workspace, minuted)
    for item in look_at(minuted)[1]:
        # What is sealed holds, whatever the case says now.
        held = sealed.get(item.item.key)
        words = (held.text if held else decided_words(item, minuted)) if item.item.case == number else ""
        if words:
            status = "godkjent" if held else minuted.minutes.status
            return header._replace(resolution=words, minutes=status, path=minutes, key=item.item.key)
    return None
