"""The first page of a packet: what differs since the papers were sealed, told to each group what it may see."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.cli.main import run
from hfi_docs.document import Paragraph, Table, inline_text
from hfi_docs.papers.changed import CaseChanges, Difference, MeetingChanges, Since
from hfi_docs.papers.changes import compare_meetings, tell
from hfi_docs.papers.compose.changes_page import changes_part
from hfi_docs.papers.compose.excerpts import excerpts, marked_words
from hfi_docs.papers.compose.packet import packet_here
from hfi_docs.pipeline.changes import sides_of
from hfi_docs.pipeline.office import Office
from hfi_docs.records.load import Workspace
from hfi_docs.records.model import CaseNumber
from hfi_docs.values.labels import place_name
from hfi_docs.word.opc.archive import pack, unzip
from hfi_docs.word.render import lint_document
from tests.archives import AT, REASON, seal
from tests.made import REGISTERS, Fields, make_workspace, meeting, minimal_case, put_case, put_meeting, write
from tests.rendered import find, text_of, tree
from tests.test_changes import PAIRS, _edited, before
from tests.test_letters import own_template
from tests.test_minutes import printed
from tests.word import Table as WordTable
from tests.word import Word, read_word

__all__ = ["before"]

MEETING = "SSU/2026-05-21"
GROUPS = [{"id": "komm", "navn": "kommunene"}, {"id": "si", "navn": "sykehuset"}]
HEAD = "Endret siden papirene av 14. mai 2026 (utgave 1)"
REVISED = ("Merknad øverst", "–", "Revidert 15. mai 2026: Beløpet er rettet.")


def office(folder: Path, **fields: Any) -> Workspace:
    """A meeting with three cases, one of them for the hospital alone, sealed once."""
    organ = REGISTERS["utvalg"][0] | {"grupper": GROUPS}
    first = minimal_case(type="beslutning", tittel="Budsjettet", **FIRST)
    workspace = make_workspace(folder / "office", first, utvalg=[organ])
    for name, case in SAME.items():
        put_case(workspace, minimal_case(**case), name)
    put_meeting(workspace, meeting(*ITEMS, **fields))
    seal(workspace)
    return workspace


FIRST: Fields = {"forslag_til_vedtak": "1. Utvalget godkjenner 100 kroner.\n2. Det trykkes."}
SAME: dict[str, Fields] = {
    "02-26": {"sak": "2/26", "tittel": "Kurset"},
    "03-26": {"sak": "3/26", "tittel": "Lønna", "bakgrunn": "Hemmelig i mai."},
}
ITEMS: list[Fields] = [
    {"sak": "1/26", "minutter": "30"},
    {"sak": "2/26", "minutter": "30"},
    {"sak": "3/26", "minutter": "30", "for": "si"},
]


def put_agenda(workspace: Workspace, *items: Fields, **fields: Any) -> None:
    write(workspace.root / "cases/møter/SSU-2026-05-21.yaml", meeting(*items, **fields))


def packets(workspace: Workspace, *more: str) -> Mapping[str, Word]:
    """The packets of the meeting by what tells them apart."""
    assert run(["-w", str(workspace.root), "build", "--meeting", MEETING, "--packet", *more]) == 0
    found = sorted((workspace.root / "build" / MEETING).glob("Møtepakke*.docx"))
    return {path.stem.removeprefix("Møtepakke SSU 2026-05-21").strip(): read_word(path.read_bytes()) for path in found}


def page(word: Word) -> list[tuple[str, ...]]:
    """The table of what is changed."""
    found = (block for block in word.blocks if isinstance(block, WordTable))
    return next(
        [tuple(text.replace("\u00a0", " ") for text in row.texts) for row in table.rows]
        for table in found
        if table.header == ["Hvor", "Før", "Nå"]
    )


def lines(word: Word) -> list[str]:
    return printed(word).splitlines()


def change(workspace: Workspace) -> None:
    """A point, a place, a new case, another title, an order."""
    revised = {"dato": "2026-05-15", "grunn": "Beløpet er rettet."}
    put_case(
        workspace,
        minimal_case(
            type="beslutning",
            tittel="Budsjettet",
            forslag_til_vedtak="1. Utvalget godkjenner 120 kroner.\n2. Det trykkes.",
            revidert=revised,
        ),
        "01-26",
    )
    put_case(
        workspace, minimal_case(sak="3/26", tittel="Lønna", bakgrunn="Hemmelig i juni.", revidert=revised), "03-26"
    )
    put_case(workspace, minimal_case(sak="4/26", tittel="Valget"), "04-26")
    put_agenda(workspace, *ITEMS[:2], {"sak": "4/26"}, ITEMS[2], sted="Lom")


def test_nothing_sealed_or_nothing_changed_is_no_page(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    (workspace.root / "arkiv").rename(tmp_path / "borte")
    packets(workspace)
    folder = workspace.root / "build" / MEETING
    without = {path.name: path.read_bytes() for path in folder.glob("Møtepakke*")}
    (tmp_path / "borte").rename(workspace.root / "arkiv")
    packets(workspace)
    assert {path.name: path.read_bytes() for path in folder.glob("Møtepakke*")} == without


def test_each_group_is_told_what_it_may_see(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    change(workspace)
    found = packets(workspace)
    for name, word in found.items():
        told = lines(word)
        at = told.index(HEAD)
        assert told[at + 1 : at + 3] == ["Nye saker", "•Sak 04/26: Valget"], name
        assert told.index("Saksliste og innhold") > at
    for_all = [
        ("Hvor", "Før", "Nå"),
        ("Innkallingen",),
        ("Sted", "Hamar", "Lom"),
        ("Sak 01/26: Budsjettet",),
        REVISED,
        (
            "Forslag til vedtak, punkt 1",
            "Utvalget godkjenner 100 kroner.",
            "Utvalget godkjenner 120 kroner.",
        ),
    ]
    assert page(found[""]) == for_all
    assert page(found["sykehuset"]) == [
        *for_all,
        ("Sak 03/26: Lønna (bare for sykehuset)",),
        REVISED,
        ("Bakgrunn", "Hemmelig i mai.", "Hemmelig i juni."),
    ]
    assert "Hemmelig" not in found[""].everything


def test_the_agenda_begins_on_another_page_and_names_lead_to_their_cases(tmp_path: Path) -> None:
    workspace = office(tmp_path, innledning="Velkommen.", referanser={"vår_ref": "26/1"})
    change(workspace)
    put_agenda(workspace, *ITEMS, sted="Lom", innledning="Velkommen.", referanser={"vår_ref": "26/1"})
    word = packets(workspace)[""]
    told = lines(word)
    assert told.index("Vår ref.: 26/1") < told.index(HEAD) < told.index("Velkommen.")
    begins = [each.text for each in word.paragraphs if word.begins_page(each)]
    assert begins[:2] == ["Velkommen.", "Vedlegg til sak 01/26"] or begins[0] == "Velkommen."
    table = next(block for block in word.blocks if isinstance(block, WordTable) and block.header[0] == "Hvor")
    links = [link.target for row in table.rows for cell in row.cells for each in cell.paragraphs for link in each.links]
    assert links == ["#sak_SSU_2026_1"]


def test_the_newest_issue_that_differs_is_told_of_also_when_it_is_sealed_again(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    change(workspace)
    packets(workspace)
    folder = workspace.root / "build" / MEETING
    one = {path.name: path.read_bytes() for path in folder.glob("Møtepakke*")}
    seal(workspace, reason=REASON)
    packets(workspace)
    assert {path.name: path.read_bytes() for path in folder.glob("Møtepakke*")} == one
    put_case(workspace, minimal_case(sak="4/26", tittel="Valget", bakgrunn="Bakgrunnen er kort."), "04-26")
    assert page(packets(workspace)[""]) == [
        ("Hvor", "Før", "Nå"),
        ("Sak 04/26: Valget",),
        ("Bakgrunn", "Bakgrunnen.", "Bakgrunnen er kort."),
    ]


def test_a_packet_rests_on_the_issue_that_it_is_compared_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def standing() -> str:
        capsys.readouterr()
        run(["-w", str(workspace.root), "status", "--meeting", MEETING])
        return capsys.readouterr().out

    workspace = office(tmp_path)
    change(workspace)
    packets(workspace)
    seal(workspace, reason=REASON)
    assert "foreldet" not in standing()
    put_case(workspace, minimal_case(sak="4/26", tittel="Valget", bakgrunn="Bakgrunnen er kort."), "04-26")
    capsys.readouterr()
    packets(workspace)
    assert "(utgave-02 er forseglet, saken 04-26 er endret)" in capsys.readouterr().out
    (workspace.root / "arkiv").rename(tmp_path / "borte")
    assert "utgave-02 er borte" in standing()
    assert HEAD not in lines(packets(workspace)[""])


def test_a_build_is_no_longer_answered_from_the_ledger_once_something_is_sealed(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    packets(workspace)
    change(workspace)
    seal(workspace, reason=REASON)
    put_case(workspace, minimal_case(type="beslutning", tittel="Budsjettet", **FIRST), "01-26")
    for name, case in SAME.items():
        put_case(workspace, minimal_case(**case), name)
    (workspace.root / "cases/04-26.yaml").unlink()
    put_agenda(workspace, *ITEMS)
    assert page(packets(workspace)[""])[1:3] == [("Innkallingen",), ("Sted", "Lom", "Hamar")]


def test_a_damaged_archive_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = office(tmp_path)
    bag = workspace.root / "arkiv" / MEETING / "utgave-01"
    for path in (bag, *bag.rglob("*")):
        path.chmod(path.stat().st_mode | 0o200)
    (bag / "data/kilde/cases/01-26.yaml").unlink()
    command = ["-w", str(workspace.root), "build", "--meeting", MEETING]
    assert run([*command, "--packet"]) == 4
    assert "hfi-docs verify" in capsys.readouterr().err
    assert run(command) == 0


def test_other_programs_are_told_what_is_damaged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = office(tmp_path)
    (workspace.root / "arkiv/register.jsonl").unlink()
    assert run(["-w", str(workspace.root), "build", "--meeting", MEETING, "--packet", "--json"]) == 4
    answer = json.loads(capsys.readouterr().out)
    assert (answer["ok"], answer["damages"][0]) == (False, {"path": "register.jsonl", "message": "mangler"})


def test_what_is_to_come_says_so(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    put_case(workspace, minimal_case(sak="4/26", tittel="Valget", framlegg="ettersendes"), "04-26")
    put_agenda(workspace, *ITEMS, {"sak": "4/26"})
    assert "•Sak 04/26: Valget (ettersendes)" in lines(packets(workspace)[""])


def test_a_template_without_a_place_for_an_introduction_has_the_page_all_the_same(tmp_path: Path) -> None:
    workspace = office(tmp_path, referanser={"vår_ref": "26/1"})
    own_template(workspace, "innkalling.docx", {"innledning": ("Velkommen til møte.", "{#p utelater: innledning #}")})
    change(workspace)
    put_agenda(workspace, *ITEMS, sted="Lom", referanser={"vår_ref": "26/1"})
    word = packets(workspace)[""]
    told = lines(word)
    assert told.index("Velkommen til møte.") < told.index("Vår ref.: 26/1") < told.index(HEAD)
    assert word.begins_page(next(each for each in word.headings if each.text == "Saksliste og innhold"))


_TABLE = """<w:bookmarkStart w:id="77" w:name="her"/><w:bookmarkEnd w:id="77"/><w:tbl><w:tblPr><w:tblCaption
w:val="Dagen"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="6000"/></w:tblGrid><w:tr><w:trPr>
<w:tblHeader/></w:trPr>{heads}</w:tr><w:tr>{begin}</w:tr><w:tr>{row}</w:tr><w:tr>{end}</w:tr></w:tbl>"""


def _cells(*texts: str) -> str:
    return "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in texts)


def test_a_table_that_a_template_draws_begins_the_page_that_follows(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    path = workspace.root / "templates/docx/innkalling.docx"
    loop = ("{%p for punkt in saksliste %}", "kl. {{ punkt.tid }}", "{{ punkt.tittel }}", "{%p endfor %}")
    own_template(workspace, path.name, {"innholdsliste": ("{#p utelater: innholdsliste #}",), "saksliste": loop})
    table = _TABLE.format(
        heads=_cells("Tid", "Sak"),
        begin=_cells("{%tr for punkt in saksliste %}", ""),
        row=_cells("{{ punkt.tid }}", "{{ punkt.tittel }}"),
        end=_cells("{%tr endfor %}", ""),
    )
    parts = unzip(path.read_bytes()).parts
    drawn = r"<w:p><w:r><w:t[^>]*>{%p for punkt.*?{%p endfor %}</w:t></w:r></w:p>"
    main = re.sub(drawn, table, parts["word/document.xml"].decode())
    path.write_bytes(pack({**parts, "word/document.xml": main.encode()}))
    change(workspace)
    packets(workspace)
    (packet,) = (workspace.root / "build" / MEETING).glob("Møtepakke SSU 2026-05-21.docx")
    table_in = "//w:tbl[w:tblPr/w:tblCaption/@w:val='Dagen']"
    (begun,) = find(tree(packet.read_bytes()), f"{table_in}//w:p[w:pPr/w:pageBreakBefore]")
    assert text_of(begun) == "Tid"
    assert lint_document(packet.read_bytes()) == ()


def test_nynorsk_has_words_of_its_own(tmp_path: Path) -> None:
    workspace = office(tmp_path, målform="nynorsk")
    put_case(workspace, minimal_case(sak="4/26", tittel="Valet"), "04-26")
    put_agenda(workspace, {"sak": "4/26"}, ITEMS[1], ITEMS[0], målform="nynorsk", sted="Lom")
    word = packets(workspace)[""]
    told = lines(word)
    at = told.index("Endra sidan papira av 14. mai 2026 (utgåve 1)")
    assert told[at + 1 : at + 4] == ["Nye saker", "•Sak 04/26: Valet", "Endra"]
    assert {"Flytta i sakslista", "Går ut"} <= {*told}
    (table,) = (each for each in word.blocks if isinstance(each, WordTable) and each.header == ["Kvar", "Før", "No"])
    assert [row.texts for row in table.rows[1:]][:2] == [["Innkallinga"], ["Stad", "Hamar", "Lom"]]
    assert "•Sak 03/26: Lønna" in told


def test_where_a_template_prints_nothing_at_its_head_the_page_stands_before_the_papers(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    left_out = {name: (f"{{#p utelater: {name} #}}",) for name in ("innledning", "innholdsliste")}
    loop = ("{%p for punkt in saksliste %}", "kl. {{ punkt.tid }}", "{{ punkt.tittel }}", "{%p endfor %}")
    own_template(workspace, "innkalling.docx", {"saksliste": loop, **left_out})
    change(workspace)
    word = packets(workspace)[""]
    told = lines(word)
    assert told.index(HEAD) > told.index("kl. 10.00–10.30")
    assert word.begins_page(next(each for each in word.paragraphs if each.text.replace("\u00a0", " ") == HEAD))


def test_what_a_template_says_after_the_page_begins_another(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    loop = ("{%p for punkt in saksliste %}", "kl. {{ punkt.tid }}", "{{ punkt.tittel }}", "{%p endfor %}")
    own_template(
        workspace, "innkalling.docx", {"saksliste": loop, "innholdsliste": ("Her er alt:", "{{ innholdsliste }}")}
    )
    change(workspace)
    word = packets(workspace)[""]
    assert word.begins_page(next(each for each in word.paragraphs if each.text == "Her er alt:"))
    assert lines(word).index(HEAD) < lines(word).index("Her er alt:")


@pytest.mark.parametrize("name", PAIRS)
def test_the_page_tells_what_changes_tells(name: str, before: Path, tmp_path: Path) -> None:
    """Every difference is a row, in order, whole or cut; every case that came, moved or went is named."""
    edits, _ = PAIRS[name]
    (old, _), (new, _) = (
        sides_of(Office(Workspace(each)), MEETING) for each in (before, _edited(before, tmp_path / "nå", edits))
    )
    changes, packet = compare_meetings(old, new), new.packet
    assert packet
    since = Since("utgave-01", AT.date(), changes) if changes else None
    here = packet_here(packet, frozenset())
    parts = list(changes_part(packet._replace(sealed={"": since}), here, 2))
    assert len(parts) == bool(changes)
    blocks = [block for part in parts for block in part.blocks]
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows if row.role == "term"]
    differences = [*changes.notice, *(each for case in changes.cases for each in case.differences)]
    told: list[tuple[str, str, str]] = []
    shared = ""
    for row in rows:
        texts = [
            "\n".join(inline_text(block.inlines) for block in cell.blocks if isinstance(block, Paragraph))
            for cell in row.cells
        ]
        if len(texts) == 1:
            shared = texts[0]
        else:
            where, was, now = texts
            below = where.removeprefix("–\u00a0")
            told.append((f"{shared}, {below}" if below != where else where, was, now))
    assert len(told) == len(differences)
    for (where, was, now), each in zip(told, differences, strict=True):
        place = ", ".join(place_name(name, here.language) for name in each.place if name)
        assert where.lower() == place.lower()
        assert was == (each.before or "–")
        assert now == {"utgår": "Utgår", "flyttet": "Det samme, på et nytt sted"}.get(each.kind, each.after)
    text = repr(blocks)
    assert all(f"{case.name}: {case.title}" in text for case in changes.cases)


def test_what_is_printed_is_not_told_as_the_name_of_a_place() -> None:
    notice = (Difference(("kortittel",), "sted", "kortittel"), Difference((), "filen", "en annen fil"))
    changes = MeetingChanges(notice, ())
    lines = ["innkallinga", "kort tittel: sted → kortittel", "fila → ei anna fil"]
    assert [line.text.lower() for line in tell(changes, "nn")] == lines


LONG = "Setning nummer {} er lang nok til at flere slike til sammen er for mye å lese i en smal kolonne. "


def test_long_texts_are_cut_to_the_sentences_that_differ() -> None:
    sentences = [LONG.format(number).strip() for number in range(9)]
    changed = [*sentences[:4], "Dette er nytt.", *sentences[5:]]
    assert excerpts(" ".join(sentences), " ".join(changed)) == (f"… {sentences[4]} …", "… Dette er nytt. …")
    assert excerpts("Kort.", "Kortere.") == ("Kort.", "Kortere.")
    assert excerpts("", " ".join(sentences)) == ("", f"{' '.join(sentences[:3])} …")
    assert excerpts(" ".join(sentences[:2]), "") == (" ".join(sentences[:2]), "")


def test_where_a_sentence_went_one_beside_it_tells_where() -> None:
    sentences = [LONG.format(number).strip() for number in range(9)]
    whole, without = " ".join(sentences), " ".join([*sentences[:4], *sentences[5:]])
    assert excerpts(whole, without) == (f"… {sentences[3]} {sentences[4]} …", f"… {sentences[3]} …")
    assert excerpts(without, whole) == (f"… {sentences[3]} …", f"… {sentences[3]} {sentences[4]} …")
    assert excerpts(whole, " ".join(sentences[1:])) == (f"{sentences[0]} {sentences[1]} …", f"{sentences[1]} …")


def test_new_words_are_bold() -> None:
    def shown(before: str, after: str) -> list[tuple[str, bool]]:
        (line,) = marked_words(before, after)
        return [(text.text, text.bold) for text in line]  # type: ignore[union-attr]

    assert shown("Vi ber om 100 000 kroner nå.", "Vi ber om 120 000 kroner i dag.") == [
        ("Vi ber om ", False),
        ("120 000", True),
        (" kroner ", False),
        ("i", True),
        (" ", False),
        ("dag.", True),
    ]
    assert shown("Hamar", "Lom") == [("Lom", False)]


def test_points_of_a_resolution_are_never_cut(before: Path, tmp_path: Path) -> None:
    whole = " ".join(LONG.format(number).strip() for number in range(9))
    for name in ("Forslag til vedtak", "Bakgrunn"):
        case = CaseChanges(
            CaseNumber("SSU", 2026, 13), "Sak 13/26", "Budsjett", "endret", (Difference((name,), "", whole),)
        )
        packet = sides_of(Office(Workspace(before)), MEETING)[0].packet
        assert packet
        packet = packet._replace(sealed={"": Since("utgave-01", AT.date(), MeetingChanges((), (case,)))})
        (part,) = changes_part(packet, packet_here(packet, frozenset()), 2)
        assert (whole in repr(part)) == (name == "Forslag til vedtak")
        assert ("kortet ned" in repr(part)) == (name == "Bakgrunn")


def test_the_same_packet_comes_of_the_same_folder(tmp_path: Path) -> None:
    made = []
    for name in ("en", "to"):
        workspace = office(tmp_path / name)
        change(workspace)
        packets(workspace)
        made.append((workspace.root / "build" / MEETING / "Møtepakke SSU 2026-05-21.docx").read_bytes())
    assert made[0] == made[1]
