"""What the registers hold: each is a file `cases/register/<name>.yaml` with a list of entries, or of the office."""

from functools import cache

from hfi_docs.records.model import ViewColumn
from hfi_docs.records.schema.case import ORIENTATION, SHARED_ATTACHMENT
from hfi_docs.records.schema.fields import Field, Schema, choice, flag, items, name, prose, text, value
from hfi_docs.records.schema.measures import MEASURE, PLAN, YEAR_PLAN_ENTRY
from hfi_docs.records.schema.organs import ID, LAYOUTS, MEETING, MEMBER, NAMED, OFFICE, ORGAN
from hfi_docs.records.schema.tables import filters

SOURCES = ("tiltak", "strategiplan", "linjer", "årsplan", "medlemmer", "oppfølging")
#: Where a column can stand in the compact layout.
COMPACT_PLACES = ("under", "bånd", "innledning", "kolonne")
#: Whether equal cells are joined, and whether only within one entry.
_MERGED = {"ja": (True, False), "nei": (False, False), "oppføring": (True, True)}

EARLIER_CASE: Schema = {
    "sak": value("case_number", "Saksnummer", to="number", example="PA 06/25", required=True),
    "møte": value("date", "Møte", to="day", required=True),
    "tittel": name("Tittel", to="title", required=True),
    "vedtak": prose("Vedtak", "Hentes i saker med [[vedtak:…]].", to="resolution"),
}

COLUMN: Schema = {
    "felt": value("identifier", "Felt", "Feltet som vises.", to="field", example="tittel", required=True),
    "overskrift": text("Overskrift", "{år}, {år-1} og {år+1} gir årstall.", to="heading", required=True),
    "år": value("year_offset", "År", "Årstall, eller +1 eller -1 fra tabellens år.", to=("year", "year_offset")),
    "type": value("column_kind", "Type", "tekst, kroner eller antall.", to="kind", example="kroner"),
    "sum": flag("Sum", "Om kolonnen summeres.", to="summed"),
    "deler": flag(
        "Vis deler", "Om delene i et sammensatt beløp vises, på egne rader når de har navn.", to="shows_parts"
    ),
    "slå_sammen": choice(
        "Slå sammen",
        _MERGED,
        "Om like celler under hverandre slås sammen. «oppføring»: bare innen én oppføring i registeret.",
        to=("merged", "merged_within"),
        absent=(False, False),
    ),
    "spenn": value(
        "count", "Spenn", "Hvor mange kolonner overskriften dekker.", to="heading_span", absent=1, example="2"
    ),
    "bredde": value(
        "number", "Bredde", "Forholdet til de andre kolonnene. Utelates den, bestemmer teksten.", to="weight"
    ),
    "kort": text(
        "Kort overskrift", "Brukes i kompakt oppsett i stedet for overskriften.", to="short_heading", example="Tiltak"
    ),
    "kompakt": choice(
        "Plass i kompakt oppsett",
        COMPACT_PLACES,
        "under: andre linje i første kolonne. bånd: rad over gruppen. innledning: over tabellen. kolonne: egen.",
        to="compact",
    ),
    "tom": text("Når tom", "Teksten som står i en tom celle.", to="empty_text"),
    "navn": value(
        "field_name",
        "Navn",
        "Når to kolonner viser samme felt, og en Word-mal eller en henvisning skal nevne den ene.",
        to="name",
        example="tildelt_2025",
    ),
    "skjul_tom": flag("Skjul tom", "Om kolonnen utelates når ingen rad har noe i den.", to="hidden_when_empty"),
}

VIEW: Schema = {
    "id": ID,
    "navn": name("Navn", required=True, printed=False),
    "beskrivelse": name("Beskrivelse", "Leses opp av skjermlesere.", to="description", printed=False),
    "kilde": choice("Kilde", SOURCES, to="source", required=True),
    "retning": ORIENTATION,
    "oppsett": choice(
        "Oppsett", LAYOUTS, "Utelatt gjelder utvalgets. kompakt: smale tabeller på stående sider.", to="layout"
    ),
    "utvalg": filters("Hvilke rader som tas med."),
    "kolonner": items("Kolonner", COLUMN, to="columns", makes=ViewColumn, required=True),
    "sumrad": name("Tekst i sumraden", to="sum_label", example="SUM"),
    "tittelrad": flag("Tittelrad", "Om tabellens tittel står i en egen rad øverst.", to="title_row"),
    "tomme_områder": text(
        "Tomme områder", "Det som står for et område uten tiltak.", to="empty_areas", example="Ingen tiltak"
    ),
}

#: What became of a task, in the register; one that is not there is open.
FOLLOW_UP_STATUSES = ("pågår", "utført", "avlyst")

FOLLOWED_UP: Schema = {
    "id": ID,
    "møte": value(
        "meeting", "Møte", "Møtet som ga oppgaven.", to="meeting", example="SSU 2026-05-21", required=True, of="møter"
    ),
    "oppgave": value("identifier", "Oppgave", "Kortnavnet i protokollen.", to="task", example="rutiner", required=True),
    "status": choice("Status", FOLLOW_UP_STATUSES, to="status", required=True),
    "dato": value("date", "Dato", "Når den ble utført.", to="day"),
    "merknad": text("Merknad", to="note"),
}

TEXT: Schema = {
    "id": ID,
    "tekst": text("Tekst", required=True),
    "kort": name(
        "Kort", "Står i cellene når en tabell setter teksten i en note.", example="Prosjekteier og prosjektleder"
    ),
}

SPELLING: Schema = {
    "id": ID,
    "feil": {
        **name(
            "Feil",
            "Skrivemåten som skal bort, eller en liste av dem. * til slutt betyr hvilken som helst ending. "
            "Uten den er ordet bare riktig, hva ordbøkene enn sier.",
            to="wrong",
            example="brukervedvirkning*",
            printed=False,
        ),
        "type": ["string", "list"],
        "schema": {"type": "string", "empty": False, "check_with": "name"},
    },
    "riktig": name("Riktig", "Skrivemåten som skal brukes.", to="right", required=True, printed=False),
}

SEAM: Schema = {
    "id": value(
        "identifier", "Ledd", "Lange ord kan deles foran det i smale kolonner.", example="strategi", required=True
    ),
}

#: The register that has no entries: there is one office.
OFFICE_REGISTER = "kontor"
#: Every register by its name: what an entry of it holds.
REGISTERS: dict[str, Schema] = {
    OFFICE_REGISTER: OFFICE,
    "utvalg": ORGAN,
    "møter": MEETING,
    "saker": EARLIER_CASE,
    "strategiplan": PLAN,
    "tiltak": MEASURE,
    "visninger": VIEW,
    "tekster": TEXT,
    "skrivemåter": SPELLING,
    "orddeling": SEAM,
    "regioner": NAMED,
    "organisasjoner": NAMED,
    "medlemmer": MEMBER,
    "årsplan": YEAR_PLAN_ENTRY,
    "oppfølging": FOLLOWED_UP,
    "vedlegg": SHARED_ATTACHMENT,
}


@cache
def register_schema(name: str) -> Schema:
    """The schema of a whole register file."""
    register = {"register": choice("Register", [name], required=True)}
    if name == OFFICE_REGISTER:
        return register | REGISTERS[name]
    entries: Field = items("Oppføringer", REGISTERS[name], required=True)
    return register | {"oppføringer": entries}
