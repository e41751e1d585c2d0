"""What the worked examples say is what their source papers say: quotations, resolutions, and remarks where they do not.

The expectations are typed from the source papers. Inside «» stands the source word for word, its spelling too. Orders,
sums, deadlines and addressees of a resolution are the source's. What no source states, or what a source contradicts,
has a remark («# Merk: …») beside it in the record.
"""

import re

import pytest
import yaml

from tests.conftest import BuiltOffice
from tests.partnership import Meeting, prose
from tests.word import plain, read_word
from tests.workspaces import REPOSITORY

CASES = REPOSITORY / "cases"
#: What stands inside «» here are words of the program and of the office.
OWN_WORDS = ("register/medlemmer.yaml", "register/skrivemåter.yaml")
#: Every quotation of a record and of its remarks, in order.
QUOTATIONS = {
    "2021/04-21.yaml": ["medio mai", "1. april", "15.04", "1. våren 2022"],
    "2025/31-25.yaml": ["SSU februar 2026", "Fra hjem til hjem", "14.1124", "2022 - 2026", "vedlegg 3"],
    "2026/08-26.yaml": ["sak 08.26 Samhandlingsmidler", "Samhandlingsmidler"],
    "2026/13-26.yaml": [
        "totalt 7 innspill",
        "Gjenstående fra 2025 og frigjort 2025",
        "avslutte satsning",
        "avslutte satsning",
        "implementere eller evaluere",
        "implementere eller evaluere",
        "iverksette eller pågående satsning",
        "Iverksette eller videreføre pågående satsning",
        "iverksette eller pågående satsning",
        "iverksette eller pågående satsning",
        "(600.000 + 1.200.000 + 1.200.000)",
        "i tillegg midler for 2 satsninger overført fra 2024",
    ],
    "2026/14-26.yaml": ["strategiske dilemmaer"],
    "2026/15-26.yaml": ["for drøfting", "16.06.2026"],
    "2026/PA-03-26.yaml": ["prioritering for 2025; vedlegg 3 og 4", "i perioden aug 2025", "tildelt"],
    "2026/PA-04-26.yaml": ["endringer?"],
    "2026/PA-05-26.yaml": [
        "Samarbeidsavtale - Kompetansebroen",
        "[[vedtak:05/25]]",
        "delavtale 2-5",
        "2-3",
        "ser seg fornøyd med",
    ],
    "2026/PA-06-26.yaml": [
        "Partnerne har gjensidig informasjon- og involveringsplikt i forhold som påvirker den annen part, som for "
        "eksempel ved endringer i pasienttilbud som får økonomiske, organisatoriske, praktiske og kompetansemessige "
        "konsekvenser for den andre part. Partnerne skal avklare konsekvensen av endringene og finne felles løsninger "
        "sammen.",
        "kommunestyre",
        "kommunestyret",
    ],
    "register/møter.yaml": ["SSU 20.2.25", "10:00-14:00", "12:00-12:00"],
    "register/saker.yaml": ["helsefelleskap"],
    "register/strategiplan.yaml": ["hva er viktig for deg"],
    "register/tiltak.yaml": [
        "TV",
        "Digitalisering på fastlegekontor",
        "delavtale/-prosedyre 2-3",
        "Fra hjem til hjem",
        "plattform",
    ],
    "register/årsplan.yaml": ["13.feb.25"],
}
#: Resolutions that other papers quote, [[vedtak:…]].
RESOLVED = {
    "PA 05/25": (
        "Strategisk samarbeidsutvalg sikre forankring og etterlevelse av Samarbeidsavtalen mellom Sykehuset Innlandet "
        "og kommunene i sykehusområdet."
    ),
    "PA 06/25": (
        "1. Partnerskapsmøtet ber Strategisk samarbeidsutvalg prioritere satsningene - Interessepolitikk - Kvalifisert "
        "arbeidskraft - Nye digitale tjenester - Videreutvikle helsefelleskap Innlandet 2. Partnerskapsmøtet ber "
        "Strategisk samarbeidsutvalg fortsette pågående prosjekter innen alle satsningsområdene. 3. Partnerskapsmøtet "
        "ber Strategisk samarbeidsutvalg ta med signalene fra møtet for å sikre felles retning og god forankring i "
        "videre strategisk arbeid i Innlandet."
    ),
}

