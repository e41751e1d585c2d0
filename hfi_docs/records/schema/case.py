"""What a case record (sak) may hold, and a draft that has no number yet."""

from hfi_docs.records.model import Revision, Step
from hfi_docs.records.schema.content import CASE_TYPES, CONTENT, EXCEPTIONS, FILE, GROUP, SIGNATURE, UPDATED_AFTER
from hfi_docs.records.schema.fields import (
    Field,
    Schema,
    choice,
    code,
    flag,
    items,
    mapping,
    name,
    named,
    prose,
    sequence,
    text,
    value,
)
from hfi_docs.records.schema.tables import ATTACHED_TABLE, TABLE
from hfi_docs.values.labels import LANGUAGES
from hfi_docs.values.words import shortened

STATUSES = ("utkast", "endelig", "behandlet")
ORIENTATIONS = ("automatisk", "stående", "liggende")
#: Whether a case has a paper of its own: yes, no (it stands in the notice alone), or one that is sent later.
PAPERS = ("ja", "nei", "ettersendes")

LANGUAGE = choice(
    "Målform", LANGUAGES, "Av faste ord, datoer og utvalgsnavn. Utelatt gjelder kontorets.", to="language", absent="nb"
)
ORIENTATION = choice(
    "Sideretning",
    ORIENTATIONS,
    "Brede tabeller legges liggende av seg selv.",
    to="orientation",
    absent="automatisk",
)

ALTERNATIVE: Schema = {"alternativ": prose("Alternativ", required=True)}


def _decision() -> Field:
    field = prose(
        "Forslag til vedtak",
        "Tekst, eller en liste med alternativer. Må være med i en beslutningssak før den er endelig.",
    )
    return {**field, "type": ["string", "list"], "schema": {"type": "dict", "schema": ALTERNATIVE}}


#: The named sections of a paper. They are printed in the order in which they stand in the file.
SECTIONS: Schema = {
    "sammendrag": prose("Sammendrag"),
    "bakgrunn": prose("Bakgrunn"),
    "fakta": prose("Fakta"),
    "vurdering": prose("Vurdering"),
    "anbefaling": prose("Anbefaling"),
    "forslag_til_vedtak": _decision(),
    "vedtak": prose("Vedtak", "Det som ble vedtatt. Hentes i andre saker med [[vedtak:13/26]]."),
}

FREE_SECTION: Schema = {
    "overskrift": text("Overskrift", to="heading", required=True),
    "nummerert": flag("Nummerert", "Om overskriften er et kapittel med nummer.", to="numbered"),
    "oppdateres_etter": UPDATED_AFTER,
    "tekst": prose("Tekst", to="text"),
    **CONTENT,
    "etter": prose("Tekst til slutt", to="text_after"),
}

_TABLE_FIELDS: Schema = {
    "register": value(
        "identifier", "Register", "Viser en strategiplan fra register/strategiplan.yaml.", of="strategiplan"
    ),
    "tabell": mapping("Tabell", ATTACHED_TABLE),
}

#: An attachment that several cases share.
SHARED_ATTACHMENT: Schema = {
    "id": value("identifier", "Kortnavn", to="id", example="strategiplan", required=True),
    "tittel": text("Tittel", "Kan utelates når registeret har en tittel.", to="title"),
    "kortittel": name("Kort tittel", "Til toppteksten og sakslisten i møtepakken.", to="short_title"),
    "tekst": prose("Tekst", "Står mellom overskriften og tabellen.", to="text"),
    **CONTENT,
    **_TABLE_FIELDS,
    **FILE,
    "etter": prose("Tekst etter tabellen", "Kan plassere flere tabeller med [[tabell:kortnavn]].", to="text_after"),
    "retning": ORIENTATION,
}

ATTACHMENT: Schema = {
    **SHARED_ATTACHMENT,
    "id": value(
        "identifier", "Kortnavn", "Brukes i [[vedlegg:kortnavn]].", to="id", example="strategiplan", required=True
    ),
    "felles": value("identifier", "Felles vedlegg", "Kortnavn i register/vedlegg.yaml.", of="vedlegg"),
    "sak": value("case_number", "Sak", "Papiret til en annen sak.", to="case", example="PA 03/26", of="saker"),
    "møte": value(
        "meeting",
        "Møte",
        "Innkallingen og alle sakene til et annet møte.",
        to="meeting",
        example="PA 2026-06-19",
        of="møter",
    ),
    "oppdateres_etter": UPDATED_AFTER,
    "for": GROUP,
}

