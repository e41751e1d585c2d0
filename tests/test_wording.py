"""Remarks on wording: what is marked, and the ordinary sentences that must be left in peace."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from hfi_docs.check.decisions import DECISION_RULES
from hfi_docs.check.mentions import MENTION_RULES
from hfi_docs.check.repetition import REPETITION_RULES
from hfi_docs.check.texts import passages, read_texts
from hfi_docs.check.wording import LANGUAGE_FINDINGS
from hfi_docs.check.wording.spelling import spelling_rule
from hfi_docs.errors import Problem
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace, read_record
from hfi_docs.records.model import Spelling
from hfi_docs.records.schema.fields import prose
from tests.made import make_workspace, minimal_case
from tests.workspaces import REPOSITORY

ORGANS = [
    {
        "id": "SSU",
        "navn": "Strategisk samarbeidsutvalg",
        "navn_nynorsk": "Strategisk samarbeidsutval",
        "standard": "ja",
    },
    {"id": "PA", "navn": "Partnerskapsmøtet", "navn_nynorsk": "Partnarskapsmøtet", "møtenavn": "Partnerskapsmøtet"},
    {"id": "AdmSU", "navn": "Administrativt samarbeidsutvalg"},
]
MEETINGS = [
    {"id": "ssu-mai", "utvalg": "SSU", "dato": "2026-05-21"},
    {"id": "samling", "utvalg": "SSU", "dato": "2026-03-10", "til": "2026-03-11"},
    {"id": "pa-juni", "utvalg": "PA", "dato": "2026-06-19"},
]
#: What is said of texts, of decisions and of what is typed by hand.
RULES = (*MENTION_RULES, *DECISION_RULES, *REPETITION_RULES)
REMARKS = {finding.code for finding in (*LANGUAGE_FINDINGS, *(each for rule in RULES for each in rule.findings))}
QUIET = [
    "12. mars 2026 møttes partene på Hamar.",
    "Planen gjelder for 2022–2027, og handlingsplanen for 2025–26.",
    "Møtet varer kl. 10.00–11.30 (se innkallingen).",
    "Samlingen var 10.–11. mars 2026 på Hamar.",
    "SSU-møtet 11. mars 2026 var fysisk, og møtet torsdag 21. mai 2026 er digitalt.",
    "Rammen er 11 632 000 kroner, hvorav 750 000 kroner er satt av til fondet.",
    "Rammen er kr 200 000, og 16,0 mill. kroner er overført.",
    "Tiltaket kostet 200 kr. 3 av 10 fikk hjelp.",
    "Telefonen er 62 51 40 00, og organisasjonsnummeret er 983 971 709.",
    "Fylkestinget behandlet dette i sak 45/25.",
    "Se vedlegg 2 til samarbeidsavtalen.",
    "Prosjektnummer 302845 i Forskningsrådet, prosjektnr. 120325.",
    "Punkt 3.2.10 og kapittel 4.12.15 i avtalen gjelder fortsatt.",
    "Arkivsak 26/1234 og 2026/123456 hører sammen.",
    "Etter helse- og omsorgstjenesteloven § 6-2 skal partene samarbeide.",
    "Se Prop. 102 L (2020–2021) og Meld. St. 7 (2019–2020).",
    "Vi viser til punkt a) og b) i avtalen.",
    "Partene er enige om a) mål, b) tiltak (se under) og c) frister.",
    "Andelen var 12,5 prosent i 2024 og 14,1 prosent i 2025.",
    "Dokumentet er i versjon 2.10.15.",
    "Hva er viktig for deg? Det spør vi alle om.",
    "Strategisk samarbeid mellom sykehus og kommuner er viktig.",
    "Strategiske satsningsområder er beskrevet i planen.",
    "Strategisk samarbeidsutvalgs vedtak følges opp av Administrativt samarbeidsutvalg.",
    "Et partnerskapsmøte holdes hvert år; Partnerskapsmøtet er øverste organ.",
    "SSU-møtet 21. mai 2026 behandler saken, og Partnerskapsmøtet 19. juni 2026 avslutter.",
    "Partnerskapsmøtet 8. juni 2022 er det første i rekken.",
    "I perioden 2022–2027 og i perioden januar 2025 til juni 2026 prøves tjenesten ut.",
    "I perioden 1. januar 2025 til 1. mars 2025 kom det 12 innspill.",
    "Legevaktbilen er i drift hele døgnet, sju dager i uken.",
    "Les mer på [siden til Helsedirektoratet](https://www.helsedirektoratet.no/tema/2022-2027/plan_(ny)).",
    "Tiltaket (fase 1) er ferdig. Fase 2 (2026–2027) begynner i august.",
    "Sykehuset Innlandet, Gjøvik og Hamar deltar; de øvrige inviteres.",
    "Fagutvalget møtes 4 ganger i året, og 2 000 ansatte får tilbudet.",
    "Kostnaden er 1 500 000 kroner i 2026 og 2 000 000 kroner i 2027.",
    "Dette er **viktig** og *nytt*.",
    "Temperaturen var 20.5 og forholdet 1.25 mot 1.50.",
    "Bakgrunnen er – som før – at partene er enige.",
    "EPJ-løftet, DHO og PreVis 2 samordnes i 2026.",
    "Innbyggertallet er 371 000, og 42 kommuner er med.",
    "Målet nås i 1. kvartal 2026 eller våren 2027.",
    "Rapporten kommer i 2. halvår 2026, tidligst 1. oktober.",
    "Møtet 24. desember 2025 er avlyst. 25 personer var påmeldt.",
    "Sammenlign 2024 og 2025: 800 mot 950 henvendelser.",
    "Det ble brukt 4 300 timer i 2025 – 20 prosent mer enn året før.",
    "I 2026 – 30 år etter reformen – er bildet et annet.",
    "Oppgaven er tredelt:\n\n1. kartlegge\n2. prøve ut\n3. evaluere (se under)",
    "Tiltakene er:\n\n- opplæring\n- veiledning; både digitalt og fysisk\n- evaluering",
    "## Hva er gjort i 2026\n\nArbeidet er i gang.",
    "Saksnr.: 13/26. Deres ref.: 24/118, vår ref.: 25/7, tlf.: 62 51 40 00 osv.; org.nr.: 983 971 709.",
    "## Status\n\nStatus er at arbeidet er i gang.",
    "Alle er enige om status\n\nstatus meldes i mai.",
    "| Status | Status |\n|---|---|\n| Ferdig | Ferdig |",
    "- opplæring\n- opplæring",
    "Alt det det fører med seg, er kjent, og de som som helhet berøres, er hørt.",
    "De planene vi har har ført til mer samarbeid, og det som er er bra.",
    "Vi ropte heia heia og oi oi oi, og fikk masse masse hjelp, til til dømes skoler. IPTC IPTC Metadata er et navn.",
    "Se figur 16.194, som er laget med GIMP-2.10.18.",
    "Spillet har vart i 16 år, og det er ikke bare hun som spør hva, hvem og hvordan.",
    "Eg veit ikkje kva dei meiner, men det er bare noen som kjem fra Hamar, og korleis det blir, veit ingen.",
    "Det er lurt og nødvendig, viktig og riktig, og vi prøver og feiler.",
    "Hvordan kan partene bli enige om dette?",
    "Det er et sted der av og til noe skjer.",
    "Oppgavene er 1\\) kartlegging og 2\\) evaluering.",
    "2\\) er den andre oppgaven (se 1\\) over).",
    "Rammen er 3 000 000 kroner (600 000 + 1 200 000 + 1 200 000).",
    "Rammen er 7,8 mill. kroner (5,15 + 2,6).",
    "Av 5 000 000 kroner er noe delt ut (600 000 + 400 000).",
    "Oslofondet er på 5 150 mill. kroner, og rammen er 16,03 millioner kroner.",
    "Det gikk 15 mill. 250 000 personer var med.",
    "Gruppen har 3 medlemmer (2 + 2 varaer), og tilbudet er for dem på 18+.",
    "I 2024 (2025 + 2026 kommer siden) er rammen liten.",
    "Av 5 000 000 kroner går dette til drift (600 000 + 400 000).",
    "Kravet gjelder (jf. punkt 2) fra januar, og 3) følger i mars.",
    "Se punkt 3.200, kapittel 4.100 og § 4.120 i avtalen, versjon 2.100.",
    "«Utvalget godkjenner\n\n1. planen\n2. «budsjettet»»",
    "Ring +47 916 12 345 eller 62 51 40 00.",
    "Se [planen](https://a.no/plan_(2022)?a=1) om dette.",
    "Telefon 62.514.000 og organisasjonsnummer 983.971.709.",
    "Rammen er 7,8 mill. kroner (5,149 + 2,6).",
    "Det er 16,5 mill. kr til fondet, og 5,15 mill. (5 150 000) til drift.",
    "Saksbeh.: SI, arkivref.: 24/118, repr.; osv.: Frp.. og Kr.. er ikke våre.",
    "Rammen er 12 000 - 5 000 kroner, og målingen var 3 - 4.",
    "| A - B | - |\n|---|---|\n| 1 | - |".replace("A - B", "A"),
    "Geelmuyden.Kiese og rapport.docx er navn.",
    "De gjorde så mye som mulig og fikk det til. Vi holder fast ved og viderefører planen.",
    "Møtet er om og for dem som vil, og de kom til og gikk fra.",
    "Utvalget viser til forslaget: «Me vil ikkje vente.» Hva som skjer, er ikke klart for noen.",
    "Hei hei og mange mange takk, sa de. Abdullah Abdullah kom.",
    "| Tiltak | Mill. kroner |\n|---|---|\n| Opplæring | 5,15 |",
]


def problems_of(folder: Path, text: str, **fields: str) -> tuple[Problem, ...]:
    """What a check remarks on in a case with this text."""
    case = minimal_case(**{"bakgrunn": text, **fields})
    workspace = make_workspace(folder / "office", case, utvalg=ORGANS, møter=MEETINGS)
    return check_cases(Office(workspace), Selection()).problems


def told(folder: Path, text: str, **fields: str) -> list[str]:
    """What it says of it."""
    return [problem.message for problem in problems_of(folder, text, **fields)]


@pytest.mark.parametrize("text", QUIET)
def test_an_ordinary_sentence_is_left_in_peace(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


@pytest.mark.parametrize(
    "amount",
    [
        "kr. 16.033.554,- mill",
        "kr 200.000,- mill",
        "16 033 554 millioner",
        "5 150 000 (mill. kroner)",
        "mill. kr 5 150 000",
        "MNOK 5 150 000",
        "5150000 mnok",
        "Millioner kroner: 5 150 000",
        "5 150 000 kroner (mill.)",
    ],
)
def test_a_whole_amount_with_a_unit_is_told_whole_and_once(tmp_path: Path, amount: str) -> None:
    (message,) = told(tmp_path, f"{amount} er satt av.")
    assert message == f"«{amount}» kan ikke være riktig: hele beløpet og enheten står sammen."


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("ca kr. 16 mill", "ca. 16 mill. kroner"),
        ("250.000,-", "250 000 kroner"),
        ("kr. 200.000,-", "200 000 kroner"),
        ("2700000 kr", "2 700 000 kroner"),
        ("16,5 MNOK", "16,5 mill. kroner"),
        ("ca 2 mrd", "ca. 2 mrd."),
    ],
)
def test_an_amount_gets_one_remark_with_all_of_it(tmp_path: Path, written: str, right: str) -> None:
    text = f"Vi gir {written} (ny) til dette."
    (problem,) = problems_of(tmp_path, text)
    assert f"«{written}»" in problem.message
    assert right.replace(" ", "\xa0") in problem.hint
    line = problem.position.path.read_text("utf-8").split("\n")[problem.position.line - 1]
    for edit in sorted(problem.edits, reverse=True):
        line = line[: edit.column - 1] + edit.text + line[edit.end_column - 1 :]
    assert f"Vi gir {right} (ny) til dette." in line


@pytest.mark.parametrize(("day", "is_past"), [(20, True), (21, False)])
def test_a_deadline_on_the_day_of_the_meeting_is_none_that_is_past(tmp_path: Path, day: int, is_past: bool) -> None:
    proposal = f"Utvalget ber sekretariatet sende planen innen {day}. mai 2026."
    found = [message for message in told(tmp_path, "Tekst.", forslag_til_vedtak=proposal) if "Fristen" in message]
    assert bool(found) == is_past


def test_in_the_worked_examples_only_what_their_sources_have_is_told() -> None:
    problems = check_cases(Office(Workspace(REPOSITORY)), Selection()).problems
    told = [(each.position.path.name, each.code) for each in problems if each.code in REMARKS]
    assert told == [("04-21.yaml", "HFI242"), ("31-25.yaml", "HFI095"), ("PA-07-26.yaml", "HFI108")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Samlingen var 12. – 13. mars 2025.", "12. – 13."),
        ("Møtet 22.mai.25 er avlyst.", "22.mai.25"),
        ("Perioden 2025 – 26 er kort.", "2025 – 26"),
        ("Overføre 2700000 i år.", "2700000"),
        ("Se https://a.no/plan_(2022)?a=1_2.", "https://a.no/plan_(2022)?a=1_2"),
        ("De ﬁnansierer dette.", "U+FB01"),
        ("De kaller dette «en samlet plan.", "«en samlet plan."),
        ("De kaller dette en samlet» plan.", "De kaller dette en samlet»"),
        ("Rammen er 16033554 kroner.", "16033554"),
        ("Midlene er på kr 50000 i år.", "50000"),
        ("Dette ble vedtatt i PA-sak 04.25 i fjor.", "sak 04.25"),
        ("(sak 22.25 SSU)", "sak 22.25"),
        ("Strategiske samarbeidsmøte vedtok det.", "Strategiske samarbeidsmøte"),
        ("Administrativt samarbeidråd vedtok det.", "Administrativt samarbeidråd"),
        ("Partnerskapssmøtet vedtok det.", "Partnerskapssmøtet"),
        ("Møtet varer kl. 10-14 og lenger (se\nunder.", "(se under."),
        ("PA 16. juni 2026 vedtar planen.", "PA har ikke noe møte"),
        ("Se www.kompetansebroen.no for mer.", "www.kompetansebroen.no"),
        ("Rammen er 7,9 mill. kroner (5,15 + 2,6).", "5,15 + 2,6"),
        ("Det er 2 500 kroner (1 000 + 1 000).", "1 000 + 1 000"),
        ("Rammen er 1.234.567 for alle.", "Beløpet «1.234.567»"),
        ("Tiltakene er følgende.: opplæring.", ".:"),
        ("Prisen er 34,-.", "34,-"),
        ("Tiltakene er a) opplæring og b) veiledning (se under.", "(se under."),
    ],
)
def test_a_remark_names_what_it_found(tmp_path: Path, text: str, found: str) -> None:
    assert any(found in message for message in told(tmp_path, text))


def test_a_remark_points_past_references_that_hold_the_same_text(tmp_path: Path) -> None:
    case = minimal_case(bakgrunn="Se [[dato:2026-04-01]] og 2026-04-01.")
    problems = check_cases(Office(make_workspace(tmp_path / "office", case)), Selection()).problems
    (problem,) = problems
    line = problem.position.path.read_text("utf-8").split("\n")[problem.position.line - 1]
    assert line[problem.position.column - 1 :].startswith("2026-04-01.")


NYNORSK = "Kommunane har ikkje ei felles satsing, og sakliste vert sendt frå sekretariatet."


def test_the_list_of_spellings_is_for_bokmal(tmp_path: Path) -> None:
    spellings = [{"id": "satsing", "feil": ["satsing*", "sakliste*"], "riktig": "satsning*"}]

    def spelled_in(folder: str, text: str, **fields: str) -> int:
        case = minimal_case(bakgrunn=text, **fields)
        workspace = make_workspace(tmp_path / folder, case, skrivemåter=spellings)
        return len(check_cases(Office(workspace), Selection()).problems)

    assert spelled_in("1", NYNORSK) == 0
    assert spelled_in("2", "Satsing på velferd.", målform="nynorsk") == 0
    assert spelled_in("3", "Satsing på velferd.") == 1
    assert spelled_in("4", "Vi har ikke en satsing. Kommunane er med.", målform="nynorsk") == 1


def test_a_proposal_may_name_an_earlier_resolution(tmp_path: Path) -> None:
    fields = {"type": "beslutning", "tittel": "Handlingsplan 2026", "status": "utkast"}
    for number, proposal in enumerate(
        (
            "Utvalget viser til vedtaket 12. november 2025 og tar saken til orientering.",
            "Utvalget holder fast ved vedtaket fra november 2025.",
            "Utvalget gjentar det som ble behandlet i mai 2025.",
        )
    ):
        assert told(tmp_path / str(number), "Bakgrunnen.", **fields, forslag_til_vedtak=proposal) == []
    left_over = told(tmp_path / "left", "Bakgrunnen.", **fields, forslag_til_vedtak="Utvalget holder møter i 2025.")
    assert left_over == ["Forslaget til vedtak nevner 2025, men tittelen gjelder 2026."]


def test_a_case_that_is_decided_keeps_its_proposal(tmp_path: Path) -> None:
    proposal = "Utvalget ber sekretariatet sammenstille innspillene."
    fields = {"type": "beslutning", "forslag_til_vedtak": proposal}
    assert told(tmp_path / "1", "Bakgrunnen.", **fields, status="behandlet") == []
    assert len(told(tmp_path / "2", "Bakgrunnen.", **fields, status="endelig")) == 1


def test_a_case_typed_by_hand_is_seen_when_it_is_checked_alone(tmp_path: Path) -> None:
    case = minimal_case(bakgrunn="Dette følger opp sak 02/26.")
    workspace = make_workspace(tmp_path / "office", case)
    other = (workspace.root / "cases/01-26.yaml").read_text("utf-8").replace("1/26", "2/26").replace("sak 02/26", "den")
    (workspace.root / "cases/02-26.yaml").write_text(other, "utf-8")
    (problem,) = check_cases(Office(workspace), Selection(("1/26",))).problems
    assert "sak 02/26" in problem.message


def spelled(text: str, *spellings: tuple[str, str]) -> Iterator[tuple[str, str]]:
    rule = spelling_rule(tuple(Spelling(*pair) for pair in spellings))
    record = read_record(f"tekst: {json.dumps(text, ensure_ascii=False)}\n".encode(), Path("prøve.yaml")).record
    for remark in rule.remarks(read_texts(record, {"tekst": prose("Tekst")}, "sak")):
        yield remark.found, remark.names["right"]


def test_a_spelling_keeps_its_capital_and_its_ending() -> None:
    pairs = [("satsing*", "satsning*"), ("visa versa", "vice versa"), ("pasinetfør*", "pasientfor*")]
    text = "Satsingene er mange, og satsing visa\nversa. Forsatsing og pasinetførløp."
    assert list(spelled(text, *pairs)) == [
        ("Satsingene", "Satsningene"),
        ("satsing", "satsning"),
        ("visa\nversa", "vice versa"),
        ("pasinetførløp", "pasientforløp"),
    ]


def test_a_spelling_is_a_whole_word_unless_it_has_a_star() -> None:
    assert list(spelled("Utdeaget og utdeag.", ("utdeag", "utdrag"))) == [("utdeag", "utdrag")]


def test_passages_are_paragraphs_items_and_headings() -> None:
    text = "## Først\nEt avsnitt\nover to linjer.\n\n- ett\n  punkt\n- to\n1. tre\n   a) fire\n\n| a | b |"
    assert [(item.mark, item.text) for item in passages(text)] == [
        ("##", "Først"),
        ("", "Et avsnitt\nover to linjer."),
        ("-", "ett\n  punkt"),
        ("-", "to"),
        ("1.", "tre"),
        ("a)", "fire"),
        ("|", "a | b |"),
    ]
