"""What the record of a meeting's minutes (protokoll) may hold."""

from hfi_docs.records.model.minutes import (
    Absence,
    Approval,
    Attendance,
    Attendee,
    Closing,
    Correction,
    FollowUp,
    Guest,
    Movement,
    Proposal,
    Statement,
)
from hfi_docs.records.schema.case import LANGUAGE
from hfi_docs.records.schema.content import CASE_TYPES, EXCEPTIONS, FILE
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
    text,
    value,
)
from hfi_docs.records.schema.meeting import DAY, MEETING_RECORD
from hfi_docs.records.schema.minutes_votes import COUNT, ID, RESULTS, VOTE, persons
from hfi_docs.records.schema.tables import TABLE

MINUTES_STATUSES = ("utkast", "til godkjenning", "godkjent")
FORMS = ("møte", "fjernmøte", "skriftlig")
PROPOSAL_KINDS = ("endring", "tillegg", "strykning", "alternativ", "utsettelse", "oversendelse")
#: What may become of an item without a decision; «vedtatt» and «godkjent» follow from one.
OUTCOMES = (
    "ikke vedtatt",
    "utsatt",
    "sendt tilbake",
    "trukket",
    "besvart",
    "ikke behandlet",
    "drøftet",
    "tatt til orientering",
)

_ITEM = ("Et punkt i protokollen: saksnummer eller navnet på punktet, aldri et klokkeslett.", "14/26")


def _person(label: str, description: str = "", *, to: str, example: str = "", required: bool = False) -> Field:
    return value("person", label, description, to=to, example=example, required=required, of="medlemmer")


def _absent(field: Field, absent: object) -> Field:
    """The field with another value for what is left out."""
    return {**field, "meta": {**field["meta"], "target": field["meta"]["target"]._replace(absent=absent)}}


#: The language of a part: none of its own unless it is said.
OWN_LANGUAGE = _absent(LANGUAGE, None)
_CLOCK = value("clock", "Klokkeslett", "Står bare i protokollen.", to="clock", example="10.40")
_CAME = value("agenda_item", "Kom", f"Til stede fra og med. {_ITEM[0]}", to="came", example=_ITEM[1])
_LEFT = value("agenda_item", "Gikk", f"Til stede til og med. {_ITEM[0]}", to="left", example=_ITEM[1])

ABSENCE: Schema = {
    "medlem": value(
        "identifier",
        "Medlem",
        "Kortnavn i register/medlemmer.yaml.",
        to="member",
        example="ssu-2026-si-1",
        required=True,
        of="medlemmer",
    ),
    "vara": _person("Vara", "Kortnavn eller tekst.", to="deputy"),
    "dag": value("date", "Dag", "Bare den dagen, når møtet går over flere.", to="day"),
}

MOVEMENT: Schema = {
    "medlem": ABSENCE["medlem"],
    "kom": _CAME,
    "gikk": _LEFT,
    "kl": _CLOCK,
    "vara": _person("Vara", "Den som møtte for medlemmet imens.", to="deputy"),
}

GUEST: Schema = {
    "hvem": name("Hvem", to="who", example="Økonomisjef", required=True),
    "organisasjon": value(
        "identifier", "Organisasjon", "Kortnavn i register/organisasjoner.yaml.", to="organisation", of="organisasjoner"
    ),
    "saker": persons("Saker", _ITEM[0], to="items", kind="agenda_item"),
}

ATTENDEE: Schema = {
    "medlem": value("identifier", "Medlem", "Kortnavn i register/medlemmer.yaml.", to="member", of="medlemmer"),
    "hvem": name("Hvem", "I stedet for medlem.", to="who", example="Representant for kommunen"),
    "funksjon": name("Funksjon", "For eksempel leder, medlem, varamedlem, observatør.", to="function"),
    "organisasjon": name("Organisasjon", to="organisation", printed=False),
    "side": name("Side", to="side", printed=False),
    "parti": name("Parti", to="party", printed=False),
    "vara_for": name("Vara for", to="deputy_for"),
    "stemmer": value("votes", "Stemmer", "Med fullmakt eller andel.", to="votes", absent=None, example="3"),
    "kom": _CAME,
    "gikk": _LEFT,
    "kl": _CLOCK,
}

_VOTERS = value("votes", "Stemmeberettigede", "Hvor mange, når de ikke er ført opp.", to="voters", example="38")

ATTENDANCE: Schema = {
    "forfall": items("Forfall", ABSENCE, "Medlemmer som meldte forfall.", to="absent", makes=Absence),
    "ikke_møtt": persons("Ikke møtt", "Uten forfall, eller uten svar i en skriftlig behandling.", to="not_met"),
    "kom_og_gikk": items(
        "Kom og gikk", MOVEMENT, "Medlemmer som bare var til stede en del av møtet.", to="movements", makes=Movement
    ),
    "observatører": persons("Observatører", "Uten stemme. Kortnavn, eller «alle».", to="observers"),
    "andre": items("Andre", GUEST, "Andre uten stemme.", to="guests", makes=Guest),
    "til_stede": items("Til stede", ATTENDEE, "I stedet for medlemsregisteret.", to="present", makes=Attendee),
    "stemmeberettigede": _VOTERS,
}

