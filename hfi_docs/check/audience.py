"""What is for a part of an organ only, beside what the others read."""

from collections.abc import Iterable, Iterator, Mapping

from hfi_docs.check.contents import table_names
from hfi_docs.check.rule import CheckedCase, CheckedMeeting, rule
from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.papers.references import kinds_naming, placed
from hfi_docs.records.model import Case
from hfi_docs.records.record import KeyPath

SUBJECT = Subject("Bare for noen", "Det som er for en gruppe, skal gruppen få, og ingen andre.")

FOR_NOBODY = Finding(
    "HFI484",
    "Sak {number} er bare for «{group}», men har et vedlegg bare for «{other}». Ingen får det.",
    "Rett «for» her eller i vedlegget «{name}».",
)
FIGURE_FOR_OTHERS = Finding(
    "HFI485",
    "Tallet er hentet fra «{table}», som er bare for «{group}». Her ser også andre det.",
    "Skriv det i det som er for gruppen, eller fjern «for» der.",
    WARNING,
)


@rule(FIGURE_FOR_OTHERS)
def _figures(checked: CheckedCase) -> Iterator[Problem]:
    case = checked.case
    tables = _groups_of_tables(case) if any(item.group for item in case.attachments) else {}
    if not tables:
        return
    fetching = kinds_naming("amount") | kinds_naming("rows")
    for leaf in checked.texts.leaves:
        for reference in leaf.references:
            names = table_names(reference.kind, reference.target) if reference.kind in fetching else ()
            for name, group in _for_others(names, _group_of(leaf.key_path, case, tables), tables):
                at = checked.texts.place(leaf, reference.start, reference.written)
                yield FIGURE_FOR_OTHERS.at(at, table=name, group=group)
    for line in (line for spec in case.all_tables for line in spec.lines if line.source):
        for name, group in _for_others(table_names("kr", line.source), _group_of(line.key, case, tables), tables):
            at = checked.record.position((*line.key, "fra"))
            yield FIGURE_FOR_OTHERS.at(at, table=name, group=group)


def _for_others(names: Iterable[str], own: str, tables: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The tables that are not for those who read what is for `own`."""
    yield from ((name, tables[name]) for name in names if tables.get(name, own) != own)


def _groups_of_tables(case: Case) -> Mapping[str, str]:
    """The tables that only a group sees: those that are attachments, and those that stand in these alone."""
    found: dict[str, str] = {}
    for item in (item for item in case.attachments if item.group):
        found |= {item.table.id: item.group} if item.table else {}
        found |= {each.target: item.group for _, text in item.content.texts for each, _ in placed(text)}
    open_texts = [text for section in case.sections for _, text in section.texts]
    open_texts += [text for item in case.attachments if not item.group for _, text in item.content.texts]
    shown = {each.target for text in open_texts for each, _ in placed(text)}
    return {name: group for name, group in found.items() if name not in shown}


def _group_of(key: KeyPath, case: Case, tables: Mapping[str, str]) -> str:
    """For whom a text is; "" when all read it."""
    if key[0] == "tabeller":
        return tables.get(str(key[1]), "")
    return next((item.group for item in case.attachments if item.key == key[:2]), "")


@rule(FOR_NOBODY)
def _attachments(checked: CheckedMeeting) -> Iterator[Problem]:
    for item in checked.notice.items:
        case = checked.cases.sound.get(item.case) if item.case and item.group else None
        for each in case.attachments if case else ():
            if case and each.group not in ("", item.group):
                at, number = checked.record.position((*item.key, "for")), checked.registers.identity(case.number)
                yield FOR_NOBODY.at(at, number=number, group=item.group, other=each.group, name=each.id)


AUDIENCE_RULES = (_figures,)
AUDIENCE_ON_AGENDA_RULES = (_attachments,)
