"""The minutes of a meeting with the agenda of the next one: named in the notice, whole in the packet."""

import json
import re
from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers, check_cases
from hfi_docs.records.load import Workspace
from tests.test_minutes import NEXT, made_office, minutes_path, printed
from tests.test_minutes_sealed import APPROVAL, add, seal
from tests.word import Paragraph, Word, read_word
from tests.workspaces import replace_in

MEETING = "FSK/2026-04-14"
PACKET, NOTICE = "Møtepakke FSK 2026-04-14.docx", "Innkalling FSK 2026-04-14.docx"
NAME = "Protokoll fra Formannskapets møte 10. mars 2026"


_REGISTERED = "  - {id: fsk-2026-04-14, utvalg: FSK, dato: 2026-04-14}\n"


def approving_office(folder: Path, kind: str = "enstemmig") -> Workspace:
    """An office whose next meeting is to approve the minutes of a kind, and has a case of its own."""
    workspace, _ = made_office(folder, kind)
    register = folder / "cases/register/møter.yaml"
    register.write_text(register.read_text("utf-8").replace(_REGISTERED, ""), "utf-8")
    (folder / "cases/møter").mkdir(exist_ok=True)
    agenda = NEXT.replace("{sak: 2/26}", "{protokoll: FSK 2026-03-10}\n  - {sak: 9/26}")
    (folder / "cases/møter/FSK-2026-04-14.yaml").write_text(agenda, "utf-8")
    case = (
        "sak: 9/26\nutvalg: FSK\nmøte: 2026-04-14\ntype: drøfting\ntittel: Skolebygg\nstatus: utkast\nbakgrunn: Kort.\n"
    )
    (folder / "cases/2026/FSK-09-26.yaml").write_text(case, "utf-8")
    return workspace


def built(workspace: Workspace, *, force: bool = False) -> dict[str, Word]:
    """The documents of the next meeting by file name, the packet too."""
    found = build_papers(Office(workspace), Selection(meeting=MEETING), now=0, also=("møtepakke",), force=force)
    return {path.name: read_word(path.read_bytes()) for path in found.outputs}


def headings(word: Word) -> list[tuple[int, str]]:
    """The headings with the level that each looks like: a title inside a packet looks as in its own paper."""
    blocks = (block for block in word.blocks if isinstance(block, Paragraph))
    found = ((re.fullmatch(r"heading (\d)", block.style, re.IGNORECASE), block.text) for block in blocks)
    return [(int(level[1]), text.replace("\u00a0", " ")) for level, text in found if level]


def test_the_packet_holds_the_minutes_in_the_place_of_their_item(tmp_path: Path) -> None:
    found = built(approving_office(tmp_path))
    shown = headings(found[PACKET])
    at = shown.index((1, NAME))
    assert shown[at + 1 : at + 3] == [(2, "Oppmøte"), (2, "Saksliste")]
    assert (2, "Sak 01/26: Økonomiplan 2027–2030") in shown[at:]
    assert shown.index((1, "Skolebygg")) > at
    text = printed(found[PACKET])
    assert "Møteleder: Ordfører" in text
    assert "Utkast: Protokollen er under arbeid og kan bli endret." in text
    assert f"Godkjenning av {NAME[0].lower()}{NAME[1:]} |  | 2\n" in text


def test_the_notice_names_them(tmp_path: Path) -> None:
    notice = printed(built(approving_office(tmp_path))[NOTICE])
    assert f"Vedlegg til innkallingen\n•{NAME}\n•Sak 09/26: Skolebygg\n" in notice
    assert "Oppmøte" not in notice


def test_what_is_closed_does_not_go_along(tmp_path: Path) -> None:
    found = printed(built(approving_office(tmp_path, "lukket"))[PACKET])
    assert "Salg av eiendom" in found
    for words in ("Strandgata", "Megleren", "4 000 000", "driftslederen", "familien"):
        assert words not in found


def test_the_packet_follows_the_minutes_and_the_notice_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = approving_office(tmp_path)
    built(workspace)
    run(["-w", str(tmp_path), "status", "--meeting", MEETING, "--json"])
    documents = json.loads(capsys.readouterr().out)["meetings"][0]["documents"]
    assert {each["state"] for each in documents} == {"bygd"}
    replace_in(minutes_path(tmp_path), "resultat: akklamasjon", "resultat: enstemmig")
    run(["-w", str(tmp_path), "status", "--meeting", MEETING, "--json"])
    documents = json.loads(capsys.readouterr().out)["meetings"][0]["documents"]
    assert {each["kind"]: each["state"] for each in documents} == {
        "innkalling": "bygd",
        "møtepakke": "foreldet",
        "papir": "bygd",
    }
    found = build_papers(Office(workspace), Selection(meeting=MEETING), now=0, also=("møtepakke",))
    assert [path.name for path in found.changed] == [PACKET]


def test_the_sealed_words_go_along(tmp_path: Path) -> None:
    workspace = approving_office(tmp_path)
    replace_in(minutes_path(tmp_path), "status: utkast", "status: godkjent")
    add(tmp_path, APPROVAL)
    seal(workspace)
    replace_in(tmp_path / "cases/2026/FSK-01-26.yaml", "12 000 000", "13 000 000")
    add(tmp_path, "rettelser:\n  - {dato: 2026-03-25, hva: Rammen er rettet.}\n")
    before = printed(built(workspace)[PACKET])
    assert "12 000 000 kroner" in before
    assert "13 000 000 kroner" not in before.partition("Vedtak")[2].partition("Skolebygg")[0]
    seal(workspace, 7)
    assert "13 000 000 kroner" in printed(built(workspace)[PACKET])


def test_minutes_of_minutes_do_not_go_along(tmp_path: Path) -> None:
    """Each packet holds the minutes before it, and not those that these approved."""
    workspace = approving_office(tmp_path)
    text = "utvalg: FSK\nmøte: 2026-04-14\nstatus: utkast\ntid: 10.00–10.05\nmøteleder: fsk-ap-1\nsaker:\n"
    text += "  - {protokoll: FSK 2026-03-10, vedtak: godkjent, resultat: enstemmig}\n  - {sak: 9/26}\n"
    (tmp_path / "cases/protokoller/FSK-2026-04-14.yaml").write_text(text, "utf-8")
    agenda = NEXT.replace("{sak: 2/26}", "{protokoll: FSK 2026-04-14}").replace("2026-04-14\ntid", "2026-05-12\ntid")
    (tmp_path / "cases/møter/FSK-2026-05-12.yaml").write_text(agenda, "utf-8")
    found = build_papers(Office(workspace), Selection(meeting="FSK/2026-05-12"), now=0, also=("møtepakke",)).outputs
    packet = read_word(next(path for path in found if "Møtepakke" in path.name).read_bytes())
    assert [text for level, text in headings(packet) if level == 1 and text.startswith("Protokoll")] == [
        "Protokoll fra Formannskapets møte 14. april 2026"
    ]


def test_minutes_that_are_not_written_are_told(tmp_path: Path) -> None:
    workspace = approving_office(tmp_path)
    minutes_path(tmp_path).unlink()
    problems = check_cases(Office(workspace), Selection(meeting=MEETING)).problems
    assert [each.message.replace("\u00a0", " ") for each in problems] == [
        "Protokollen fra FSK 10. mars 2026 er ikke skrevet i cases/protokoller."
    ]
    assert problems[0].code == "HFI393"
    assert NAME in printed(built(workspace)[NOTICE])