CLOSING: Schema = {
    "hjemmel": name("Hjemmel", to="law", example="koml. § 11-5 andre ledd", required=True),
    "grunn": name("Grunn", to="reason", required=True),
    "varer_til": name("Varer til", "Når saken kan åpnes.", to="until"),
}

DISQUALIFICATION: Schema = {
    "medlem": _person("Medlem", "Kortnavn eller tekst.", to="member", required=True),
    "grunn": name("Grunn", to="reason"),
    "hjemmel": name("Hjemmel", to="law", example="fvl. § 6 andre ledd"),
    "inhabil": flag("Inhabil", "Utelatt: ja.", to="is_disqualified", absent=True),
    "vara": _person("Vara", to="deputy"),
    "reist_av": _person("Reist av", "Den som tok det opp.", to="raised_by"),
    "resultat": choice("Resultat", RESULTS, to="result"),
    "for": COUNT,
    "imot": COUNT,
    "dobbeltstemme": VOTE["dobbeltstemme"],
    "loddtrekning": VOTE["loddtrekning"],
    "lukket": mapping("Lukket", CLOSING, "Står bare i den lukkede protokollen.", to="closed", makes=Closing),
}

RECOMMENDATION: Schema = {
    "fra": name("Fra", to="by", required=True),
    "dato": value("date", "Dato", to="day"),
    "tekst": prose("Tekst", to="text", required=True),
}

PROPOSAL: Schema = {
    "id": ID,
    "fra": persons("Fra", "Den eller de som la det fram.", to="by", required=True),
    "type": choice("Type", PROPOSAL_KINDS, to="kind", required=True),
    "gjelder": value("points", "Gjelder", "Punktet i forslaget.", to="points", example="punkt 2"),
    "tekst": prose("Tekst", to="text"),
    "trukket": flag("Trukket", "Om forslaget ble trukket.", to="is_withdrawn"),
    "målform": OWN_LANGUAGE,
}

STATEMENT: Schema = {
    "fra": persons("Fra", to="by", required=True),
    "slag": name("Slag", "Hva slags tilførsel det er.", to="kind", example="forbehold"),
    "tekst": prose("Tekst", to="text", required=True),
}

FOLLOW_UP: Schema = {
    "id": ID,
    "hva": text("Hva", to="what", required=True),
    "hvem": persons("Hvem", to="who"),
    "frist": value("task_deadline", "Frist", "En dato, et møte, «medio mai 2027» eller «fortløpende».", to="deadline"),
}

#: `innstilling` is a case of another organ, or what is written here.
_RECOMMENDED: Field = {
    **mapping("Innstilling", RECOMMENDATION, "En sak i et annet utvalg, eller {fra, dato, tekst}."),
    "type": ["string", "dict"],
    "empty": False,
    "check_with": "case_number",
}

#: The tables of an item are computed: minutes take in no files.
ITEM_TABLE: Schema = {name: field for name, field in TABLE.items() if name not in FILE}

MINUTES_ITEM: Schema = {
    "sak": value("case_number", "Sak", "Saken som ble behandlet.", example="13/26", of="saker"),
    "punkt": text("Punkt", "I stedet for sak: et punkt uten nummer.", to="text", example="Eventuelt"),
    "protokoll": value(
        "meeting",
        "Protokoll",
        "Møtet som protokollen gjelder.",
        to="minutes_of",
        example="SSU 2026-02-12",
        of="møter",
    ),
    "sammen_med": persons("Sammen med", "Saker som ble behandlet under ett.", to="together_with", kind="agenda_item"),
    "dag": value("date", "Dag", "Når møtet går over flere dager.", to="day"),
    "møteleder": _person("Møteleder", "Når en annen ledet saken.", to="chair"),
    "ny": flag("Ny", "Saken sto ikke på sakslisten.", to="is_new"),
    "tittel": name("Tittel", "Når saken ikke har en egen fil.", to="title"),
    "type": choice("Type", CASE_TYPES, "Når saken ikke har en egen fil.", to="kind"),
    "forslag_til_vedtak": prose("Forslag til vedtak", "Når saken ikke har en egen fil.", to="proposed"),
    "målform": OWN_LANGUAGE,
    "innstilling": _RECOMMENDED,
    "behandling": prose("Behandling", "Kort om det som ble sagt.", to="treatment"),
    "habilitet": items(
        "Habilitet", DISQUALIFICATION, "Spørsmål om et medlem kunne være med. Den det gjelder, stemmer ikke."
    ),
    "forslag": items("Forslag", PROPOSAL, "Forslag som ble satt frem i møtet.", to="proposals", makes=Proposal),
    "voteringer": items("Voteringer", VOTE, "I den rekkefølgen det ble stemt."),
    "vedtak": prose(
        "Vedtak",
        "«som foreslått», «som innstillingen», «som alternativ-2», «som rapport» (et forslag), «med endringene», "
        "«godkjent» (en protokoll), eller hele teksten.",
        to="resolution",
    ),
    "utfylt": persons("Utfylt", "Det som settes inn for «____», i rekkefølge.", to="filled", kind="name"),
    "resultat": choice("Resultat", RESULTS, "Uten voteringer: én votering over det som ble vedtatt.", to="result"),
    "utfall": choice("Utfall", OUTCOMES, "Når det ikke følger av resten.", to="outcome"),
    "utsatt_til": value(
        "meeting", "Utsatt til", "Møtet saken er utsatt til.", to="postponed_to", example="SSU 2026-09-24", of="møter"
    ),
    "tabeller": named(
        "Tabeller",
        {"type": "dict", "schema": ITEM_TABLE},
        "Tabeller som plasseres i teksten med [[tabell:kortnavn]] alene på en linje.",
        keys="identifier",
    ),
    "protokolltilførsler": items(
        "Protokolltilførsler", STATEMENT, "Det noen ville ha ført inn.", to="statements", makes=Statement
    ),
    "oppfølging": items("Oppfølging", FOLLOW_UP, "Oppgaver som møtet ga.", to="tasks", makes=FollowUp),
    "lukket": mapping("Lukket", CLOSING, "Står bare i den lukkede protokollen.", to="closed", makes=Closing),
    "offentlig_tittel": name("Offentlig tittel", "Tittelen som står i den åpne protokollen.", to="public_title"),
    "stemmeberettigede": _VOTERS,
    "ikke_til_stede": persons("Ikke til stede", "Borte bare fra denne saken.", to="away"),
}

