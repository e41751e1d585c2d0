"""Thirty pairs of issues of one meeting: what `hfi-docs changes` says of each, and nothing besides."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hfi_docs.cli.changes import told
from hfi_docs.cli.main import run
from hfi_docs.document import Note, Paragraph, Text
from hfi_docs.errors import ERROR
from hfi_docs.papers.changes import Difference, compare_meetings
from hfi_docs.papers.changes.texts import compare_blocks
from hfi_docs.pipeline.changes import Compared, sides_of
from hfi_docs.pipeline.office import Office
from hfi_docs.records.load import Workspace
from tests.archives import FIRST, MEETING, change, seal, sealable_office
from tests.issue_pairs import AGENDA, CASE, OTHER, first_issue, put, read_pairs
from tests.pictures import png
from tests.workspaces import REPOSITORY, replace_in

_CASE, _AGENDA, _OTHER = CASE, AGENDA, OTHER
_HEAD = "Sak 13/26 Budsjett for nettverket"

#: What is changed, by file: what stood there and what stands there now; and what is told of it.
PAIRS: dict[str, tuple[list[tuple[str, str, str]], list[str]]] = {
    "nothing": ([], []),
    "a comment": ([(_CASE, "status: endelig\n", "status: endelig\n# Merk: avklart med økonomi.\n")], []),
    "other layout of the record": (
        [(_CASE, "{id: leie, tekst: Leie, beløp: 50 000}", "{beløp: 50000, id: leie, tekst: Leie}")],
        [],
    ),
    "a title": (
        [(_CASE, "tittel: Budsjett for nettverket", "tittel: Budsjett 2026 for nettverket")],
        ["Sak 13/26 Budsjett 2026 for nettverket", "  tittel: Budsjett for nettverket → Budsjett 2026 for nettverket"],
    ),
    "a kind": ([(_CASE, "type: beslutning", "type: drøfting")], [_HEAD, "  sakstype: Beslutningssak → Drøftingssak"]),
    "a sentence": (
        [(_CASE, "Nettverket har tre oppgaver.", "Nettverket har fire oppgaver.")],
        [_HEAD, "  Bakgrunn: Nettverket har tre oppgaver. → Nettverket har fire oppgaver."],
    ),
    "a new paragraph": (
        [(_CASE, "  Det møtes to", "  Det er nytt.\n\n  Det møtes to")],
        [_HEAD, "  Bakgrunn: ny", "    + Det er nytt."],
    ),
    "a paragraph gone": (
        [(_CASE, "  Nettverket har tre oppgaver.\n\n", "")],
        [_HEAD, "  Bakgrunn: utgår", "    - Nettverket har tre oppgaver."],
    ),
    "a paragraph between a text and its table": (
        [
            (
                _CASE,
                "  Rammen er [[kr:ramme.sum]].\n\n  [[tabell:ramme]]\n",
                "  Vi foreslår å dekke alt.\n\n  Rammen er [[kr:ramme.sum]].\n\n  [[tabell:ramme]]\n",
            ),
        ],
        [_HEAD, "  Vurdering: ny", "    + Vi foreslår å dekke alt."],
    ),
    "a figure and what follows from it": (
        [(_CASE, "tekst: Reise, beløp: 100 000", "tekst: Reise, beløp: 120 000")],
        [
            _HEAD,
            "  Vurdering: Rammen er 550 000 kroner. → Rammen er 570 000 kroner.",
            "  Vurdering, Ramme, Reise, 2026: 100 000 → 120 000",
            "  Vurdering, Ramme, SUM, 2026: 550 000 → 570 000",
            "  Forslag til vedtak, punkt 1: endret",
            "    - Utvalget godkjenner budsjettet på 550 000 kroner.",
            "    + Utvalget godkjenner budsjettet på 570 000 kroner.",
        ],
    ),
    "a figure of a register": (
        [
            (
                "register/tiltak.yaml",
                "beløp: 1 000 000}\n    overføringer:\n      - {fra: 2025, overført: 800 000",
                "beløp: 1 100 000}\n    overføringer:\n      - {fra: 2025, overført: 900 000",
            )
        ],
        [
            _HEAD,
            "  Vedlegg 3, Midler, SAMBA, Tildelt 2025: 1 000 000 → 1 100 000",
            "  Vedlegg 3, Midler, SUM, Tildelt 2025: 1 000 000 → 1 100 000",
        ],
    ),
    "a row": (
        [
            (
                _CASE,
                "      - {id: sum, tekst: SUM, sum: [lønn, reise, leie]",
                "      - {id: trykk, tekst: Trykk, beløp: 0}\n"
                "      - {id: sum, tekst: SUM, sum: [lønn, reise, leie, trykk]",
            )
        ],
        [_HEAD, "  Vurdering, Ramme, rad: ny", "    + Trykk | 0"],
    ),
    "a row gone": (
        [
            (_CASE, "      - {id: leie, tekst: Leie, beløp: 50 000}\n", ""),
            (_CASE, "reise, leie]", "reise]"),
            (_CASE, "Reise, beløp: 100 000", "Reise, beløp: 150 000"),
        ],
        [
            _HEAD,
            "  Vurdering, Ramme, Reise, 2026: 100 000 → 150 000",
            "  Vurdering, Ramme, rad: utgår",
            "    - Leie | 50 000",
        ],
    ),
    "rows exchanged": (
        [
            (
                _CASE,
                "      - {id: lønn, tekst: Lønn, beløp: 400 000}\n      - {id: reise, tekst: Reise, beløp: 100 000}\n",
                "      - {id: reise, tekst: Reise, beløp: 100 000}\n      - {id: lønn, tekst: Lønn, beløp: 400 000}\n",
            )
        ],
        [_HEAD, "  Vurdering, Ramme, rad: flyttet", "      Reise"],
    ),
    "the name of a row": (
        [(_CASE, "tekst: Leie, beløp", "tekst: Leie av lokale, beløp")],
        [_HEAD, "  Vurdering, Ramme, Leie av lokale, Post: Leie → Leie av lokale"],
    ),
    "the head of a column": (
        [("register/visninger.yaml", 'overskrift: "Tildelt {år}"', 'overskrift: "Gitt {år}"')],
        [_HEAD, "  Vedlegg 3, Midler, kolonne: Tildelt 2025 → Gitt 2025"],
    ),
    "a column": (
        [
            (
                "register/visninger.yaml",
                "      - {felt: tittel, overskrift: Tiltak}\n",
                "      - {felt: tittel, overskrift: Tiltak}\n      - {felt: ansvar, overskrift: Ansvar}\n",
            )
        ],
        [
            _HEAD,
            "  Vedlegg 3, Midler, kolonne: ny",
            "    + Ansvar",
            "  Vedlegg 3, Midler, SAMBA, Ansvar: ny",
            "    + SI – Nord-Østerdal",
        ],
    ),
    "a point of the resolution": (
        [
            (
                _CASE,
                "  2. Utvalget ber sekretariatet\n",
                "  2. Utvalget takker for arbeidet.\n  3. Utvalget ber sekretariatet\n",
            )
        ],
        [_HEAD, "  Forslag til vedtak, punkt 2: ny", "    + Utvalget takker for arbeidet."],
    ),
    "a part of a point": (
        [(_CASE, "innen 1. september 2026", "innen 1. oktober 2026")],
        [
            _HEAD,
            "  Forslag til vedtak, punkt 2 a: "
            "kunngjøre kurset innen 1. september 2026 → kunngjøre kurset innen 1. oktober 2026",
        ],
    ),
    "a section": (
        [(_CASE, "forslag_til_vedtak: |", "anbefaling: |\n  Vi anbefaler budsjettet.\nforslag_til_vedtak: |")],
        [_HEAD, "  Anbefaling: ny", "    + Vi anbefaler budsjettet."],
    ),
    "an attachment": (
        [(_CASE, "vedlegg:\n", "vedlegg:\n  - {id: notat, tittel: Notat, tekst: Et notat.}\n")],
        [
            _HEAD,
            "  vedlegg: ny",
            "    + Vedlegg 1: Notat",
            "  vedlegg: Vedlegg 1: Kart over kretsene → Vedlegg 2: Kart over kretsene",
            "  vedlegg: Vedlegg 2: Rapport → Vedlegg 3: Rapport",
            "  vedlegg: Vedlegg 3: Midler → Vedlegg 4: Midler",
        ],
    ),
    "an attachment gone": (
        [(_CASE, "  - {id: rapport, tittel: Rapport, fil: 13-26/rapport.pdf}\n", "")],
        [_HEAD, "  vedlegg: Vedlegg 3: Midler → Vedlegg 2: Midler", "  vedlegg: utgår", "    - Vedlegg 2: Rapport"],
    ),
    "the words for a picture": (
        [(_CASE, "Et kart over fem kretser.", "Et kart over seks kretser.")],
        [_HEAD, "  Vedlegg 1, bilde: Et kart over fem kretser. → Et kart over seks kretser."],
    ),
    "another picture": (
        [("2026/13-26/kart.png", "", "other")],
        [_HEAD, "  Vedlegg 1, bilde, Et kart over fem kretser.: bilde → et annet bilde"],
    ),
    "another file": (
        [("2026/13-26/rapport.pdf", "", "%PDF-1.7\nannet\n")],
        [_HEAD, "  Vedlegg 2: filen → en annen fil"],
    ),
    "a place": ([(_AGENDA, "sted: Hamar", "sted: Teams")], ["Innkallingen", "  sted: Hamar → Teams"]),
    "a deadline": (
        [(_AGENDA, "dato: 2026-05-15", "dato: 2026-05-13")],
        ["Innkallingen", "  frister: Meld forfall: 15. mai 2026 → Meld forfall: 13. mai 2026"],
    ),
    "an item without a case": (
        [(_AGENDA, "  - {punkt: Eventuelt}", "  - {punkt: Omvisning}\n  - {punkt: Eventuelt}")],
        ["Innkallingen", "  saksliste: ny", "    + Omvisning"],
    ),
    "minutes of an item": (
        [(_AGENDA, "{sak: 15/26, minutter: 30}", "{sak: 15/26, minutter: 20}")],
        [
            "Innkallingen",
            "  saksliste, sak 15/26, tid: 11.00–11.30 → 11.00–11.20",
            "  saksliste, sak 15/26, minutter: 30 → 20",
            "  saksliste, Gjensidig orientering, tid: 11.30–11.45 → 11.20–11.35",
        ],
    ),
    "cases exchanged": (
        [
            (
                _AGENDA,
                "  - {sak: 14/26, minutter: 30}\n  - {sak: 15/26, minutter: 30}\n",
                "  - {sak: 15/26, minutter: 30}\n  - {sak: 14/26, minutter: 30}\n",
            )
        ],
        [
            "Innkallingen",
            "  saksliste, sak 15/26, tid: 11.00–11.30 → 10.30–11.00",
            "  saksliste, sak 14/26, tid: 10.30–11.00 → 11.00–11.30",
            "Flyttet i sakslisten: Sak 15/26 Kurs",
        ],
    ),
    "who signs a case": (
        [(_CASE, "vurdering: |", "underskrift: {sted: Hamar, dato: 2026-05-04, rolle: rådgiver}\nvurdering: |")],
        [_HEAD, "  underskrift: ny", "    + Hamar, 4. mai 2026 rådgiver"],
    ),
    "references, and who calls the meeting": (
        [
            (
                _AGENDA,
                "status: endelig\n",
                "status: endelig\nreferanser: {vår_ref: 26/12, kopi_til: [Arkivet, Fylket]}\n"
                "underskrift: {rolle: leder}\n",
            )
        ],
        [
            "Innkallingen",
            "  vår ref.: ny",
            "    + 26/12",
            "  kopi til: ny",
            "    + Arkivet; Fylket",
            "  underskrift: ny",
            "    + leder",
        ],
    ),
    "points below an item": (
        [
            (
                _AGENDA,
                "{punkt: Eventuelt}",
                "{punkt: Eventuelt, ved: lederen, underpunkter: [{punkt: Kaffe, ved: verten}]}",
            )
        ],
        [
            "Innkallingen",
            "  saksliste, Eventuelt, merknad: ny",
            "    + Ved lederen",
            "  saksliste, Eventuelt, underpunkter: ny",
            "    + a) Kaffe · ved verten",
        ],
    ),
    "a case": (
        [
            ("2026/16-26.yaml", "", _OTHER.format(number="16/26", title="Valg", about="valget")),
            (_AGENDA, "  - {punkt: Gjensidig", "  - {sak: 16/26}\n  - {punkt: Gjensidig"),
        ],
        ["Ny sak: Sak 16/26 Valg"],
    ),
    "a case gone": (
        [
            (
                _AGENDA,
                "  - {sak: 15/26, minutter: 30}\n  - {punkt: Gjensidig orientering, minutter: 15}",
                "  - {punkt: Gjensidig orientering, minutter: 15}",
            ),
            ("2026/15-26.yaml", "", ""),
        ],
        ["Innkallingen", "  saksliste, Gjensidig orientering, tid: 11.30–11.45 → 11.00–11.15", "Utgår: Sak 15/26 Kurs"],
    ),
}


#: The same as data: tests/pairs/*.yaml.
MORE = {
    f"{path.stem}: {name}": pair
    for path in sorted(Path(__file__).with_name("pairs").glob("*.yaml"))
    for name, pair in read_pairs(path).items()
}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The meeting as it was sent."""
    return first_issue(tmp_path_factory.mktemp("før"))


