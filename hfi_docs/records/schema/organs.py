"""What is registered of the office, and of its organs: themselves, their meetings and their members."""

from collections.abc import Mapping
from typing import Any

from hfi_docs.records.model import LetterReferences, OrganDeadline, OwnField, Signature, StandingItem
from hfi_docs.records.schema.case import LANGUAGE, SECTIONS
from hfi_docs.records.schema.content import E_POST, EXCEPTIONS, STANDING_REFERENCES, STANDING_SIGNATURE
from hfi_docs.records.schema.fields import (
    Schema,
    choice,
    flag,
    items,
    mapping,
    name,
    named,
    sequence,
    text,
    value,
    words,
)

ID = value("identifier", "Kortnavn", "Små bokstaver, tall og bindestrek.", to="id", example="samba", required=True)

#: Where a standing item of an organ stands in the agenda, and whether that is after the cases.
PLACES = {"først": False, "sist": True}
#: What a vote may ask for other than more than half.
VOTE_REQUIREMENTS = ("to tredjedeler", "hver side", "flest")
#: How tables are arranged: as the columns of the view, or for narrow pages.
LAYOUTS = ("standard", "kompakt")
MEMBER_ROLES = ("leder", "nestleder", "medlem", "varamedlem", "observatør", "sekretær")


def _same(attribute: str) -> Any:
    """What is left out is as another attribute of its group."""
    return lambda group: group[attribute]


def _meeting_name(organ: Mapping[str, Any]) -> str:
    return f"{organ['id']}-møtet"


def _labels(*, printed: bool) -> Schema:
    """What the sections of cases are called, in the two forms of Norwegian."""
    fields: Schema = {key: text(field["meta"]["label"], printed=printed) for key, field in SECTIONS.items()}
    others = "" if printed else " Et utvalg kan ha andre."
    return {
        "ledetekster": mapping(
            "Ledetekster",
            fields,
            f"Egne overskrifter, for eksempel «Kommunedirektørens forslag til vedtak».{others}",
            to="labels",
        ),
        "ledetekster_nynorsk": mapping(
            "Ledetekster på nynorsk",
            fields,
            f"I saker på nynorsk. Utelatt brukes de vanlige nynorske overskriftene.{others}",
            to="labels_nynorsk",
        ),
    }


#: The office itself: one group, no list of entries.
OFFICE: Schema = {
    "navn": name("Navn", "Slik det står i arkivet.", to="name", example="Sekretariatet", required=True, printed=False),
    "ordmerke": words("Ordmerke", "En eller to linjer øverst på første side; ellers står navnet der.", to="wordmark"),
    "organisasjonsnummer": value(
        "organisation_number", "Organisasjonsnummer", "Ni sifre.", to="number", example="974 760 673"
    ),
    "epost": value("email", "E-postadresse", to="email", example="post@kommunen.no"),
    "adresse": name("Postadresse", "På én linje.", to="address", example="Postboks 1, 2318 Hamar", printed=False),
    "målform": {
        **LANGUAGE,
        "meta": {**LANGUAGE["meta"], "help": "Målformen i saker og innkallinger som ikke sier noe."},
    },
    "arkivskaper": name("Arkivskaper", "Den som arkiverer papirene, når det er en annen.", to="archive", printed=False),
    "prinsipper": words("Prinsipper", "Ordene som tiltakenes «prinsipp» velges blant.", to="principles"),
    "sider": words("Sider", "Ordene som medlemmenes «side» velges blant.", to="sides"),
    "sider_nynorsk": named(
        "Sider på nynorsk",
        name("Side", printed=False),
        "Hva sidene heter i protokoller på nynorsk, hver under ordet på bokmål.",
        to="sides_nynorsk",
        example="{kommunene: kommunane}",
        keys="identifier",
    ),
    **_labels(printed=False),
}

ORGAN_DEADLINE: Schema = {
    "hva": text("Hva", to="text", example="Innmelding av saker", required=True),
    "dager": value("whole_number", "Dager", "Hvor mange dager før møtet.", to="days", example="21", required=True),
}

STANDING_ITEM: Schema = {
    "punkt": text("Punkt", to="text", example="Eventuelt", required=True),
    "punkt_nynorsk": text("Punkt på nynorsk", to="text_nynorsk", absent=_same("text"), printed=False),
    "plass": choice("Plass", PLACES, "Foran sakene eller etter dem.", to="last", absent=True),
    "minutter": value("whole_number", "Minutter", to="minutes", example="5"),
}

OWN_FIELD: Schema = {
    "navn": value(
        "field_name", "Navn", "Navnet i saken og i malen.", to="name", example="prosjektleder", required=True
    ),
    "ledetekst": name(
        "Ledetekst", "Står foran verdien.", to="label", example="Prosjektleder", required=True, printed=False
    ),
    "ledetekst_nynorsk": name("Ledetekst på nynorsk", to="label_nynorsk", absent=_same("label"), printed=False),
}

GROUP_OF_MEMBERS: Schema = {
    "id": ID,
    "navn": name("Navn", "Slik det står etter «for».", example="kommunale representanter", required=True),
    "navn_nynorsk": name("Navn på nynorsk", printed=False),
    "side": value("identifier", "Side", "Siden som gruppens medlemmer er fra.", example="kommunene", of="kontor.sider"),
    "e_post": E_POST,
}


