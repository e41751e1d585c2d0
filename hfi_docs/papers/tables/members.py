"""The members of an organ as rows."""

from hfi_docs.papers.tables.columns import Value
from hfi_docs.papers.tables.computed import TableRow
from hfi_docs.records.model import Member, Registers, TableSpec, View
from hfi_docs.values.dates import format_period
from hfi_docs.values.labels import Language, label

FIELDS = ("organisasjon", "tittel", "navn", "rolle")
FILTERS = ("id", "utvalg", "periode", "side", "rolle")


def member_rows(registers: Registers, view: View, spec: TableSpec, language: Language) -> tuple[TableRow, ...]:
    """A row per seat that the filters of view and table let through, as in the register."""
    filters = {**view.filters, **spec.filters}
    return tuple(
        TableRow(member.id, "ledd", tuple(values.get(column.field) for column in view.columns), member.key, "medlemmer")
        for member, values in ((member, _values(member, registers, language)) for member in registers.members)
        if _matches(member, filters)
    )


def _matches(member: Member, filters: dict[str, tuple[str, ...]]) -> bool:
    raw = {
        "id": member.id,
        "utvalg": member.organ,
        "periode": format_period(member.period),
        "side": member.side,
        "rolle": member.role,
    }
    # A period may be written with a hyphen in the filter: it is printed with an en dash.
    return all(
        raw.get(name) in {text.replace("-", "–") if name == "periode" else text for text in allowed}
        for name, allowed in filters.items()
        if name != "har"
    )


def _values(member: Member, registers: Registers, language: Language) -> dict[str, Value]:
    return {
        "organisasjon": registers.organisations.get(member.organisation, member.organisation),
        "tittel": member.title,
        "navn": member.name or label("oppnevnes", language),
        "rolle": label(member.role, language),
    }