def _edited(before: Path, folder: Path, edits: list[tuple[str, str, str]]) -> Path:
    shutil.copytree(before, folder)
    for name, old, new in edits:
        path = folder / "cases" / name
        if old:
            replace_in(path, old, new)
        elif path.suffix == ".png":
            path.write_bytes(png(7, 3))
        elif new:
            path.write_text(new, "utf-8")
        else:
            path.unlink()
    return folder


def _lines(before: Path, after: Path) -> list[str]:
    (old, _), (new, problems) = (sides_of(Office(Workspace(each)), MEETING) for each in (before, after))
    assert [problem.message for problem in problems if problem.level == ERROR] == []
    return list(told(Compared(MEETING, "utgave-01", "", compare_meetings(old, new), ())))


@pytest.mark.parametrize("name", PAIRS)
def test_exactly_what_differs_is_told(name: str, before: Path, tmp_path: Path) -> None:
    edits, expected = PAIRS[name]
    _, *lines = _lines(before, _edited(before, tmp_path / "nå", edits))
    assert lines == expected


@pytest.mark.parametrize("name", MORE)
def test_exactly_what_differs_is_told_of_every_pair(name: str, before: Path, tmp_path: Path) -> None:
    """And back: what is told of the newer as the older begins with the same cases."""
    pair = MORE[name]
    old, new = tmp_path / "før", tmp_path / "nå"
    shutil.copytree(before, old)
    put(old, pair.get("before", {}))
    shutil.copytree(old, new)
    put(new, pair["after"])
    head, *lines = _lines(old, new)
    assert "\n".join(lines) == pair["told"].rstrip("\n")
    assert ("Ingenting" in head) == (not lines)
    assert bool(_lines(new, old)[1:]) == bool(lines)