APPROVAL: Schema = {
    "av": persons("Av", to="by"),
    "dato": value("date", "Dato", to="day"),
    "måte": name("Måte", to="manner", example="e-post"),
    "møte": value("meeting", "Møte", "Møtet som godkjente protokollen.", to="meeting", example="SSU 2026-09-24"),
}

CORRECTION: Schema = {
    "dato": value("date", "Dato", to="day", required=True),
    "hva": text("Hva", to="what", required=True),
    "møte": value("meeting", "Møte", to="meeting"),
}

MINUTES_RECORD: Schema = {
    **{name: MEETING_RECORD[name] for name in ("utvalg", "møte")},
    "status": choice("Status", MINUTES_STATUSES, to="status", required=True),
    "nummer": code(name("Nummer", "Møtets nummer.", to="number", example="6/2014")),
    "form": choice("Form", FORMS, "skriftlig: de som ikke svarte, står under ikke_møtt.", to="form", absent="møte"),
    "tid": value("time_span", "Tid", "Som det ble.", to="time", example="10.05–13.40"),
    "dager": items("Dager", DAY, "Tiden for hver dag, når møtet gikk over flere."),
    "målform": LANGUAGE,
    "merknad": text("Merknad", "Står under overskriften.", to="remark"),
    "møteleder": _person("Møteleder", "Kortnavn eller tekst.", to="chair", example="ssu-2026-kommune-1"),
    "referent": name("Referent", to="secretary", example="Sekretariatet"),
    "fellesmøte_med": name("Fellesmøte med", "Det andre utvalget.", to="together_with"),
    "avlyst": name("Avlyst", "Hvorfor møtet ikke ble holdt. Da har protokollen ingen saker.", to="cancelled"),
    "vedtaksfør": flag("Vedtaksfør", "«nei» når for få møtte; da er ingenting vedtatt.", to="is_quorate", absent=True),
    "innkalling": text(
        "Innkalling",
        "«godkjent», eller det som ble sagt. Ikke når den er et punkt på sakslisten.",
        to="notice_approval",
    ),
    "saksliste": text(
        "Saksliste", "«godkjent», eller det som ble sagt. Ikke når den er et punkt på sakslisten.", to="agenda_approval"
    ),
    "oppmøte": _absent(
        mapping("Oppmøte", ATTENDANCE, "Det som avviker. Utelatt møtte alle.", to="attendance", makes=Attendance),
        Attendance(),
    ),
    "saker": items("Saker", MINUTES_ITEM, "I den rekkefølgen de ble behandlet."),
    "protokolltilførsler": items(
        "Protokolltilførsler", STATEMENT, "Det noen ville ha ført inn.", to="statements", makes=Statement
    ),
    "vedlegg": persons("Vedlegg", to="attachments", kind="name"),
    "neste_møte": text("Neste møte", to="next_meeting"),
    "underskrifter": persons("Underskrifter", "Linjer for underskrift.", to="signatures"),
    "godkjenning": mapping(
        "Godkjenning",
        APPROVAL,
        "Når protokollen er godkjent: av hvem, eller i hvilket møte.",
        to="approval",
        makes=Approval,
    ),
    "rettelser": items(
        "Rettelser", CORRECTION, "Det som er rettet etter godkjenningen.", to="corrections", makes=Correction
    ),
    "unntak": EXCEPTIONS,
}
