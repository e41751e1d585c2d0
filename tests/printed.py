"""A workspace in which every field that is printed, as the schema says, holds a text of the test's choice."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from hfi_docs.records.schema.case import CASE
from hfi_docs.records.schema.fields import TEXTS, Schema
from hfi_docs.records.schema.meeting import MEETING_RECORD
from hfi_docs.records.schema.minutes import MINUTES_RECORD
from hfi_docs.records.schema.registers import REGISTERS
from tests.made import Fields, minimal_case

#: Printed by no standard layout: the name of an earlier case, what only names a part of an amount, and a short heading.
NEVER_SHOWN = frozenset(
    {
        "saker.tittel",
        "sak.vedlegg.kortittel",
        "vedlegg.kortittel",
        "tiltak.behov.deler.tekst",
        "tiltak.behov.deler.merke",
        "visninger.kolonner.kort",
        "tekster.kort",
    }
)


_HEADING = "visninger.kolonner.overskrift"


def _budget(**fields: None) -> Fields:
    return {"visning": "budsjett", "år": "2026", "linjer": [{"id": "l", "beløp": "1"}], **fields}


def _content() -> Fields:
    """Everything that a section or an attachment may hold."""
    return {
        "definisjoner": [{}],
        "oppgaver": [{"frist": "2026-05-15"}],
        "rangering": {"enhet": "innspill", "punkter": [{"antall": "1"}]},
    }


#: What an attachment takes from the shared one.
_OF_SHARED = ("tittel", "tekst", "etter", "bildetekst", "definisjoner", "oppgaver", "rangering", "tabell")

#: None: the field is left out here, because another one would be shown in its place.
_CASE: Fields = {
    **minimal_case(kortittel="kort"),
    "bakgrunn": "[[møte:uten-navn]] [[møte:med-navn]] [[tekst:felles]]",
    "sammendrag": "[[vedlegg:a]] [[vedlegg:b]] [[vedlegg:c]] [[vedlegg:plan]]",
    "vurdering": "\n\n".join(
        f"[[tabell:{name}]]" for name in ("linjer", "plan-punkter", "plan-moter", "medlemmer", "oppgaver")
    ),
    "anbefaling": "[[figur:bilde]]",
    "felt": {"prosjekt": ""},
    "underskrift": {},
    "revidert": {"dato": "2026-05-12"},
    "fakta": "[[vedlegg:delt]] [[vedlegg:delt-tabell]] [[vedlegg:tegning]]\n\n[[vedtak:22/25]]",
    "status": "behandlet",
    "seksjoner": [_content(), {}],
    "vedlegg": [
        {"id": "delt", "felles": "delt", **dict.fromkeys(_OF_SHARED)},
        {"id": "delt-tabell", "felles": "delt-tabell", **dict.fromkeys(_OF_SHARED)},
        {"id": "tegning", "fil": "felles/bilde.png", "alt": "Et bilde"},
        {"id": "innhold", **_content(), "bildetekst": None},
        {"id": "plan", "register": "plan", "tittel": None, "bildetekst": None},
        {"id": "a", "tabell": {"visning": "tiltak", "år": "2026"}, "bildetekst": None},
        {"id": "b", "bildetekst": None},
        {"id": "c", "tabell": _budget(), "bildetekst": None},
    ],
    "tabeller": {
        "linjer": _budget(),
        "plan-punkter": {"visning": "punkter", "år": "2026"},
        "plan-moter": {"visning": "moter", "år": "2026"},
        "medlemmer": {"visning": "medlemmer"},
        "oppgaver": {"visning": "oppgaver"},
    },
    "figurer": {"bilde": {"fil": "felles/bilde.png", "alt": "Et bilde"}},
}
_MEETING: Fields = {
    "utvalg": "SSU",
    "møte": "2026-08-21",
    "status": "utkast",
    "frister": [{"dato": "2026-08-01"}],
    # What is for some has its title alone in the notice.
    "saksliste": [{"underpunkter": [{}]}, {"for": "noen", "ved": None, "merknad": None}],
    "referanser": {},
    "underskrift": {},
}


#: What an item of the minutes may say; None where another item says it.
_OF_ITEM = ("punkt", "tittel", "forslag_til_vedtak", "behandling", "vedtak", "offentlig_tittel")
_MINUTES: Fields = {
    "utvalg": "SSU",
    "møte": "2026-08-21",
    "status": "godkjent",
    "tid": "10.00–11.00",
    "avlyst": None,
    "oppmøte": {"andre": [{}], "til_stede": [{}]},
    "saker": [
        {
            "sak": "9/26",
            "type": "beslutning",
            "ny": "ja",
            "resultat": "enstemmig",
            "punkt": None,
            "offentlig_tittel": None,
            "innstilling": {},
            "habilitet": [{"medlem": "Kari Nordmann", "inhabil": "nei", "lukket": {}}],
            "forslag": [{"id": "endringen", "fra": "Ola Nordmann", "type": "endring", "trukket": "ja"}],
            "protokolltilførsler": [{"fra": "Ola Nordmann"}],
            "oppfølging": [{"id": "oppgave"}],
            "behandling": "[[tabell:i-protokollen]]",
            "tabeller": {"i-protokollen": _budget()},
        },
        {**dict.fromkeys(_OF_ITEM, None), "punkt": "", "ny": "ja"},
        {
            **dict.fromkeys(_OF_ITEM, None),
            **{"sak": "10/26", "ny": "ja", "type": "orientering", "tittel": "", "offentlig_tittel": "", "lukket": {}},
        },
    ],
    "protokolltilførsler": [{"fra": "Ola Nordmann"}],
    "godkjenning": {"av": "Kari Nordmann", "dato": "2026-08-25"},
    "rettelser": [{"dato": "2026-08-25"}],
}


#: Where a small letter says that something is named: «som foreslått», «godkjent».
_NAMING = frozenset(
    {"protokoll.saker.vedtak", "protokoll.innkalling", "protokoll.saksliste", "protokoll.oppmøte.til_stede.vara_for"}
)


def _view(name: str, source: str, *columns: str) -> Fields:
    shown = [{"felt": column, "tom": None} for column in columns]
    return {"id": name, "navn": name, "kilde": source, "sumrad": None, "tomme_områder": None, "kolonner": shown}


_COLUMNS = ("område", "tittel", "ansvar", "status", "oppfølging", "fase", "overføring_kommentar", "behov_beskrivelse")
_REGISTERS: dict[str, list[Fields]] = {
    "utvalg": [
        {
            "id": "SSU",
            "standard": "ja",
            "mal": "sak.docx",
            "ledetekster": {},
            "ledetekster_nynorsk": {},
            "faste_punkter": [{}],
            "frister": [{"dager": "7"}],
            "grupper": [{"id": "noen"}],
            "felt": [{"navn": "prosjekt", "ledetekst": "Prosjekt"}],
        }
    ],
    "møter": [
        {"id": "saksmote", "utvalg": "SSU", "dato": "2026-05-21", "navn": None},
        {"id": "uten-navn", "utvalg": "SSU", "dato": "2026-06-21", "navn": None},
        {"id": "med-navn", "utvalg": "SSU", "dato": "2026-07-21"},
    ],
    "saker": [{"sak": "SSU 22/25", "møte": "2025-09-18"}],
    "strategiplan": [{"id": "plan", "periode": "2022–2027", "områder": [{"id": "omrade"}, {"id": "tomt-omrade"}]}],
    "tiltak": [
        {
            "id": "fullt",
            "område": "omrade",
            "midler": [{"år": "2026", "sak": "22/25", "beløp": "3"}],
            "overføringer": [{"fra": "2026", "overført": "1"}],
            "behov": [{"år": "2026", "deler": [{"id": "del", "beløp": "2"}]}],
        },
        {"id": "tomt", "område": "omrade", "ansvar": None, "status": None, "oppfølging": None, "fase": None},
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
            "tomme_områder": None,
            "kolonner": [{"felt": name, "tom": None} for name in ("visjon", "mål", "område", "beskrivelse")],
        },
        {
            "id": "budsjett",
            "navn": "Budsjett",
            "kilde": "linjer",
            "sumrad": None,
            "tomme_områder": None,
            "kolonner": [{"felt": name, "tom": None} for name in ("tekst", "beløp", "merknad")],
        },
        _view("punkter", "årsplan", "arena", "region", "dato", "tid", "sted", "sak"),
        _view("moter", "årsplan", "arena", "saker"),
        _view("oppgaver", "oppfølging", "oppgave", "merknad"),
        _view("medlemmer", "medlemmer", "organisasjon", "tittel", "navn", "rolle"),
    ],
    "tekster": [{"id": "felles"}],
    "regioner": [{"id": "region"}],
    "organisasjoner": [{"id": "org"}],
    "medlemmer": [
        {
            "id": "m",
            "utvalg": "SSU",
            "periode": "2026–2027",
            "side": "sykehuset",
            "organisasjon": "org",
            "rolle": "medlem",
        }
    ],
    "årsplan": [{"id": "a", "år": "2026", "region": "region", "saker": [{"punkter": [{}]}]}],
    "oppfølging": [{"id": "o", "møte": "SSU 2026-08-21", "oppgave": "oppgave", "status": "pågår"}],
    "vedlegg": [
        {"id": "delt", "fil": "felles/bilde.png", "alt": "Et bilde", **_content()},
        {"id": "delt-tabell", "tabell": _budget(), "bildetekst": None},
    ],
}


@dataclass
class Filled:
    """Records with a text in every printed field. `texts` holds each by field, marked so that no two are alike.

    Fields that cannot hold references have `name` instead, when it is given.
    """

    line: str
    prose: str
    name: str = ""
    texts: list[tuple[str, str]] = field(default_factory=list)

    def case(self, **fields: Any) -> Fields:
        """The case; `fields` come in addition."""
        return self._fill({**deepcopy(_CASE), **fields}, CASE, "sak")

    def alternatives(self) -> Fields:
        """A case whose proposal is a choice."""
        case = minimal_case(sak="3/26", forslag_til_vedtak=[{}, {}])
        return self._fill(case, {"forslag_til_vedtak": CASE["forslag_til_vedtak"]}, "sak")

    def meeting(self) -> Fields:
        """The meeting."""
        return self._fill(deepcopy(_MEETING), MEETING_RECORD, "møte")

    def cancelled(self) -> Fields:
        """The minutes of a meeting that was not held."""
        minutes = {"utvalg": "SSU", "møte": "2026-06-21", "status": "utkast"}
        return self._fill(minutes, {"avlyst": MINUTES_RECORD["avlyst"]}, "protokoll")

    def minutes(self) -> Fields:
        """The minutes of the meeting."""
        return self._fill(deepcopy(_MINUTES), MINUTES_RECORD, "protokoll")

    def registers(self) -> dict[str, list[Fields]]:
        """Every register."""
        entries = deepcopy(_REGISTERS)
        return {name: [self._fill(entry, REGISTERS[name], name) for entry in entries[name]] for name in entries}

    def _fill(self, data: Fields, schema: Schema, path: str) -> Fields:
        for name, rule in schema.items():
            here = f"{path}.{name}"
            if name in data and data[name] is None:
                del data[name]
            elif rule.get("meta", {}).get("printed") and not isinstance(data.get(name), list):
                data[name] = self._text(here, rule["check_with"], data.get(name, ""))
            elif name in data:
                self._fill_inside(data[name], rule, here)
        return data

    def _fill_inside(self, data: Any, rule: Fields, path: str) -> None:
        if isinstance(data, list):
            for item in data:
                self._fill_inside(item, rule.get("schema", {}), path)
        elif isinstance(data, dict) and "valuesrules" in rule:
            inner = rule["valuesrules"]
            for name, item in data.items():
                if inner.get("meta", {}).get("printed"):
                    data[name] = self._text(path, inner["check_with"], item)
                self._fill_inside(item, inner, path)
        elif isinstance(data, dict) and "schema" in rule:
            self._fill(data, rule["schema"], path)

    def _text(self, path: str, kind: str, already: str) -> str:
        holds, is_markdown = TEXTS[kind].holds_references, TEXTS[kind].is_markdown
        text = self.prose if is_markdown else self.line if holds else self.name or self.line
        mark = f"§{len(self.texts)}§"
        # What neighbouring headings begin with alike would stand once, over them.
        text = f"{mark} {text}" if path == _HEADING else f"{text}{mark}"
        self.texts.append((path, text))
        if path in _NAMING:
            return f"Slik:\n\n{text}" if is_markdown else f"Slik: {text}"
        return f"{text}\n\n{already}" if kind == "prose" and already else text


def printed_paths() -> set[str]:
    """The path of every printed field in the schemas."""
    schemas = (("sak", CASE), ("møte", MEETING_RECORD), ("protokoll", MINUTES_RECORD), *REGISTERS.items())
    return {path for name, schema in schemas for path in _paths(schema, name)}


def _paths(schema: Schema, path: str) -> Iterator[str]:
    for name, rule in schema.items():
        if rule.get("meta", {}).get("printed"):
            yield f"{path}.{name}"
        if rule.get("valuesrules", {}).get("meta", {}).get("printed"):
            yield f"{path}.{name}"
        inner = rule
        while "schema" not in inner.get("schema", {}) and "valuesrules" in inner:
            inner = inner["valuesrules"]
        inside = inner.get("schema", {})
        if "list" in inner.get("type", ()):
            inside = inside.get("schema", {})
        if isinstance(inside, dict) and all(isinstance(value, dict) for value in inside.values()):
            yield from _paths(inside, f"{path}.{name}")
