"""What sections and attachments hold, to the model."""

from hfi_docs.records.convert import values
from hfi_docs.records.convert.values import Group
from hfi_docs.records.model import Content, Definition, FileSpec, Line, Ranked, Ranking, TableSpec, Task
from hfi_docs.records.record import KeyPath
from hfi_docs.values.dates import parse_year
from hfi_docs.values.deadlines import read_deadline

_UNITS = {"kroner": 1, "1000 kroner": 1000, "millioner kroner": 1_000_000}


def convert_content(item: Group, key: KeyPath) -> Content:
    """The texts, definitions, tasks and ranking of a section or attachment."""
    return Content(
        text=values.text(item, "tekst"),
        definitions=tuple(
            Definition(values.text(entry, "begrep"), values.text(entry, "utvalg"), values.text(entry, "tekst"))
            for _, entry in values.groups(item, "definisjoner")
        ),
        tasks=tuple(_task(entry, at) for at, entry in values.groups(item, "oppgaver", key)),
        ranking=_ranking(values.group(item, "rangering")) if "rangering" in item else None,
        text_after=values.text(item, "etter"),
        key=key,
        text_key=(*key, "tekst"),
    )


def _task(entry: Group, key: KeyPath) -> Task:
    return Task(
        title=values.text(entry, "oppgave"),
        deadline=read_deadline(values.text(entry, "frist")),
        responsible=values.text(entry, "ansvar"),
        description=values.text(entry, "beskrivelse"),
        delivery=values.text(entry, "leveranse"),
        key=key,
    )


def _ranking(group: Group) -> Ranking:
    points = (
        Ranked(values.text(point, "tekst"), values.number(point, "antall") or 0)
        for _, point in values.groups(group, "punkter")
    )
    return Ranking(values.text(group, "enhet"), tuple(points))


def convert_file(item: Group) -> FileSpec | None:
    """The file that an attachment, table or figure names, if any."""
    if "fil" not in item:
        return None
    width = values.text(item, "bredde", "0").removesuffix("cm").strip().replace(",", ".")
    return FileSpec(
        path=values.text(item, "fil"),
        sheet=values.text(item, "ark"),
        area=values.text(item, "område"),
        alt=values.text(item, "alt"),
        caption=values.text(item, "bildetekst"),
        width=float(width),
    )


def convert_table(name: str, item: Group, key: KeyPath) -> TableSpec:
    """A table of the text or of an attachment."""
    return TableSpec(
        id=name,
        view=values.text(item, "visning"),
        file=convert_file(item),
        title=values.text(item, "tittel"),
        description=values.text(item, "beskrivelse"),
        plan=values.text(item, "plan"),
        year=parse_year(values.text(item, "år")) if "år" in item else None,
        unit=_UNITS[values.text(item, "enhet", "kroner")],
        filters=values.filters(item),
        merged=values.words(item, "slå_sammen"),
        lines=tuple(_line(line, at) for at, line in values.groups(item, "linjer", key)),
        must_match=values.words(item, "må_være_lik"),
        control=values.amount(item, "kontrollsum"),
        key=key,
    )


def _line(item: Group, key: KeyPath) -> Line:
    terms = values.words(item, "sum")
    return Line(
        id=values.text(item, "id"),
        text=values.text(item, "tekst"),
        parts=values.amount(item, "beløp"),
        terms=terms,
        source=values.text(item, "fra"),
        role=values.text(item, "rolle", "delsum" if terms else "ledd"),
        note=values.text(item, "merknad"),
        key=key,
    )
