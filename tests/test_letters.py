"""What papers have of letters: references at the head, points below an item, who signs, and labels said once."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.cli.main import run
from hfi_docs.papers.compose import contract_of
from hfi_docs.papers.compose.agenda import point_letter
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers, check_cases
from hfi_docs.records.load import Workspace
from hfi_docs.word.opc.archive import pack, unzip
from hfi_docs.word.template.checking import check_template
from tests.made import REGISTERS, Fields, make_workspace, meeting, minimal_case, put_meeting, write
from tests.rendered import find, tree, values
from tests.standing import command
from tests.test_minutes import printed
from tests.word import Table, Word, read_word

SIGNED = {"sted": "Hamar", "dato": "2026-05-04", "rolle": "leder i utvalget, oppnevnes"}
REFERENCES = {
    "vår_ref": "26/1234",
    "deres_ref": "2026/88",
    "saksbehandler": "rådgiver",
    "kopi_til": ["Fylket, helseavdelingen", "Arkivet"],
}
POINTS: list[Fields] = [
    {"punkt": "Regnskapet", "ved": "økonomisjefen", "minutter": "10"},
    {"punkt": "Oppfølging av [[sak:1/26]]", "minutter": "5"},
    {"punkt": "Neste møte"},
]


def office(folder: Path, *, case: Fields | None = None, organ: Fields | None = None, **fields: Any) -> Workspace:
    """A workspace with a case and its meeting, whose agenda also has an item with points below it."""
    organs = [REGISTERS["utvalg"][0] | (organ or {})]
    workspace = make_workspace(folder / "office", minimal_case(**(case or {})), utvalg=organs)
    items: list[Fields] = [{"sak": "1/26", "minutter": "30"}, {"punkt": "Orienteringer", "underpunkter": POINTS}]
    put_meeting(workspace, meeting(*items, **fields))
    assert [problem.message for problem in check_cases(Office(workspace), Selection()).problems] == []
    return workspace


def papers(workspace: Workspace, *, packet: bool = True) -> dict[str, Word]:
    """What is built of the meeting, by what begins the names of the files."""
    outputs = build_papers(
        Office(workspace), Selection(meeting="SSU/2026-05-21"), now=0, also=["møtepakke"] if packet else []
    ).outputs
    return {path.name.split()[0]: read_word(path.read_bytes()) for path in outputs}


def lines(word: Word) -> list[str]:
    return printed(word).splitlines()


def rows(word: Word, title: str) -> list[tuple[str, ...]]:
    tables = (block for block in word.blocks if isinstance(block, Table))
    return next(
        [tuple(text.replace("\u00a0", " ") for text in row.texts) for row in table.rows]
        for table in tables
        if title in table.rows[0].texts
    )


def test_points_have_letters_times_and_whoever_presents_them(tmp_path: Path) -> None:
    found = papers(office(tmp_path))
    assert rows(found["Innkalling"], "Tittel")[2:] == [
        ("10.30–10.45", "", "Orienteringer", "", "15"),
        ("10.30–10.40", "", "a) Regnskapet  ·  ved økonomisjefen", "", "10"),
        ("10.40–10.45", "", "b) Oppfølging av sak 01/26", "", "5"),
        ("", "", "c) Neste møte", "", ""),
    ]
    assert rows(found["Møtepakke"], "Tittel")[2:-1] == [
        ("10.30–10.45", "", "Orienteringer", "", ""),
        ("10.30–10.40", "", "a) Regnskapet  ·  ved økonomisjefen", "", ""),
        ("10.40–10.45", "", "b) Oppfølging av sak 01/26", "", ""),
        ("", "", "c) Neste møte", "", ""),
    ]


def test_an_item_says_who_presents_it_above_its_remark(tmp_path: Path) -> None:
    items = {"punkt": "Status", "ved": "sekretariatet", "merknad": "Se vedlegget."}
    found = papers(office(tmp_path, saksliste=[{"sak": "1/26", "ved": "lederen"}, items]), packet=False)
    titles = [title for *_, title, _ in rows(found["Innkalling"], "Tittel")]
    assert titles == ["Tittel", "Prøvesak\nVed lederen", "Status\nVed sekretariatet\nSe vedlegget."]


@pytest.mark.parametrize(("index", "letter"), [(0, "a"), (25, "z"), (26, "aa"), (27, "bb"), (52, "aaa")])
def test_letters_go_on_after_the_last(index: int, letter: str) -> None:
    assert point_letter(index) == letter


def test_points_stand_below_the_item_in_the_minutes(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    minutes = {"utvalg": "SSU", "møte": "2026-05-21", "status": "utkast", "saker": [{"punkt": "Orienteringer"}]}
    (workspace.root / "cases/protokoller").mkdir()
    write(workspace.root / "cases/protokoller/SSU-2026-05-21.yaml", minutes)
    told = lines(papers(workspace)["Protokoll"])
    at = len(told) - 1 - told[::-1].index("Orienteringer")
    assert told[at + 1 : at + 4] == [
        "a)Regnskapet  ·  ved økonomisjefen",
        "b)Oppfølging av sak 01/26",
        "c)Neste møte",
    ]


def test_references_stand_at_the_head_and_the_signature_at_the_foot(tmp_path: Path) -> None:
    workspace = office(tmp_path, referanser=REFERENCES, underskrift=SIGNED, innledning="Velkommen.")
    for name, word in papers(workspace).items():
        told = lines(word)
        if name == "Sak":
            assert not {"Vår ref.: 26/1234", "Hamar, 4. mai 2026"} & {*told}
            continue
        at = told.index("Vår ref.: 26/1234")
        assert told[at + 1 : at + 5] == [
            "Deres ref.: 2026/88",
            "Saksbehandler: rådgiver",
            "Kopi til: Fylket, helseavdelingen; Arkivet",
            "Velkommen.",
        ]
        end = told.index("Hamar, 4. mai 2026")
        assert told[end + 1] == "leder i utvalget, oppnevnes"
        assert told[end + 2 :][:1] == (["Vedlegg til sak 01/26"] if name == "Møtepakke" else [])


def test_nynorsk_has_words_of_its_own(tmp_path: Path) -> None:
    organ = {"underskrift_innkalling": {"rolle": "leder", "rolle_nynorsk": "leiar i utvalet"}}
    told = lines(papers(office(tmp_path, organ=organ, målform="nynorsk", referanser=REFERENCES))["Innkalling"])
    assert "Dykkar ref.: 2026/88" in told
    assert "Saksbehandlar: rådgiver" in told
    assert told[-1] == "leiar i utvalet"


def test_what_the_organ_always_has_gives_way_piece_by_piece(tmp_path: Path) -> None:
    organ = {
        "referanser": {"vår_ref": "26/1", "kopi_til": ["Arkivet"]},
        "underskrift_innkalling": {"sted": "Hamar", "rolle": "leder"},
        "underskrift_sak": {"sted": "Hamar", "rolle": "direktør"},
    }
    own: Fields = {"referanser": {"vår_ref": "26/2"}, "underskrift": {"dato": "2026-05-04"}}
    found = papers(office(tmp_path, organ=organ, case={"underskrift": {"rolle": "rådgiver"}}, **own))
    told = lines(found["Innkalling"])
    assert [line for line in told if line.startswith(("Vår", "Kopi"))] == ["Vår ref.: 26/2", "Kopi til: Arkivet"]
    assert told[-2:] == ["Hamar, 4. mai 2026", "leder"]
    assert lines(found["Sak"])[-2:] == ["Hamar", "rådgiver"]


def test_who_signs_a_case_stands_behind_the_proposal_and_is_no_part_of_it(tmp_path: Path) -> None:
    proposed = "Utvalget vedtar en ny ordning."
    case = {"type": "beslutning", "forslag_til_vedtak": proposed, "underskrift": SIGNED | {"navn": "Navn Navnesen"}}
    workspace = office(
        tmp_path,
        case=case | {"vedlegg": [{"id": "a", "tittel": "Tall", "tekst": "Se her."}], "bakgrunn": "Se [[vedlegg:a]]."},
        saksgrunnlag="ja",
    )
    minutes = {
        "utvalg": "SSU",
        "møte": "2026-05-21",
        "status": "utkast",
        "saker": [{"sak": "1/26", "vedtak": "som foreslått"}],
    }
    (workspace.root / "cases/protokoller").mkdir()
    write(workspace.root / "cases/protokoller/SSU-2026-05-21.yaml", minutes)
    found = papers(workspace)
    told = lines(found["Sak"])
    at = told.index(proposed)
    assert told[at + 1 : at + 5] == ["Hamar, 4. mai 2026", "Navn Navnesen", "leder i utvalget, oppnevnes", "Vedlegg"]
    assert lines(found["Møtepakke"]).count("Navn Navnesen") == 1
    for name in ("Innkalling", "Protokoll"):
        assert proposed in lines(found[name])
        assert "Navnesen" not in printed(found[name])


def test_the_signature_stands_outside_the_frame_of_the_proposal(tmp_path: Path) -> None:
    case = {"type": "beslutning", "forslag_til_vedtak": "Utvalget vedtar en ny ordning.", "underskrift": SIGNED}
    workspace = office(tmp_path, case=case)
    content = build_papers(Office(workspace), Selection(("1/26",)), now=0).outputs[0].read_bytes()
    *_, proposed, signed = find(tree(content), "w:body/w:p")
    assert [values(each, "w:pPr/w:pStyle/@w:val") for each in (proposed, signed)] == [["HFIVedtakstekst"], ["Brdtekst"]]


CASE = """sak: 1/26
møte: 2026-05-21
type: orientering
tittel: Prøvesak
status: endelig
bakgrunn: Bakgrunnen.
underskrift: {sted: Hamar, dato: 2026-05-04, rolle: rådgiver}
"""


def test_a_copy_of_a_case_is_not_signed(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    (workspace.root / "cases/01-26.yaml").write_text(CASE, "utf-8")
    assert command(workspace, "new", "meeting", "SSU/2026-09-24") == 0
    assert command(workspace, "new", "case", "--from", "1/26", "--meeting", "SSU/2026-09-24") == 0
    copied = next((workspace.root / "cases").rglob("02-26.yaml")).read_text("utf-8")
    assert "bakgrunn: Bakgrunnen." in copied
    assert "underskrift" not in copied


def test_labels_are_said_once_for_the_office_and_an_organ_may_differ(tmp_path: Path) -> None:
    case = {"type": "beslutning", "vurdering": "Vi vurderer.", "forslag_til_vedtak": "Utvalget vedtar en ny ordning."}
    workspace = office(tmp_path, case=case, organ={"ledetekster": {"vurdering": "Utvalgets vurdering"}})
    kontor = workspace.root / "cases/register/kontor.yaml"
    shared = {"forslag_til_vedtak": "Innstilling", "vurdering": "Kontorets vurdering"}
    write(kontor, {**json.loads(kontor.read_text("utf-8")), "ledetekster": shared})
    decided = {"sak": "1/26", "vedtak": "Utvalget sender saken tilbake."}
    (workspace.root / "cases/protokoller").mkdir()
    minutes = {"utvalg": "SSU", "møte": "2026-05-21", "status": "utkast", "saker": [decided]}
    write(workspace.root / "cases/protokoller/SSU-2026-05-21.yaml", minutes)
    found = papers(workspace)
    assert "Innstilling\nUtvalget vedtar en ny ordning.\n" in printed(found["Protokoll"])
    told = lines(found["Sak"])
    assert told[3:] == [
        "Bakgrunn",
        "Bakgrunnen.",
        "Utvalgets vurdering",
        "Vi vurderer.",
        "Innstilling",
        "Utvalget vedtar en ny ordning.",
    ]


def own_template(workspace: Workspace, name: str, places: Mapping[str, tuple[str, ...]]) -> None:
    """Puts lines in the place of a placeholder of a template."""
    path = workspace.root / "templates/docx" / name
    parts = unzip(path.read_bytes()).parts
    main = parts["word/document.xml"].decode()
    line = '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
    for slot, wanted in places.items():
        (whole,) = re.findall(rf"<w:p>(?:(?!<w:p>).)*\{{\{{ {slot} \}}\}}.*?</w:p>", main)
        main = main.replace(whole, "".join(map(line.format, wanted)))
    path.write_bytes(pack({**parts, "word/document.xml": main.encode()}))
    assert check_template(path.read_bytes(), contract_of(name)) == []


def test_a_template_says_where_references_and_signature_stand(tmp_path: Path) -> None:
    workspace = office(tmp_path, referanser=REFERENCES, underskrift=SIGNED, innledning="Velkommen.")
    places = {"innledning": ("{{ underskrift }}", "{{ innledning }}"), "frister": ("{{ referanser }}", "{{ frister }}")}
    own_template(workspace, "innkalling.docx", places)
    told = lines(papers(workspace, packet=False)["Innkalling"])
    start = told.index("Hamar, 4. mai 2026")
    assert told[start : start + 3] == ["Hamar, 4. mai 2026", "leder i utvalget, oppnevnes", "Velkommen."]
    assert told[-4:] == [
        "Vår ref.: 26/1234",
        "Deres ref.: 2026/88",
        "Saksbehandler: rådgiver",
        "Kopi til: Fylket, helseavdelingen; Arkivet",
    ]


def test_a_reference_that_a_template_names_stands_there_alone(tmp_path: Path) -> None:
    workspace = office(tmp_path, referanser=REFERENCES)
    places = {"innledning": ("Nr. {{ referanse.vår_ref }}", "Til {{ referanse.kopi_til }}", "{{ innledning }}")}
    own_template(workspace, "innkalling.docx", places)
    for name in ("Innkalling", "Møtepakke"):
        told = lines(papers(workspace)[name])
        assert told.count("Nr. 26/1234") == 1
        assert "Til Fylket, helseavdelingen; Arkivet" in told
        assert [line for line in told if line.startswith(("Vår ref.", "Deres", "Kopi"))] == ["Deres ref.: 2026/88"]


def test_a_line_of_a_template_whose_reference_is_not_there_is_left_out(tmp_path: Path) -> None:
    workspace = office(tmp_path, referanser={"deres_ref": "2026/88"})
    own_template(workspace, "innkalling.docx", {"innledning": ("Nr. {{ referanse.vår_ref }}", "{{ innledning }}")})
    told = lines(papers(workspace, packet=False)["Innkalling"])
    assert "Deres ref.: 2026/88" in told
    assert not [line for line in told if line.startswith("Nr.")]


def test_a_template_that_draws_the_agenda_has_a_row_for_each_point(tmp_path: Path) -> None:
    workspace = office(tmp_path, referanser=REFERENCES, underskrift=SIGNED)
    loop = ("{%p for punkt in saksliste %}", "kl. {{ punkt.tid }}", "{{ punkt.tittel }}", "{%p endfor %}")
    own_template(workspace, "innkalling.docx", {"saksliste": loop})
    found = papers(workspace)
    for name in ("Innkalling", "Møtepakke"):
        told = lines(found[name])
        at = told.index("kl. 10.30–10.40")
        assert told[at + 1] == "a) Regnskapet  ·  ved økonomisjefen"
        assert told[at + 2 : at + 5] == ["kl. 10.40–10.45", "b) Oppfølging av sak 01/26", "c) Neste møte"]
        assert "Vår ref.: 26/1234" in told
        assert "Hamar, 4. mai 2026" in told


def test_a_template_of_cases_says_where_the_signature_stands(tmp_path: Path) -> None:
    workspace = office(tmp_path, case={"underskrift": SIGNED})
    own_template(workspace, "sak.docx", {"innhold": ("{{ underskrift }}", "{{ innhold }}")})
    told = lines(papers(workspace, packet=False)["Sak"])
    assert told[-4:] == ["Hamar, 4. mai 2026", "leder i utvalget, oppnevnes", "Bakgrunn", "Bakgrunnen."]


def test_what_a_new_office_may_uncomment_is_valid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--name", "Solvik", "--organ", "KS", "--organ-name", "Kommunestyret")
    assert run(["init", str(tmp_path / "kontor"), *asked]) == 0
    workspace = Workspace(tmp_path / "kontor")
    assert command(workspace, "new", "meeting", "KS/2027-09-23") == 0
    changed = {
        "register/kontor.yaml": r"^# (ledetekster:|  forslag)",
        "register/utvalg.yaml": r"^    # (referanser:|underskrift_)",
        "møter/KS-2027-09-23.yaml": r"^# +(referanser:|vår_ref|kopi_til|underskrift:|sted:|dato:|rolle:)",
    }
    for name, comment in changed.items():
        path = workspace.root / "cases" / name
        text = path.read_text("utf-8")
        bare = re.sub(comment, lambda found: found[0].replace("# ", "", 1), text, flags=re.MULTILINE)
        assert bare != text
        path.write_text(bare, "utf-8")
    capsys.readouterr()
    assert command(workspace, "check") == 0
    assert "feil" not in capsys.readouterr().err
