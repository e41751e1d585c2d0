"""The page of the fields (`docs/felter.md`), made of the schemas: what each field is, and what is written in it."""

from collections.abc import Iterator
from typing import NamedTuple

from hfi_docs.papers.tables import COLUMN_KINDS
from hfi_docs.records.schema.case import CASE
from hfi_docs.records.schema.fields import Field, Schema
from hfi_docs.records.schema.meeting import MEETING_RECORD
from hfi_docs.records.schema.minutes import MINUTES_RECORD
from hfi_docs.records.schema.registers import REGISTERS

_HEAD = """# Feltene

Hvert felt som kan stå i en sak, et møte, en protokoll eller et register. Siden er laget av programmets skjemaer; det
samme vises i [editoren](brukerveiledning.md#hjelp-mens-du-skriver). Det som ikke må være med, kan utelates.

| Der det står | Skrives |
|---|---|
| løpende tekst | avsnitt, lister, overskrifter, små tabeller og [henvisninger](oppslag.md#henvisninger) |
| celletekst | løpende tekst uten tabeller |
| linje | tekst på én linje, med henvisninger |
| navn | tekst på én linje, uten henvisninger |
| kortnavn | bokstaver, tall og bindestrek, slik det står i registeret |
| dato | `2026-05-21`, `21.05.2026` eller `21. mai 2026` |
| beløp | hele kroner: `16 033 554`, eller en liste som legges sammen |

"""
_REGISTERS = """## Registrene

I `cases/register/`. `kontor.yaml` har feltene rett under hverandre; de andre har dem i hver oppføring.

"""
#: What is written in a field, by the kind of its value.
KIND_WORDS = {
    "prose": "løpende tekst",
    "cell": "celletekst",
    "line": "linje",
    "name": "navn",
    "identifier": "kortnavn",
    "organ": "kortform, bare bokstaver",
    "date": "dato",
    "year": "årstall",
    "year_offset": "årstall, `+1` eller `-1`",
    "period": "periode",
    "deadline": "frist",
    "task_deadline": "frist",
    "time_span": "klokkeslett fra og til",
    "clock": "klokkeslett",
    "case_number": "saksnummer",
    "number_form": "saksnummer",
    "meeting": "utvalg og dato, eller kortnavn",
    "agenda_item": "saksnummer, eller navnet på punktet",
    "points": "punkt",
    "person": "kortnavn, eller tekst med stor forbokstav",
    "amount": "beløp",
    "number": "tall",
    "finding_code": "koden på et funn",
    "whole_number": "helt tall",
    "count": "helt tall",
    "votes": "helt tall",
    "length": "bredde i cm",
    "reference": "tabell og linje",
    "field_name": "bokstaver, tall og understrek",
    "file_name": "filnavn",
    "attached_file": "mappe og filnavn",
    "organisation_number": "ni sifre",
    "email": "e-postadresse",
    "mailbox": "e-postadresse, eller navn og `<adresse>`",
    "web_address": "nettadresse",
    "letter": "tekst på flere linjer, uten henvisninger",
    "": "tekst",
}


class Group(NamedTuple):
    """Fields that stand together under a heading."""

    title: str
    schema: Schema


def fields_page() -> str:
    """The page, in Markdown."""
    page = _Page()
    parts = [page.record("Sak", CASE), page.record("Møte", MEETING_RECORD), page.record("Protokoll", MINUTES_RECORD)]
    parts.append(_REGISTERS)
    parts += [page.record(name, schema, level=3) for name, schema in REGISTERS.items()]
    return _HEAD + "".join(parts).rstrip("\n") + "\n"


class _Page:
    """What has been written so far: a group of fields is told once, where it first stands."""

    def __init__(self) -> None:
        self._told: list[Group] = []

    def record(self, title: str, schema: Schema, level: int = 2) -> str:
        """A kind of record: its fields, and the groups in them."""
        return "".join(self._written(Group(title, schema), level))

    def _written(self, group: Group, level: int) -> Iterator[str]:
        inner: list[Group] = []
        rows = [self._row(name, field, group.title, inner) for name, field in group.schema.items()]
        yield f"{'#' * level} {group.title}\n\n| Felt | Hva det er | Skrives |\n|---|---|---|\n{''.join(rows)}\n"
        for each in inner:
            yield from self._written(each, 3 if level == 2 else 4)

    def _row(self, name: str, field: Field, title: str, inner: list[Group]) -> str:
        nested = group_of(field)
        form = written(field)
        if nested:
            known = next((group.title for group in self._told if _told_of(group.schema) == _told_of(nested)), "")
            if not known:
                known = f"{title}, {name}"
                self._told.append(Group(known, nested))
                inner.append(self._told[-1])
            form = f"{form} [{known.rpartition(', ')[2]}](#{_anchor(known)})"
        cells = (f"`{name}`", _meaning(name, field), form)
        return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def _told_of(schema: Schema) -> list[tuple[str, str, str]]:
    """What the page says of the fields of a group."""
    return [(name, _meaning(name, field), written(field)) for name, field in schema.items()]


def group_of(field: Field) -> Schema:
    """The fields inside a field, or none."""
    rule = field.get("valuesrules", field)
    nested = rule.get("schema", {})
    if rule["type"] == "dict" or "dict" in rule["type"]:
        return nested if "fields" not in rule and all(isinstance(each, dict) for each in nested.values()) else {}
    return group_of(nested) if "list" in rule["type"] and isinstance(nested.get("type"), str | list) else {}


def written(field: Field) -> str:
    """What is written in a field."""
    kinds = [field["type"]] if isinstance(field["type"], str) else field["type"]
    told = [_written_as(kind, field) for kind in kinds]
    if kinds[:2] == ["string", "list"] and not group_of(field):
        told[1] = "flere i en liste"
    return ", eller ".join(told)


def _written_as(kind: str, field: Field) -> str:
    if kind == "list":
        inner = field["schema"]
        return "liste:" if group_of(field) else f"liste: {written(inner)}"
    if kind == "dict":
        return "kortnavn, hvert med" if "valuesrules" in field and group_of(field) else _group(field)
    words = list(COLUMN_KINDS) if field.get("check_with") == "column_kind" else field.get("allowed")
    if words:
        return ", ".join(f"`{word}`" for word in words)
    example = field.get("meta", {}).get("example")
    return KIND_WORDS[field.get("check_with", "")] + (f": `{example}`" if example else "")


def _group(field: Field) -> str:
    if group_of(field):
        return "feltene i"
    example = field.get("meta", {}).get("example")
    return "navn og verdi" + (f": `{example}`" if example else "")


def _meaning(name: str, field: Field) -> str:
    meta = field["meta"]
    label = (
        "" if meta["label"].casefold() == name.replace("_", " ") and meta["help"] else f"{meta['label'].rstrip('.')}."
    )
    must = "**Må være med.**" if field.get("required") else ""
    return " ".join(filter(None, (must, label, meta["help"])))


def _anchor(title: str) -> str:
    return title.lower().replace(",", "").replace(" ", "-")