SSU, PA, OFFICE = "Strategisk samarbeidsutvalg", "Partnerskapsmøtet", "sekretariatet"
MEMBERS = "Representantene i Partnerskapsmøtet"
_BODY = "|".join((MEMBERS, SSU, PA, OFFICE))
_ORDER = re.compile(rf"(?:({_BODY}) )?\b(ber|gir|godkjenner|sikrer|slutter seg til|tar)\b(?: ({_BODY}))?")
_SUM = re.compile(r"(\d[\d ]*) kroner")
_WHEN = re.compile(r"(?:medio )?(?:(?:\d+\.–)?\d+\. )?(?:(?:mars|mai|juni|november) )?20\d\d(?:–20\d\d)?")
#: Case, its orders (who, what, to whom), sums, and every year and day that its proposal names.
RESOLUTIONS: list[tuple[str, list[tuple[str, str, str]], list[str], list[str]]] = [
    ("31/25", [(SSU, "ber", OFFICE)], [], []),
    ("33/24", [(SSU, "godkjenner", ""), ("", "ber", OFFICE)], [], ["2025"]),
    (
        "13/26",
        [(SSU, "godkjenner", ""), (SSU, "ber", OFFICE)],
        ["16 033 554", "200 000", "5 150 000", "2 000 000"],
        ["10.–11. mars 2026", "2025", "2026", "2025", "2026", "19. november 2026"],
    ),
    ("15/26", [(SSU, "godkjenner", ""), (SSU, "slutter seg til", "")], [], ["19. juni 2026"]),
    ("PA 01/26", [(PA, "godkjenner", "")], [], []),
    ("PA 02/26", [(PA, "gir", OFFICE)], [], []),
    ("PA 03/26", [(PA, "godkjenner", "")], [], ["2025–2026"]),
    ("PA 04/26", [(PA, "tar", "")], [], []),
    ("PA 05/26", [(PA, "slutter seg til", "")], [], ["2026"]),
    ("PA 06/26", [(PA, "tar", ""), (MEMBERS, "sikrer", "")], [], []),
    ("PA 07/26", [(PA, "ber", SSU)] * 3, [], ["2026", "medio juni 2026", "2027"]),
]
#: Facts of the sources that the examples once had otherwise: where, and how the source has them.
FACTS = [
    ("2021/04-21.yaml", "Planen skal være sendt på høring i helseregionene og helseforetaket før den legges frem"),
    ("2024/33-24.yaml", "ber sekretariatet forberede og planlegge i tråd med den."),
    ("2025/31-25.yaml", "legge sammenstillingen ved protokollen."),
    (
        "2026/13-26.yaml",
        "a) de anbefalte satsningene fra [[møte:strategisamling-2026]]: FSU Beredskap og digitalt avvik",
    ),
    ("2026/13-26.yaml", "b) de anbefalte prinsippene for oppdatert handlingsplan og oppfølging"),
    ("2026/13-26.yaml", "legge frem forslag til rutiner for oppfølging av handlingsdelen"),
    ("2026/PA-03-26.yaml", "begge med oppstart oktober/desember 2026"),
    ("register/organisasjoner.yaml", "navn: Høgskolen i Innlandet}"),
    ("register/tiltak.yaml", "prosjektstilling (600 000 + 1 200 000 + 1 200 000)."),
    ("register/tiltak.yaml", "VIP og digitale tjenester (1 000 000 + 1 000 000)."),
]
#: Record, the line that a remark stands above, words of the remark.
REMARKS = [
    ("2021/04-21.yaml", "sak: 04/21", "Møtedatoen er antatt."),
    ("2021/04-21.yaml", "sak: 04/21", "Utvalget er antatt."),
    ("2021/04-21.yaml", "    oppgaver:", "Året er antatt"),
    ("2021/04-21.yaml", "      - oppgave: Utarbeide en strategiplan", "Perioden er 2022–2026"),
    ("2021/04-21.yaml", "      - oppgave: Eventuelt starte", "fristen er antatt"),
    ("2021/04-21.yaml", "  tidslinje:", "Hvor søylene begynner, er antatt"),
    ("2024/33-24.yaml", "sak: 33/24", "Møtedatoen er antatt"),
    ("2025/31-25.yaml", "sak: 31/25", "Møtedatoen står ikke i kilden."),
    ("2025/31-25.yaml", "  - overskrift: Pågående tiltak", "Dagen er antatt"),
    ("2025/31-25.yaml", "forslag_til_vedtak:", "Kilden har ingen frist"),
    ("2025/31-25.yaml", "  - id: strategiplan", "perioden 2022–2027"),
    ("2025/31-25.yaml", "  - id: signaler", "har bare to vedlegg"),
    ("2026/08-26.yaml", "sak: 08/26", "fristen i det er antatt"),
    ("2026/13-26.yaml", "vurdering:", "Kilden forklarer ikke de 750 000 kronene"),
    ("2026/13-26.yaml", "forslag_til_vedtak:", "hentet fra anbefalingen der"),
    ("2026/13-26.yaml", "  - id: iverksette", "Kilden kaller prinsippet"),
    ("2026/13-26.yaml", "  - id: overforing-2025", "Kilden oppgir ikke hva som er brukt."),
    ("2026/13-26.yaml", "  - id: behov-2026", "3 000 000, men beløpet i kilden er 2 600 000"),
    ("2026/13-26.yaml", "      - id: onskes-overfort", "Etter vedlegg 3 til PA 03/26 er det flere."),
    ("2026/14-26.yaml", "sak: 14/26", "forslaget til vedtak er antatt"),
    ("2026/15-26.yaml", "bakgrunn:", "Tittelen, forslaget og innkallingen har 19. juni."),
    ("2026/PA-05-26.yaml", "fakta:", "Adressen er antatt."),
    ("2026/PA-05-26.yaml", "forslag_til_vedtak:", "Språket er rettet."),
    ("2026/PA-06-26.yaml", "  - id: program", "Programmet er ikke blant kildene."),
    ("2026/PA-07-26.yaml", "forslag_til_vedtak:", "alternativ 1 og 2 har 2026"),
    ("2026/PA-07-26.yaml", "forslag_til_vedtak:", "ikke setningen om nok tid i alternativ 3"),
    ("2026/PA-08-26.yaml", "type: beslutning", "Kilden har bare tittelen, tiden og"),
    ("møter/SSU-2026-05-21.yaml", "tid: 10.00–14.00", "Tid, sted og minutter er antatt."),
    ("register/møter.yaml", "  - {id: ssu-2021-11-25", "Datoen er antatt"),
    ("register/møter.yaml", "  - {id: ssu-2025-02-20", "satt opp 13. februar"),
    ("register/møter.yaml", "  - {id: strategisamling-2025", "tidene er byttet om"),
    ("register/organisasjoner.yaml", "  - {id: hogskolen-i-innlandet", "Navnet er som i kilden."),
    ("register/saker.yaml", "  - sak: SSU 04/25", "Tittelen er antatt."),
    ("register/saker.yaml", "  - sak: SSU 22/25", "Tittelen er antatt."),
    ("register/saker.yaml", "  - sak: PA 05/25", "Tittelen er antatt."),
    ("register/saker.yaml", "  - sak: SSU 24/25", "Tittelen er antatt."),
    ("register/saker.yaml", "  - sak: PA 06/25", "Tittelen er antatt."),
    ("register/tiltak.yaml", "  - id: fastlegerepresentasjon", "Saken er antatt."),
    ("register/årsplan.yaml", "    dato: 2025-02-13", "ble møtet holdt 20. februar"),
]


