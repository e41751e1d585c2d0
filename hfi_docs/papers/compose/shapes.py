"""All that a template with statements may name, by kind of document: what is checked, and what the guide lists."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from hfi_docs.context import Shape
from hfi_docs.papers.compose.drawing import RAW, ColumnNames, pattern_name
from hfi_docs.papers.tables import SOURCES
from hfi_docs.papers.tables.columns import MONEY
from hfi_docs.records.model import View
from hfi_docs.records.schema.case import SECTIONS
from hfi_docs.records.schema.content import REFERENCES

Shapes = Mapping[str, Shape]


def _word(*among: str, label: str = "") -> Shape:
    """A text that is one of a few."""
    *first, last = (f"`{word}`" for word in among)
    return Shape("text", f"{label}{', '.join(first)} eller {last}", among=among)


def _text(label: str) -> Shape:
    return Shape("text", label)


def _slot(label: str) -> Shape:
    return Shape("slot", label)


def _columns() -> dict[str, Shape]:
    """Every field that a view may show: as printed, and the raw value of amounts."""
    found: dict[str, Shape] = {}
    for source in SOURCES.values():
        for field in source.fields:
            found.setdefault(
                field, _slot("løpende tekst") if field in source.prose else _text("cellen, slik den skrives")
            )
            if field in source.money:
                found[f"{field}{RAW}"] = Shape("kroner", "beløpet")
    return found


_CELL: Shapes = {
    "tekst": _text("cellen, slik den skrives"),
    "verdi": Shape("kroner", "beløpet, når kolonnen har beløp"),
    "type": _word("tekst", "kroner", "antall", label="kolonnens type: "),
}
_COLUMN: Shapes = {
    "overskrift": _text("kolonnens overskrift"),
    "type": _CELL["type"],
    "navn": _text("kolonnens navn"),
}


def _table(
    columns: Shapes,
    refused: Mapping[str, str] = MappingProxyType({}),
    *,
    is_open: bool,
    named: Collection[str] = (),
    has_sums: bool = False,
) -> Shape:
    """A table whose rows have these fields, and refuse those names; `named` are the names of its columns, if known."""
    row: Shapes = {
        "celler": Shape("many", "cellene, fra venstre", _CELL),
        **columns,
        "rolle": _word("ledd", "delsum", "sum", "info"),
    }
    rows = Shape("many", "radene", row, is_open=is_open, refused=refused)
    group: Shapes = {"overskrift": _text("det radene har felles"), "rader": rows}
    fields: Shapes = {
        "tittel": _text("tabellens tittel"),
        "bildetekst": _slot("linjen over tabellen, med nummer"),
        "visning": _text("navnet på visningen"),
        "kolonner": Shape(
            "many", "kolonnene, eller én av dem: `tabell.kolonner['beløp']`", _COLUMN, is_open=True, among=named
        ),
        "rader": rows,
        "grupper": Shape("many", "radene samlet etter den første kolonnen som slås sammen", group),
        "sumrad": rows._replace(
            kind="entry", label="summene under tabellen, når den har dem; navnene i en rad", is_due=has_sums
        ),
    }
    return Shape("entry", "tabellen som mønsteret tegner", fields)


TABLE_SHAPE = _table(_columns(), is_open=True)


def view_shapes(views: Mapping[str, View]) -> dict[str, Shape]:
    """What the pattern of each view sees, by the name of the pattern: the view's own columns and no others."""
    return {pattern_name(view.id): _view_shape(view) for view in views.values()}


def _view_shape(view: View) -> Shape:
    names = ColumnNames(view.columns)
    return _table(
        _view_columns(view),
        names.unnamed(view.columns),
        is_open=False,
        named=[name for column in view.columns for name in names.all(column)],
        has_sums=bool(view.sum_label) and any(column.summed for column in view.columns),
    )


def _view_columns(view: View) -> dict[str, Shape]:
    source, names = SOURCES[view.source], ColumnNames(view.columns)
    found: dict[str, Shape] = {}
    for column in view.columns:
        for name in names.all(column):
            prose = column.field in source.prose and column.kind != MONEY
            found[name] = _slot(column.heading) if prose else _text(column.heading)
            if column.field in source.money:
                found[f"{name}{RAW}"] = Shape("kroner", column.heading)
    return found


_TABLES = Shape(
    "many",
    "tabellene i teksten, eller én av dem: `tabeller['ramme-2026']`. Se navnene i en tabell",
    TABLE_SHAPE.fields,
    is_open=True,
)
_SECTION: Shapes = {
    "navn": _text("feltet i saken: `bakgrunn`, `seksjoner` …"),
    "tittel": _text("overskriften som ren tekst"),
    "overskrift": _slot("overskriften"),
    "innhold": _slot("det som står under overskriften"),
}
_ATTACHMENT: Shapes = {
    "nummer": _text("nummeret"),
    "tittel": _text("tittelen som ren tekst"),
    "overskrift": _slot("overskriften, som henvisninger fører til"),
    "innhold": _slot("det som står under overskriften"),
    "tabell": Shape("entry", "vedleggets tabell, når det har en. Se navnene i en tabell", TABLE_SHAPE.fields),
}
_STEP: Shapes = {
    "utvalg": _text("utvalget"),
    "møtedato": _text("datoen, kort skrevet"),
    f"møtedato{RAW}": Shape("dato", "datoen"),
    "utvalgssak": _text("saksnummeret i utvalget"),
}