ORGAN: Schema = {
    "id": value("organ", "Kortform", "Kortformen som står i saksnummeret.", to="id", example="SSU", required=True),
    "navn": name("Navn", to="name", required=True),
    "navn_nynorsk": name("Navn på nynorsk", to="name_nynorsk", absent=_same("name")),
    "møtenavn": name(
        "Møtenavn",
        "Det møtet heter i tekst og på innkallingen.",
        to="meeting_name",
        absent=_meeting_name,
        example="SSU-møtet",
    ),
    "standard": flag("Standard", "Utvalget som gjelder når et saksnummer står alene. Bare ett kan ha det."),
    "mal": value(
        "file_name",
        "Mal",
        "Filnavn i templates/docx.",
        to="template",
        absent="sak.docx",
        example="sak.docx",
        of="maler",
    ),
    "rekkefølge": sequence(
        "Rekkefølge",
        {"type": "string", "allowed": [*SECTIONS, "seksjoner"]},
        "Fast rekkefølge på avsnittene i utvalgets saker. Resten kommer til slutt.",
        to="section_order",
    ),
    **_labels(printed=True),
    "sakslinje": name(
        "Sakslinje",
        "Linjen over tittelen; {nummer} gir saksnummeret. Utelatt: «Vedlegg til sak 13/26».",
        to="case_line",
        example="Sak {nummer}",
        printed=False,
    ),
    "innkalling": value(
        "file_name",
        "Mal for innkalling",
        "Filnavn i templates/docx.",
        to="notice_template",
        absent="innkalling.docx",
        example="innkalling.docx",
        of="maler",
    ),
    "oppsett": choice("Oppsett", LAYOUTS, "kompakt: smale tabeller på stående sider.", to="layout", absent="standard"),
    "saksgrunnlag": flag(
        "Saksgrunnlag", "Om innkallingen viser forslaget til vedtak i hver sak.", to="shows_proposals"
    ),
    "faste_punkter": items(
        "Faste punkter", STANDING_ITEM, "Punkter som står i alle sakslister.", to="standing_items", makes=StandingItem
    ),
    "frister": items(
        "Frister", ORGAN_DEADLINE, "Frister som regnes bakover fra møtet.", to="deadlines", makes=OrganDeadline
    ),
    "felt": items("Felt", OWN_FIELD, "Egne felt i utvalgets saker.", to="own_fields", makes=OwnField),
    "grupper": items("Grupper", GROUP_OF_MEMBERS, "Deler av utvalget som noen saker er bare for."),
    "vedtaksfør": choice(
        "Vedtaksfør", ("halvparten",), "Hvor mange som må være til stede for at noe kan vedtas.", to="quorum"
    ),
    "krav": choice("Krav", VOTE_REQUIREMENTS, "Det et vedtak krever. Utelatt: mer enn halvparten.", to="requirement"),
    "referanser": mapping(
        "Referanser",
        STANDING_REFERENCES,
        "Øverst i utvalgets innkallinger. Møtet kan ha andre.",
        to="references",
        makes=LetterReferences,
    ),
    "underskrift_innkalling": mapping(
        "Underskrift på innkallinger",
        STANDING_SIGNATURE,
        "Den som kaller inn. Datoen står i møtet.",
        to="notice_signature",
        makes=Signature,
    ),
    "underskrift_sak": mapping(
        "Underskrift på saker",
        STANDING_SIGNATURE,
        "Står sist i utvalgets saker. Datoen står i saken.",
        to="case_signature",
        makes=Signature,
    ),
    "nummerform": value(
        "number_form",
        "Nummerform",
        "Et saksnummer slik utvalget skriver det. Utelatt: 13/26.",
        to="number_form",
        example="82/2015",
    ),
    "serier": words(
        "Serier", "Tegnene foran utvalgets egne saksnumre i protokollen, den vanlige først: [PS, RS].", to="series"
    ),
    "e_post": E_POST,
    "unntak": EXCEPTIONS,
}

MEETING: Schema = {
    "id": ID,
    "utvalg": value("identifier", "Utvalg", to="organ", required=True, of="utvalg"),
    "dato": value("date", "Dato", "Første dag.", to="day", example="2026-05-21", required=True),
    "til": value("date", "Til og med", "Siste dag, når møtet går over flere dager.", to="last_day"),
    "navn": name("Navn", "Når møtet har et eget navn.", to="name", example="strategisamlingen"),
    "tid": value("time_span", "Tid", "Fra og til.", to="time", example="10.00–14.00"),
    "sted": name("Sted", to="place", printed=False),
}

NAMED: Schema = {"id": ID, "navn": text("Navn", required=True)}

MEMBER: Schema = {
    "id": ID,
    "utvalg": value("identifier", "Utvalg", to="organ", example="SSU", required=True, of="utvalg"),
    "periode": value("period", "Periode", to="period", example="2026–2027", required=True),
    "side": value(
        "identifier",
        "Side",
        "En av sidene i register/kontor.yaml.",
        to="side",
        example="kommunene",
        required=True,
        of="kontor.sider",
    ),
    "organisasjon": value(
        "identifier",
        "Organisasjon",
        "Kortnavn i register/organisasjoner.yaml.",
        to="organisation",
        required=True,
        of="organisasjoner",
    ),
    "tittel": text("Tittel", to="title"),
    "navn": text("Navn", "Utelatt står det «oppnevnes».", to="name"),
    "rolle": choice("Rolle", MEMBER_ROLES, to="role", required=True),
    "parti": name("Parti", "Står i protokollen.", to="party", example="AP", printed=False),
    "fra": value("date", "Fra", "Første dag, når det ikke er hele perioden.", to="first"),
    "til": value("date", "Til og med", "Siste dag, når det ikke er hele perioden.", to="last"),
}