def read(name: str) -> str:
    return (CASES / name).read_text("utf-8")


def flowing(text: str) -> str:
    """A record as one line; a remark that goes on on the next line is one remark."""
    return re.sub(r"\s*\n\s*(?:# (?!Merk:))?", " ", text)


def remark_above(name: str, line: str) -> str:
    """The remarks directly above the one line that begins so."""
    lines = read(name).split("\n")
    (place,) = (number for number, each in enumerate(lines) if each.startswith(line))
    first = place
    while first and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return flowing("\n".join(lines[first:place]))


def records() -> list[str]:
    return [path.relative_to(CASES).as_posix() for path in sorted(CASES.rglob("*.yaml"))]


def test_what_stands_inside_guillemets_is_the_source_word_for_word() -> None:
    found = {name: re.findall("«([^»]*)»", flowing(read(name))) for name in records() if name not in OWN_WORDS}
    assert {name: [text.strip("*") for text in texts] for name, texts in found.items() if texts} == QUOTATIONS


def test_resolutions_that_are_quoted_are_the_source_word_for_word() -> None:
    entries = yaml.safe_load(read("register/saker.yaml"))["oppføringer"]
    assert {entry["sak"]: " ".join(entry["vedtak"].split()) for entry in entries if "vedtak" in entry} == RESOLVED


