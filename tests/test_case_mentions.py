"""Cases that a text names by hand: whose they are, which exist, and what to write instead."""

from pathlib import Path

import pytest

from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from tests.made import make_workspace, minimal_case, write

ORGANS = [
    {"id": "SSU", "navn": "Strategisk samarbeidsutvalg", "møtenavn": "SSU-møtet", "standard": "ja"},
    {"id": "FSU", "navn": "Faglig samarbeidsutvalg", "møtenavn": "FSU-møtet"},
    {"id": "PA", "navn": "Partnerskapsmøtet", "navn_nynorsk": "Partnarskapsmøtet", "møtenavn": "Partnerskapsmøtet"},
]
MEETINGS = [
    {"id": "ssu-mai", "utvalg": "SSU", "dato": "2026-05-21"},
    {"id": "ssu-høst", "utvalg": "SSU", "dato": "2025-09-18"},
    {"id": "pa-juni", "utvalg": "PA", "dato": "2025-06-12"},
]
EARLIER = [
    {"sak": "SSU 22/25", "møte": "2025-09-18", "tittel": "Tildeling"},
    {"sak": "SSU 4/25", "møte": "2025-09-18", "tittel": "Status"},
    {"sak": "PA 3/25", "møte": "2025-06-12", "tittel": "Avtale"},
    {"sak": "PA 4/25", "møte": "2025-06-12", "tittel": "Plan"},
]
ANOTHERS = [
    "Ringsaker kommunestyre vedtok i sak 22/25 at planen videreføres.",
    "Dette ble vedtatt i sak 22/25 i Ringsaker kommunestyre.",
    "Våler kommunestyres vedtak av 16. juni 2025 i sak 22/25 er opphevet.",
    "Reglementet er sist endret av herredsstyret i sak 22/25.",
    "Hamar kommune behandlet planen som sak 99/25.",
    "Fylkestinget behandlet dette i sak 22/25.",
    "Hovedutvalget for helse behandlet sak 22/25, og eldrerådet sak 99/25.",
    "K-sak 22/25, PS-sak 99/25 og KS-sak 38/25 gjelder det samme.",
    "Styret i Sykehuset Innlandet HF vedtok budsjettet i sak 22/25.",
    "AMU drøftet dette i sak 22/25, og KS-møtet i sak 99/25.",
    "Faglig samarbeidsutvalg drøftet dette (sak 22/25).",
    "Kommunestyret har behandlet planen. I sak 22/25 ble den vedtatt.",
    "Formannskapet ba om en vurdering (sak 22.25).",
    "Nord-Fron kommunestyre handsama saka som sak 22/25.",
    "Arkivsak 22/25, rettssak 99/25 og styresak 99/25 er avsluttet.",
    "Reglementet ble vedtatt i sak 12/19, og i sak 36/99 før det.",
    "Sak 08.98 og sak 3.1415 er ingen av våre.",
]
OURS = [
    ("Dette følger opp sak 22/25.", "sak 22/25", "22/25"),
    ("SSU behandlet sak 22/25, og kommunene ble orientert.", "sak 22/25", "22/25"),
    ("Området ble drøftet i sak 22/25.", "sak 22/25", "22/25"),
    ("Utvalget vedtok planen i sak 22/25.", "sak 22/25", "22/25"),
    ("Partnerskapsmøtet vedtok i sak 03/25 at avtalen fornyes.", "sak 03/25", "PA 03/25"),
    ("Avtalen ble fornyet (sak 03/25 i Partnerskapsmøtet).", "sak 03/25", "PA 03/25"),
    ("Partnarskapsmøtet har vedteke det i sak 03/25.", "sak 03/25", "PA 03/25"),
    ("Dette følger opp PA-sak 03/25.", "PA-sak 03/25", "PA 03/25"),
    ("Partnerskapsmøtet møttes i juni. I sak 03/25 ble avtalen fornyet.", "sak 03/25", "PA 03/25"),
    ("SSU viser til at Partnerskapsmøtet i sak 04/25 vedtok planen.", "sak 04/25", "PA 04/25"),
]
UNKNOWN = [
    ("Dette følger opp sak 99/26.", "sak 99/26"),
    ("Dette følger opp PA-sak 55/26.", "PA-sak 55/26"),
    ("Partnerskapsmøtet vedtok det i sak 55/25.", "sak 55/25"),
    ("Se saken, sak nr. 99/2026, i arkivet.", "sak nr. 99/2026"),
]
POINTED = [
    ("Dette ble vedtatt i sak 04.25.", "sak 04.25", "04/25"),
    ("Partnerskapsmøtet vedtok det i sak 04.25.", "sak 04.25", "PA 04/25"),
    ("Partnerskapsmøtet vedtok det i sak 22.25.", "sak 22.25", "PA 22/25"),
    ("Dette ble vedtatt i PA-sak 04.25.", "PA-sak 04.25", "PA 04/25"),
    ("Vedtaket (sak 03.25 PA) gjelder.", "sak 03.25", "PA 03/25"),
]


