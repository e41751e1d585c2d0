"""The worked example 15/26 holds every table of its source paper: columns, rows, merged cells and sums.

Each table is read in 15/26, in the packet and in the paper it belongs to.
"""

from tests.partnership import Meeting, in_every_paper, only_table
from tests.strategy_plan import AREAS, assert_areas_have_lead_and_bullets, assert_strategy_plan
from tests.test_paper_13_26 import DIGITALE, HELSEFELLESSKAP, LIKEVERDIGE, SAMHANDLE
from tests.test_paper_13_26_money import T6, assert_new_needs, assert_rows, assert_sums
from tests.test_paper_15_26_attachments import attachments
from tests.word import Table, plain

#: Measures with their status by the project model, area by area; the source has two parallel lists in two cells.
T10_T11 = {
    "Interessepolitikk": [],
    SAMHANDLE: [
        ("Pasientforløp barn med autisme", "Levert løsning, avklarer drift"),
        ("Barn med autisme", "Ikke iverksatt"),
        ("Pakkeforløp hjem for kreftpasienter", "Levert løsning, avklarer drift"),
        ("SAMBA", "Løsning"),
        ("Barn som pårørende", "Levert løsning, avklarer drift"),
        ("FSU Psykisk helse voksne", "Oppstart"),
        ("Psykologspesialist i legevakt", "Løsning"),
        ("Team for tidlig avklaring", "Løsning, relevansen vurderes"),
        ("Tverrfaglig spesialisert rusbehandling", "Ikke iverksatt"),
        ("FSU Skrøpelige eldre", "Nytt initiativ"),
        ("FSU Barn og unge", "Nytt initiativ"),
    ],
    LIKEVERDIGE: [
        ("FACT Sikkerhet", "Løsning, avklarer drift"),
        ("FACT-Hadeland", "Drift, avklaringer gjenstår"),
        ("FACT-Nord-Gudbrandsdal", "Løsning"),
        ("Ny modell for psykisk helsevern i Valdres", "Løsning og drift"),
        ("Bo trygt hjemme", "Løsning og drift"),
        ("Forebygging helse- og omsorgstjenester", "Forsinket oppstart"),
        ("Hjemmebasert infusjonsbehandling", "Løsning, relevansen vurderes"),
        ("Økt samhandling med fastleger", "Forsinket oppstart"),
        ("Allmennlege i desentral spesialistpoliklinikk", "Forsinket oppstart"),
    ],
    DIGITALE: [
        ("Mobil videoløsning", "Løsning og drift, forsinket fremdrift"),
        ("DHO", "Løsning"),
        ("Responstjenester Innlandet", "Levert rapport"),
        ("PreVis 2", "Løsning"),
        ("Kommunal EPJ", "Nytt initiativ, under planlegging"),
        ("Pasientens legemiddelliste", "Nytt initiativ, under planlegging"),
    ],
    "Kvalifisert arbeidskraft": [("Kvalifisert arbeidskraft", "Levert rapport")],
    "Kunnskapsbasert praksis": [
        ("Forskning tilknyttet prosjektet Bo trygt hjemme", "Ikke oppgitt"),
        ("Forskning tilknyttet prosjektet SAMBA", "Ikke oppgitt"),
    ],
    "Fremtidsrettet ledelse og organisasjonsutvikling": [],
    HELSEFELLESSKAP: [
        ("Årlig evaluering", "Forsinket oppstart"),
        ("Fagutvalg psykisk helse barn og unge", "Erstattes av FSU Barn og unge"),
        ("Videreføre gode pasientforløp", "Innsikt"),
        ("Modell for felles tjenesteutvikling", "Løsning og drift"),
        ("Felles modell for tilskuddssøknader", "Ikke startet"),
        ("Kommunikasjon", "Forsinket oppstart"),
        ("Samhandlingskonferanse", "Ikke startet"),
        ("Digitalt avvikssystem", "Forsinket oppstart"),
        ("Samarbeid brann og ambulansetjenesten", "Løsning, forsinket fremdrift"),
        ("Administrativt samarbeidsutvalg", "Oppstart og innsikt"),
        ("FSU Pasientsamarbeid", "Oppstart"),
    ],
}
#: The organisation of each member, in the order of the source: the hospital, the municipalities, the observers.
T12 = [
    [
        *["Sykehuset Innlandet HF"] * 5,
        "Sykehuset Innlandet HF, sekretariatet",
        *["Sykehuset Innlandet HF, representant"] * 2,
    ],
    [
        "Kommunedirektørutvalget i KS Innlandet",
        "Helseregion Valdres",
        "Helseregion Nord-Gudbrandsdal",
        "Helseregion Sør-Gudbrandsdal",
        "Helseregion Nord-Østerdal",
        "Helseregion Sør-Østerdal",
        "Helseregion Gjøvik/Hadeland",
        "Helseregion Hamar",
        *["Kommunal representant"] * 4,
        "Ringsaker kommune, sekretariatet",
    ],
    [
        *["Statsforvalteren i Innlandet"] * 2,
        "KS Innlandet",
        "NTNU Gjøvik",
        "Høgskolen i Innlandet",
        "Fagskolen Innlandet",
        "Kompetansebroen",
        "Pasient- og brukerombudet",
        "Samhandlingslege",
    ],
]