def test_a_quoted_resolution_is_printed_word_for_word(office: BuiltOffice, meeting: Meeting) -> None:
    assert f"«{RESOLVED['PA 05/25']}»" in prose(meeting.paper_in(5, "alene").under("Fakta"))
    printed = " ".join(prose(read_word(office.path("31-25").read_bytes()).under("Bakgrunn")).split())
    assert f"«{re.sub(r'(?:[1-3][.]|-) ', '', RESOLVED['PA 06/25'])}»" in printed


@pytest.mark.parametrize(("case", "orders", "sums", "when"), RESOLUTIONS, ids=[row[0] for row in RESOLUTIONS])
def test_a_resolution_has_the_orders_sums_days_and_addressees_of_the_source(
    office: BuiltOffice,
    meeting: Meeting,
    case: str,
    orders: list[tuple[str, str, str]],
    sums: list[str],
    when: list[str],
) -> None:
    text = proposal(office, meeting, case)
    assert _ORDER.findall(text) == orders
    assert _SUM.findall(text) == sums
    assert _WHEN.findall(text) == when


def proposal(office: BuiltOffice, meeting: Meeting, case: str) -> str:
    """The proposal as it is printed; those of Partnerskapsmøtet stand in its notice."""
    if case.startswith("PA "):
        blocks = meeting.notice_in("alene").word.under(f"PA-sak\u00a0{case[3:]}")
        return prose(blocks).partition("Forslag til vedtak\n")[2]
    return plain(prose(read_word(office.path(case.replace("/", "-")).read_bytes()).under("Forslag til vedtak")))


def test_only_the_first_two_alternatives_ask_for_time(office: BuiltOffice, meeting: Meeting) -> None:
    texts = proposal(office, meeting, "PA 07/26").split("\n")[1::2]
    assert ["nok tid" in text for text in texts] == [True, True, False]


@pytest.mark.parametrize(("name", "fact"), FACTS)
def test_a_fact_is_as_the_source_has_it(name: str, fact: str) -> None:
    assert fact in flowing(read(name))


@pytest.mark.parametrize(
    ("name", "line", "words"), REMARKS, ids=[f"{name}-{line.strip()}" for name, line, _ in REMARKS]
)
def test_an_assumption_has_its_remark_beside_it(name: str, line: str, words: str) -> None:
    assert any(words in remark for remark in remark_above(name, line).split("# Merk: ")[1:])


@pytest.mark.parametrize("name", [name for name in records() if name.startswith("20")])
def test_a_kind_of_case_that_no_source_states_is_an_assumption(name: str) -> None:
    above = read(name).partition("\ntittel:")[0]
    assert re.search(r"# Merk: [^\n]*(?:\n# (?!Merk)[^\n]*)*[Ss]akstypen", above)