@pytest.mark.parametrize("meeting", ["SSU/2026-05-21", "PA/2026-06-19"])
def test_equal_issues_of_the_worked_meetings_say_nothing(meeting: str) -> None:
    one, other = (sides_of(Office(Workspace(REPOSITORY)), meeting)[0] for _ in range(2))
    assert compare_meetings(one, other) == ((), ())


def _paragraph(text: str, note: str) -> Paragraph:
    return Paragraph((Text(text), Note((Text(note),))))


def test_footnotes_and_paragraphs_that_change_places_are_told() -> None:
    before = [
        _paragraph("Først.", "Etter avtalen fra 2022."),
        Paragraph((Text("Så dette."),)),
        Paragraph((Text("Sist."),)),
    ]
    after = [
        Paragraph((Text("Sist."),)),
        _paragraph("Først.", "Etter avtalen fra 2024."),
        Paragraph((Text("Så dette."),)),
    ]
    assert list(compare_blocks(before, after)) == [
        Difference((), "Sist.", "Sist."),
        Difference(("fotnote",), "Etter avtalen fra 2022.", "Etter avtalen fra 2024."),
    ]
    assert list(compare_blocks(after, after)) == []


def test_the_archive_is_what_is_compared_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = sealable_office(tmp_path)
    command = ["-w", str(tmp_path), "changes", MEETING]
    assert run(command) == 2
    assert "ikke forseglet" in capsys.readouterr().err
    seal(workspace)
    assert run(command) == 0
    assert capsys.readouterr().out == f"{MEETING}: Ingenting er endret fra utgave-01 til nå.\n"
    change(workspace)
    assert run(command) == 0
    now = capsys.readouterr().out
    seal(workspace, reason="Ny tittel")
    assert run([*command, "--from", "1", "--to", "utgave-02"]) == 0
    assert capsys.readouterr().out == now.replace("til nå", "til utgave-02")
    assert "  tittel: " in now
    assert run([*command, "--from", "9"]) == 2
    assert "Disse finnes: utgave-01, utgave-02" in capsys.readouterr().err


