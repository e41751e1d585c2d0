"""A workspace in which every field that is printed, as the schema says, holds a text of the test's choice."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from hfi_docs.schema.case import CASE
from hfi_docs.schema.fields import Schema
from hfi_docs.schema.registers import REGISTERS
from tests.made import Fields, minimal_case

#: Printed by no layout: the name of an earlier case, and what only names a part of an amount.
NEVER_SHOWN = frozenset({"saker.tittel", "tiltak.behov.deler.tekst", "tiltak.behov.deler.merke"})


def _budget(**fields: None) -> Fields:
    return {"visning": "budsjett", "år": "2026", "linjer": [{"id": "l", "beløp": "1"}], **fields}


#: None: the field is left out here, because another one would be shown in its place.
_CASE: Fields = {
    **minimal_case(kortittel="kort"),
    "bakgrunn": "[[møte:uten-navn]] [[møte:med-navn]] [[tekst:felles]]",
    "sammendrag": "[[vedlegg:a]] [[vedlegg:b]] [[vedlegg:c]] [[vedlegg:plan]]",
    "vurdering": "[[tabell:linjer]]",
    "seksjoner": [{}, {}],
    "vedlegg": [
        {"id": "plan", "register": "plan", "tittel": None},
        {"id": "a", "tabell": {"visning": "tiltak", "år": "2026"}},
        {"id": "b"},
        {"id": "c", "tabell": _budget()},
    ],
    "tabeller": {"linjer": _budget()},
}
_COLUMNS = ("område", "tittel", "ansvar", "status", "oppfølging", "overføring_kommentar", "behov_beskrivelse")
_REGISTERS: dict[str, list[Fields]] = {
    "utvalg": [{"id": "SSU", "standard": "ja", "mal": "sak.docx", "ledetekster": {}}],
    "møter": [
        {"id": "saksmote", "utvalg": "SSU", "dato": "2026-05-21", "navn": None},
        {"id": "uten-navn", "utvalg": "SSU", "dato": "2026-06-21", "navn": None},
        {"id": "med-navn", "utvalg": "SSU", "dato": "2026-07-21"},
    ],
    "saker": [{"sak": "SSU 22/25", "møte": "2025-09-18"}],
    "strategiplan": [{"id": "plan", "periode": "2022–2027", "områder": [{"id": "omrade"}]}],
    "tiltak": [
        {
            "id": "fullt",
            "område": "omrade",
            "midler": [{"år": "2026", "sak": "22/25", "beløp": "3"}],
            "overføringer": [{"fra": "2026", "overført": "1"}],
            "behov": [{"år": "2026", "deler": [{"id": "del", "beløp": "2"}]}],
        },
        {"id": "tomt", "område": "omrade", "ansvar": None, "status": None, "oppfølging": None},
    ],
    "visninger": [
        {
            "id": "tiltak",
            "navn": "Tiltak",
            "kilde": "tiltak",
            "kolonner": [
                *({"felt": name, "tom": None} for name in _COLUMNS),
                {"felt": "behov_merke"},
                {"felt": "behov", "type": "kroner", "sum": "ja", "tom": None},
            ],
        },
        {
            "id": "strategiplan",
            "navn": "Plan",
            "kilde": "strategiplan",
            "sumrad": None,
            "kolonner": [{"felt": name, "tom": None} for name in ("visjon", "mål", "område", "beskrivelse")],
        },
        {
            "id": "budsjett",
            "navn": "Budsjett",
            "kilde": "linjer",
            "sumrad": None,
            "kolonner": [{"felt": name, "tom": None} for name in ("tekst", "beløp", "merknad")],
        },
    ],
    "tekster": [{"id": "felles"}],
}


@dataclass
class Filled:
    """Records with a text in every printed field. `texts` holds each by field, marked so that no two are alike."""

    line: str
    prose: str
    texts: list[tuple[str, str]] = field(default_factory=list)

    def case(self, **fields: Any) -> Fields:
        """The case; `fields` come in addition."""
        return self._fill({**deepcopy(_CASE), **fields}, CASE, "sak")

    def registers(self) -> dict[str, list[Fields]]:
        """Every register."""
        entries = deepcopy(_REGISTERS)
        return {name: [self._fill(entry, REGISTERS[name], name) for entry in entries[name]] for name in entries}

    def _fill(self, data: Fields, schema: Schema, path: str) -> Fields:
        for name, rule in schema.items():
            here = f"{path}.{name}"
            if name in data and data[name] is None:
                del data[name]
            elif rule.get("meta", {}).get("printed"):
                data[name] = self._text(here, rule["check_with"], data.get(name, ""))
            elif name in data:
                self._fill_inside(data[name], rule, here)
        return data

    def _fill_inside(self, data: Any, rule: Fields, path: str) -> None:
        if isinstance(data, list):
            for item in data:
                self._fill_inside(item, rule.get("schema", {}), path)
        elif isinstance(data, dict) and "valuesrules" in rule:
            for item in data.values():
                self._fill_inside(item, rule["valuesrules"], path)
        elif isinstance(data, dict) and "schema" in rule:
            self._fill(data, rule["schema"], path)

    def _text(self, path: str, kind: str, already: str) -> str:
        text = f"{self.line if kind == 'line' else self.prose}§{len(self.texts)}§"
        self.texts.append((path, text))
        return f"{text}\n\n{already}" if kind == "prose" and already else text


def printed_paths() -> set[str]:
    """The path of every printed field in the schemas."""
    return {path for name, schema in (("sak", CASE), *REGISTERS.items()) for path in _paths(schema, name)}


def _paths(schema: Schema, path: str) -> Iterator[str]:
    for name, rule in schema.items():
        if rule.get("meta", {}).get("printed"):
            yield f"{path}.{name}"
        inner = rule
        while "schema" not in inner.get("schema", {}) and "valuesrules" in inner:
            inner = inner["valuesrules"]
        inside = inner.get("schema", {})
        if inner.get("type") == "list":
            inside = inside.get("schema", {})
        if isinstance(inside, dict) and all(isinstance(value, dict) for value in inside.values()):
            yield from _paths(inside, f"{path}.{name}")