def told(folder: Path, text: str) -> list[tuple[str, str]]:
    """What a check says of a case of SSU with this text: message and advice."""
    workspace = make_workspace(
        folder / "office", minimal_case(bakgrunn=text), utvalg=ORGANS, møter=MEETINGS, saker=EARLIER
    )
    problems = check_cases(Office(workspace), Selection()).problems
    return [(problem.message, problem.hint) for problem in problems]


@pytest.mark.parametrize("text", ANOTHERS)
def test_a_case_of_another_body_is_left_in_peace(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


@pytest.mark.parametrize(("text", "found", "right"), OURS)
def test_a_case_of_ours_is_to_be_a_reference(tmp_path: Path, text: str, found: str, right: str) -> None:
    message = f"«{found}» står som vanlig tekst og blir ikke kontrollert."
    assert told(tmp_path, text) == [(message, f"Skriv [[sak:{right}]].")]


@pytest.mark.parametrize(("text", "found"), UNKNOWN)
def test_a_case_that_does_not_exist_is_told(tmp_path: Path, text: str, found: str) -> None:
    ((message, _),) = told(tmp_path, text)
    assert message == f"«{found}» finnes verken i cases/ eller i register/saker.yaml."


@pytest.mark.parametrize(("text", "found", "right"), POINTED)
def test_a_point_in_a_number_is_told_with_the_right_organ(tmp_path: Path, text: str, found: str, right: str) -> None:
    message = f"Saksnummeret «{found}» er skrevet med punktum."
    assert told(tmp_path, text) == [(message, f"Skriv [[sak:{right}]], eller {right} i en tittel.")]


def test_a_case_in_a_file_of_another_organ_exists(tmp_path: Path) -> None:
    case = minimal_case(bakgrunn="Partnerskapsmøtet vedtok det i sak 01/26.")
    meetings = [*MEETINGS, {"id": "pa-26", "utvalg": "PA", "dato": "2026-06-19"}]
    workspace = make_workspace(tmp_path / "office", case, utvalg=ORGANS, møter=meetings, saker=EARLIER)
    write(workspace.root / "cases/PA-01-26.yaml", {**minimal_case(), "utvalg": "PA", "møte": "2026-06-19"})
    (problem,) = check_cases(Office(workspace), Selection(("1/26",))).problems
    assert problem.hint == "Skriv [[sak:PA 01/26]]."


def test_a_case_that_only_a_comment_names_is_not_read(tmp_path: Path) -> None:
    """Or a slip in it would be in the way of building another."""
    workspace = make_workspace(tmp_path / "office", minimal_case(), saker=EARLIER, utvalg=ORGANS, møter=MEETINGS)
    (workspace.root / "cases/02-26.yaml").write_text("sak: 2/26\ntittel: [", "utf-8")
    case = workspace.root / "cases/01-26.yaml"
    case.write_text("# Merk: jf. sak 2/26 og [[sak:2/26]].\n" + case.read_text("utf-8"), "utf-8")
    assert check_cases(Office(workspace), Selection(numbers=("1/26",))).problems == ()


def test_earlier_resolutions_are_the_words_of_their_sources(tmp_path: Path) -> None:
    """Nobody may mend them, so nothing is said of their language; of the title beside them it is."""
    wrong = "Rammen er kr. 3.300 jf sak 4.25"
    entry = {"sak": "SSU 5/25", "møte": "2025-09-18", "tittel": wrong, "vedtak": wrong}
    workspace = make_workspace(tmp_path / "office", minimal_case(), saker=[entry], utvalg=ORGANS, møter=MEETINGS)
    told = check_cases(Office(workspace), Selection()).problems
    lines = (workspace.root / "cases/register/saker.yaml").read_text("utf-8").split("\n")
    assert told
    assert {lines[problem.position.line - 1].split(":")[0].strip(' -"') for problem in told} == {"tittel"}


def test_an_office_without_committees_is_asked_for_one(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "office", minimal_case())
    (workspace.root / "cases/register/utvalg.yaml").unlink()
    case = workspace.root / "cases/01-26.yaml"
    case.write_text("\n".join(line for line in case.read_text("utf-8").split("\n") if "utvalg" not in line), "utf-8")
    told = check_cases(Office(workspace), Selection()).problems
    assert [problem.message for problem in told if problem.position.path == case] == [
        "Utvalget «…» finnes ikke i register/utvalg.yaml."
    ]