def test_other_programs_get_the_same(before: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = sealable_office(tmp_path)
    seal(workspace)
    change(workspace)
    assert run(["-w", str(tmp_path), "changes", MEETING, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    (case,) = (each for each in answer["cases"] if each["kind"] == "endret" and each["case"].endswith("14/26"))
    assert (answer["from"], answer["to"], answer["notice"]) == ("utgave-01", "", [])
    assert case["differences"][0]["place"] == ["tittel"]
    assert case["differences"][0]["kind"] == "endret"


@pytest.mark.parametrize(
    "damage",
    [
        lambda bag: (bag / "data/kilde/cases/2026/14-26.yaml").unlink(),
        lambda bag: (bag / "data/kilde/cases/register/utvalg.yaml").write_text("x", "utf-8"),
        lambda bag: (bag / "manifest-sha256.txt").unlink(),
    ],
    ids=["a case is gone", "a register is another", "the list is gone"],
)
def test_what_is_not_as_it_was_sealed_is_compared_with_nothing(
    damage: Callable[[Path], object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seal(sealable_office(tmp_path))
    bag = tmp_path / "arkiv" / FIRST
    for path in (bag, *bag.rglob("*")):
        path.chmod(path.stat().st_mode | 0o200)
    damage(bag)
    assert run(["-w", str(tmp_path), "changes", MEETING]) == 4
    told = capsys.readouterr()
    assert told.out == ""
    assert "skade" in told.err or "mangler" in told.err
    assert "hfi-docs verify" in told.err


def test_the_letterhead_and_the_name_of_the_meeting_are_compared(before: Path, tmp_path: Path) -> None:
    folder = _edited(before, tmp_path / "nå", [("register/utvalg.yaml", "møtenavn: SSU-møtet", "møtenavn: SU-møtet")])
    assert _lines(before, folder)[1:3] == [
        "Innkallingen",
        "  overskrift: Innkalling til SSU-møtet 21. mai 2026 → Innkalling til SU-møtet 21. mai 2026",
    ]
