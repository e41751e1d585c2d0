"""The guide's lists of the names that templates see, made of what is declared (`Contract.shape`)."""

from collections.abc import Iterator

from hfi_docs.context import Shape
from hfi_docs.contract import Contract
from hfi_docs.papers.compose.drawing import RAW
from hfi_docs.papers.tables import SOURCES
from hfi_docs.papers.tables.columns import ROW_NAMES

_FORMS = {"kroner": "med `kr` eller `mill`", "dato": "med `dato` eller `kort_dato`"}
#: What the guide calls one of each list.
_ONE = {
    "saksgang": "steg",
    "avsnitt": "del",
    "vedlegg": "v",
    "kolonner": "kolonne",
    "rader": "rad",
    "celler": "celle",
    "grupper": "gruppe",
    "saksliste": "punkt",
    "frister": "frist",
}
#: Every field that a view may show is told in one line.
_COLUMNS = {name for source in SOURCES.values() for field in source.fields for name in (field, f"{field}{RAW}")}
_ROW = (
    "`rad.beløp`",
    "hver kolonne ved navnet på feltet sitt, slik cellen skrives; løpende tekst står alene i avsnittet",
)
_AMOUNT = ("`rad.beløp_verdi`", "beløpet i en kolonne med kroner, med `kr` eller `mill`")


def names_told(contract: Contract) -> str:
    """What a template prints by itself, and what it goes through in a loop, as tables in Markdown."""
    named = (*contract.fields, *contract.slots)
    plain = [
        (f"`{{{{ {name} }}}}`", f"{shape.label}{_must(name, contract)}")
        for name, shape in contract.shape.items()
        if name in named
    ]
    others = [row for name, shape in contract.shape.items() for row in _others(name, shape, name in named)]
    return f"{_table(plain)}\nMed løkker og valg kan malen også bruke:\n\n{_table(others)}" if others else _table(plain)


def table_told(shape: Shape) -> str:
    """What a template sees of a table."""
    return _table([row for name, each in shape.fields.items() for row in _with_fields(name, each, "tabell")])


def _others(name: str, shape: Shape, is_plain: bool) -> Iterator[tuple[str, str]]:
    if name == "tabell" or (is_plain and not shape.fields):
        return
    if not is_plain:
        yield f"`{name}`", _label(shape)
    # What a table holds is told by itself.
    if name != "tabeller":
        one = _ONE.get(name, name)
        yield from ((f"`{one}.{inner}`", _label(each)) for inner, each in shape.fields.items())


def _with_fields(name: str, shape: Shape, owner: str) -> Iterator[tuple[str, str]]:
    yield f"`{owner}.{name}`", _label(shape)
    if name in _ONE and owner in ("tabell", "rad"):
        one = _ONE[name]
        told = {inner: each for inner, each in shape.fields.items() if one != "rad" or inner in ROW_NAMES}
        for inner, each in told.items():
            yield from _with_fields(inner, each, one)
        if one == "rad":
            yield from (_ROW, _AMOUNT)


def _label(shape: Shape) -> str:
    form = f", {_FORMS[shape.kind]}" if shape.kind in _FORMS else ""
    return f"{shape.label}{form}{', alene i et avsnitt' if shape.kind == 'slot' else ''}"


def _must(name: str, contract: Contract) -> str:
    alone = ", alene i et avsnitt" if name in contract.slots else ""
    return f"{alone}. Må være med" if name in contract.required else alone


def _table(rows: list[tuple[str, str]]) -> str:
    return "\n".join(["| Navn | Innhold |", "|---|---|", *(f"| {name} | {text} |" for name, text in rows)]) + "\n"