_LINE: Shapes = {
    "dag": _text("dagen, når den begynner med denne saken"),
    "gruppe": _text("hvem delen er for, når den begynner med denne saken"),
    "tid": _text("klokkeslettene"),
    "sak": _slot("saksnummeret, som lenke i møtepakken"),
    "tittel": _slot("tittelen, med merknaden under"),
    "type": _text("«Beslutningssak»"),
    "minutter": _text("minuttene"),
    "side": _slot("siden saken begynner på, i møtepakken"),
}
_DEADLINE: Shapes = {
    "hva": _text("det som skal gjøres"),
    "dato": _text("fristen"),
    f"dato{RAW}": Shape("dato", "fristen"),
}

_OFFICE: Shapes = {
    "kontor": _text("kontorets navn, fra `kontor.yaml`"),
    "ordmerke": _text("den første linjen av kontorets ordmerke, når det har to"),
    "ordmerke_2": _text("den siste linjen av ordmerket, eller kontorets navn"),
    "møtelinje": _text("«SSU 21. mai 2026», til toppteksten"),
}
_REFERENCE: Shapes = {name: _text(f"«{field['meta']['label']}»") for name, field in REFERENCES.items()}
NOTICE_SHAPE: Shapes = {
    **_OFFICE,
    "overskrift": _text("«Innkalling til Partnerskapsmøtet 19. juni 2026»"),
    "kortittel": _text("det samme, til toppteksten"),
    "utvalg": _text("utvalgets navn"),
    "møtedato": _text("ukedag og dato"),
    f"møtedato{RAW}": Shape("dato", "møtets første dag"),
    "tid": _text("klokkeslettene"),
    "sted": _text("møtestedet, på bokmål"),
    "stad": _text("møtestedet, på nynorsk"),
    "status": _word("utkast", "endelig"),
    "utkastmerknad": _text("merknaden på et utkast"),
    "referanse": Shape("entry", "en referanse for seg: `referanse.vår_ref`", _REFERENCE),
    "referanser": _slot("referansene som malen ikke skriver ut hver for seg"),
    "underskrift": _slot("underskriften, med sted og dato"),
    "innholdsliste": _slot("innholdslisten i en møtepakke"),
    "innledning": _slot("innledningen"),
    "saksliste": Shape("many", "sakene og de faste punktene", _LINE, has_slot=True),
    "vedleggsliste": _slot("listene over vedlegg"),
    "frister": Shape("many", "fristene", _DEADLINE, has_slot=True),
    "saksgrunnlag": _slot("forslagene til vedtak"),
    "papirer": _slot("sakspapirene i en møtepakke"),
    "tabell": TABLE_SHAPE,
}

MINUTES_SHAPE: Shapes = {
    **_OFFICE,
    "overskrift": _text("«Protokoll fra SSU-møtet 21. mai 2026»"),
    "kortittel": _text("det samme, til toppteksten"),
    "utvalg": _text("utvalgets navn"),
    "utkastmerknad": _text("«Utkast» eller «Godkjent», slik statusen er"),
    "møtedato": _text("ukedag og dato"),
    "tid": _text("klokkeslettene"),
    "sted": _text("møtestedet, på bokmål"),
    "stad": _text("møtestedet, på nynorsk"),
    "nummer": _text("protokollens nummer"),
    "møteleder": _text("den som ledet møtet, på bokmål"),
    "møteleiar": _text("den som ledet møtet, på nynorsk"),
    "referent": _text("referenten"),
    "innledning": _slot("merknader foran sakene"),
    "oppmøte": _slot("hvem som var til stede"),
    "saksliste": _slot("sakslisten"),
    "saker": _slot("sakene med forslag, stemmer og vedtak"),
    "avslutning": _slot("det som kommer etter sakene, med underskriftene"),
}

CASE_SHAPE: Shapes = {
    **_OFFICE,
    "sakslinje": _text("linjen over tittelen: «Vedlegg til sak 13/26»"),
    "saksnummer": _text("«sak 13/26»"),
    "saksnavn": _text("«Sak 13/26», til toppteksten"),
    "tittel": _text("tittelen"),
    "kortittel": _text("den korte tittelen"),
    "utvalg": _text("utvalgets navn"),
    "møtedato": _text("møtedatoen"),
    f"møtedato{RAW}": Shape("dato", "møtets første dag"),
    "sakstype": _text("«Beslutningssak»"),
    "saksbehandler": _text("saksbehandleren, i saker på bokmål"),
    "saksbehandlar": _text("saksbehandleren, i saker på nynorsk"),
    "arkivsak": _text("nummeret i arkivet"),
    "status": _word("utkast", "endelig", "behandlet"),
    "utkastmerknad": _text("merknaden på et utkast"),
    "felt": Shape("entry", "utvalgets egne felt: `felt.prosjektleder`", is_open=True),
    "saksgang": Shape("many", "utvalgene som behandler saken", _STEP, has_slot=True),
    "kort": _slot("punktene om hva saken gjelder, og hvor forslaget til vedtak står"),
    **{name: _slot(f"avsnittet «{field['meta']['label']}», med overskrift") for name, field in SECTIONS.items()},
    "underskrift": _slot("underskriften, med sted og dato"),
    "innhold": _slot("avsnittene som malen ikke skriver ut hver for seg"),
    "avsnitt": Shape("many", "alle avsnittene", _SECTION),
    "vedleggsliste": _slot("listen over vedlegg"),
    "vedlegg": Shape("many", "vedleggene", _ATTACHMENT, is_open=True, has_slot=True),
    "tabeller": _TABLES,
    "tabell": TABLE_SHAPE,
}