def attached_table(meeting: Meeting, case: int, where: str, number: int) -> Table:
    """The table of an attachment of a paper."""
    paper = meeting.paper_in(case, where)
    return only_table(paper.under(plain(attachments(paper)[number - 1].text)))


@in_every_paper
def test_t2_the_strategy_plan(meeting: Meeting, where: str) -> None:
    table = attached_table(meeting, 3, where, 1)
    assert_strategy_plan(table)
    assert_areas_have_lead_and_bullets(table)


@in_every_paper
def test_t6_money_status_and_carry_over(meeting: Meeting, where: str) -> None:
    table = attached_table(meeting, 3, where, 3)
    assert [plain(heading) for heading in table.header] == [
        "Strategiske satsningsområder 2022–2027",
        "Utdrag fra handlingsdel 2025–2026, der det er tildelt rekrutterings- og samhandlingsmidler",
        "Overført fra 2024",
        "Tildelt 2025 (SSU-sak 22/25, 18.09.2025)",
        "Kommentar",
        "Brukt i 2025",
        "Frigjøres",
        "Overføres til 2026",
    ]
    assert_rows(table, 1, [2, 3, 5, 6, 7], T6)
    assert table.groups(0) == [(SAMHANDLE, 4), (LIKEVERDIGE, 4), (DIGITALE, 2), (HELSEFELLESSKAP, 6)]
    assert all(row[4] for row in table.body[:-1])
    sums = ["SUM", "5 720 000", "11 345 000", "", "831 446", "200 000", "16 033 554"]
    assert [plain(text) for text in table.body[-1]] == sums
    assert_sums(table, [2, 3, 5, 6, 7])


@in_every_paper
def test_t7_new_needs(meeting: Meeting, where: str) -> None:
    assert_new_needs(attached_table(meeting, 3, where, 4))


@in_every_paper
def test_t10_t11_the_action_plan_with_status_by_the_project_model(meeting: Meeting, where: str) -> None:
    table = attached_table(meeting, 3, where, 2)
    assert table.header == [
        "Strategiske satsningsområder 2022–2027",
        "Handlingsdel 2025–2026, pågående og nye initiativ",
        "Status etter prosjektmodellen (oppstart, innsikt, løsning, drift)",
    ]
    assert table.groups(0) == [(area, max(len(measures), 1)) for area, measures in T10_T11.items()]
    assert list(T10_T11) == AREAS
    expected = [measure for measures in T10_T11.values() for measure in measures or [("Ingen tiltak", "")]]
    assert len(table.body) == len(expected) == 42
    for row, (title, status) in zip(table.body, expected, strict=True):
        assert row[1].startswith(title)
        assert row[2] == status, title


@in_every_paper
def test_t12_the_members(meeting: Meeting, where: str) -> None:
    table = attached_table(meeting, 4, where, 1)
    titles, columns = (row for row in table.rows if row.header)
    assert titles.texts == ["Representanter i Strategisk samarbeidsutvalg, Helsefellesskap Innlandet 2026–2027"]
    assert [cell.span for cell in titles.cells] == [4]
    assert columns.texts == ["Organisasjon", "Tittel", "Navn", "Rolle"]
    assert [len(side) for side in T12] == [8, 13, 9]
    assert [row[0] for row in table.body] == [organisation for side in T12 for organisation in side]
    assert [row[3] for row in table.body] == ["medlem"] * 21 + ["observatør"] * 9
    assert {row[2] for row in table.body} == {"oppnevnes"}


@in_every_paper
def test_t12_every_title_of_the_source(meeting: Meeting, where: str) -> None:
    """Three of the observers sit without a title there."""
    titles = [row[1] for row in attached_table(meeting, 4, where, 1).body]
    assert [place for place, title in enumerate(titles) if not title] == [27, 28, 29]
    starts = ["Administrerende direktør, nestleder", "Klinikkdirektør", "Fagdirektør", "Klinikkdirektør"]
    starts += ["Klinikkdirektør", "Avdelingssjef", "Tillitsvalgt", "Brukerrepresentant fra sykehuset"]
    starts += [
        "Kommunedirektør, leder",
        *["Kommunalsjef, leder i Helseregion "] * 7,
        "Brukerrepresentant fra kommunene",
    ]
    starts += ["Fastlegerepresentant", "Tillitsvalgt, Sykepleierforbundet", "Tillitsvalgt, Fagforbundet"]
    starts += ["Interkommunal samhandlingsrådgiver", "Velferdsdirektør", "Assisterende fylkeslege", "Seniorrådgiver"]
    starts += ["Instituttleder", "Dekan", "Assisterende rektor"]
    for title, start in zip(titles[:27], starts, strict=True):
        assert title.startswith(start)