FIGURE: Schema = {
    field: {**rule, "required": field in ("fil", "alt", "bildetekst")}
    for field, rule in FILE.items()
    if field in ("fil", "alt", "bildetekst", "bredde")
}

STEP: Schema = {
    "utvalg": value("identifier", "Utvalg", to="organ", required=True, of="utvalg"),
    "møte": value("date", "Møtedato", to="day"),
    "sak": value("case_number", "Utvalgssak", to="case"),
}


REVISION: Schema = {
    "dato": value(
        "date", "Revidert dato", "Dagen da papiret ble rettet.", to="day", example="2026-05-12", required=True
    ),
    "grunn": name("Grunn", "Hva som er rettet.", to="reason", example="Beløpet i punkt 2 er rettet.", required=True),
}


def _placed(label: str, schema: Schema, description: str) -> Field:
    return named(label, {"type": "dict", "schema": schema}, description, keys="identifier")


CASE: Schema = {
    "sak": value(
        "case_number",
        "Saksnummer",
        "Nummer og år. Også 13.26, 013/2026 og PA 03/26 forstås.",
        example="13/26",
        required=True,
    ),
    "utvalg": value(
        "identifier",
        "Utvalg",
        "Kortform i register/utvalg.yaml. Utelates for standardutvalget, og når den står i saksnummeret.",
        example="SSU",
        of="utvalg",
    ),
    "møte": value(
        "date",
        "Møte",
        "Datoen for møtet, som står i cases/møter eller register/møter.yaml.",
        to="day",
        example="2026-05-21",
        required=True,
    ),
    "type": choice("Sakstype", CASE_TYPES, to="kind", required=True),
    "tittel": name("Tittel", "Beskrivende, uten punktum til slutt.", to="title", required=True),
    "kortittel": name(
        "Kort tittel",
        "Til toppteksten og filnavnet når tittelen er lang.",
        to="short_title",
        absent=lambda case: shortened(case["title"]),
    ),
    "status": choice(
        "Status", STATUSES, "Et utkast får en tydelig merknad på første side.", to="status", required=True
    ),
    "revidert": mapping(
        "Revidert",
        REVISION,
        "Når papiret er rettet etter at det ble sendt ut, og hvorfor. Står på første side, og datoen øverst på alle.",
        to="revised",
        makes=Revision,
    ),
    "framlegg": choice(
        "Framlegg",
        PAPERS,
        "«nei»: saken står bare i innkallingen. «ettersendes»: papiret kommer senere.",
        to="paper",
        absent="ja",
    ),
    "målform": LANGUAGE,
    "saksbehandler": name("Saksbehandler", "Rollen, ikke navnet.", to="officer"),
    "arkivsak": code(name("Arkivsak", "Nummeret i arkivet.", to="archive_case", example="26/1234")),
    "mal": value(
        "file_name",
        "Mal",
        "Filnavn i templates/docx, når saken skal ha en annen mal enn utvalget.",
        to="template",
        example="budsjettsak.docx",
        of="maler",
    ),
    "felt": named(
        "Egne felt",
        name("Eget felt"),
        "Felt som utvalget har i register/utvalg.yaml, hvert med verdien i denne saken.",
        to="own_fields",
        keys="field_name",
    ),
    "saksgang": items(
        "Saksgang",
        STEP,
        "Utvalgene som behandler saken, i rekkefølge. Det du ikke vet ennå, utelates.",
        to="steps",
        makes=Step,
    ),
    "kort": sequence(
        "Kort om saken",
        text("Punkt", example="SSU tar stilling til nye satsninger."),
        "To eller tre setninger på første side: hva møtet skal ta stilling til.",
        to="in_short",
    ),
    **SECTIONS,
    "seksjoner": items("Seksjoner", FREE_SECTION, "Egne avsnitt, plassert der de står i filen."),
    "vedlegg": items("Vedlegg", ATTACHMENT),
    "tabeller": _placed(
        "Tabeller", TABLE, "Tabeller som plasseres i teksten med [[tabell:kortnavn]] alene på en linje."
    ),
    "figurer": _placed("Figurer", FIGURE, "Bilder som plasseres i teksten med [[figur:kortnavn]] alene på en linje."),
    "unntak": EXCEPTIONS,
    "underskrift": mapping(
        "Underskrift",
        SIGNATURE,
        "Står sist i papiret, foran vedleggene, og er ingen del av forslaget. Det som er utelatt, er som for utvalget.",
    ),
}

#: A case that may have neither number nor meeting yet.
DRAFT: Schema = {name: {**rule, "required": False} if name in ("sak", "møte") else rule for name, rule in CASE.items()}
