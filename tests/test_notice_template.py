"""The template of notices: a contract of its own, told by the file's name, and a place named in either Norwegian."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from hfi_docs.document import Document, Part, Properties
from hfi_docs.errors import TemplateError
from hfi_docs.output import cache
from hfi_docs.papers.compose import DOCUMENT_KINDS, contract_of
from hfi_docs.pipeline import word_files
from hfi_docs.pipeline.word_files import ready_shells
from hfi_docs.records.load import Workspace
from hfi_docs.word.render import lint_document
from hfi_docs.word.render.shell import TOKEN_OPEN
from hfi_docs.word.render.template import prepare_shell
from hfi_docs.word.template.checking import check_template
from tests.rendered import (
    PROPERTIES,
    find,
    render_document,
    row,
    sentence,
    shell,
    style_id,
    table,
    text_of,
    tree,
    values,
)
from tests.word import read_word
from tests.workspaces import REPOSITORY

FOLDER = REPOSITORY / "templates" / "docx"
NOTICE = "innkalling.docx"
FIELDS = {
    "overskrift": "Innkalling til partnerskapsmøte",
    "utkastmerknad": "Utkast",
    "møtedato": "19. juni 2026",
    "tid": "kl. 10.00–11.30",
    "kortittel": "Innkalling til PA-møtet 19. juni 2026",
    "ordmerke": "HELSEFELLESSKAP",
    "ordmerke_2": "Innlandet",
}
SLOTS = ("innledning", "innholdsliste", "saksliste", "vedleggsliste", "frister", "saksgrunnlag", "papirer")


def notice(fields: dict[str, str], *slots: str, properties: Properties = PROPERTIES) -> bytes:
    """A notice with a sentence in each of the slots."""
    filled = {name: (Part((sentence(f"Innholdet i {name}"),)),) for name in slots}
    return render_document(Document(properties, FIELDS | fields, filled), shell(NOTICE), NOTICE)


def body_texts(content: bytes) -> list[str]:
    return [text_of(paragraph) for paragraph in find(tree(content), "w:body/w:p")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("innkalling.docx", "innkalling"),
        ("innkalling-pa.docx", "innkalling"),
        ("Innkalling-PA.docx", "innkalling"),
        ("innkalling-fsu.dotx", "innkalling"),
        ("sak.docx", "papir"),
        ("sak-innkalling.docx", "papir"),
        ("innkallinger.docx", "papir"),
    ],
)
def test_the_name_tells_the_kind(name: str, kind: str) -> None:
    assert contract_of(name) is DOCUMENT_KINDS[kind].contract


@pytest.mark.parametrize("name", ["sak.docx", NOTICE])
def test_the_templates_keep_their_contract(name: str) -> None:
    assert check_template((FOLDER / name).read_bytes(), contract_of(name)) == []


@pytest.mark.parametrize("name", ["sak.docx", NOTICE])
def test_a_template_of_the_other_kind_is_refused(name: str) -> None:
    other = NOTICE if name == "sak.docx" else "sak.docx"
    with pytest.raises(TemplateError) as refused:
        prepare_shell((FOLDER / name).read_bytes(), other, contract_of(other))
    assert "finnes ikke her" in str(refused.value)
    assert "mangler i malen" in str(refused.value)


def test_a_notice_shows_its_fields_and_slots_in_order() -> None:
    content = notice({"sted": "Lom"}, *SLOTS)
    assert body_texts(content) == [
        "Innkalling til partnerskapsmøte",
        "Dato:19. juni 2026",
        "Tid:kl. 10.00–11.30",
        "Sted:Lom",
        "Utkast",
        *(f"Innholdet i {name}" for name in SLOTS),
    ]
    assert lint_document(content) == ()


def test_labels_are_bold_and_their_values_are_not() -> None:
    (line,) = (item for item in find(tree(notice({"sted": "Lom"})), "//w:p") if text_of(item) == "Sted:Lom")
    assert [(text_of(run), bool(find(run, "w:rPr/w:b"))) for run in find(line, "w:r[w:t]")] == [
        ("Sted:", True),
        ("Lom", False),
    ]


def test_the_place_is_called_stad_in_nynorsk() -> None:
    nynorsk = PROPERTIES._replace(language="nn-NO")
    texts = body_texts(notice({"stad": "Lom"}, "saksliste", properties=nynorsk))
    assert "Stad:Lom" in texts
    assert not any(text.startswith("Sted") for text in texts)


def test_what_is_not_given_leaves_nothing_behind() -> None:
    content = notice({"utkastmerknad": "", "tid": ""}, "saksliste", "papirer")
    assert body_texts(content) == [
        "Innkalling til partnerskapsmøte",
        "Dato:19. juni 2026",
        "Innholdet i saksliste",
        "Innholdet i papirer",
    ]
    assert TOKEN_OPEN.encode() not in zipfile.ZipFile(BytesIO(content)).read("word/document.xml")
    assert lint_document(content) == ()


def test_later_pages_say_which_notice_they_belong_to() -> None:
    headers = read_word(notice({}, "saksliste")).headers
    assert headers == (FIELDS["kortittel"], "HELSEFELLESSKAP\nInnlandet")


def test_letterhead_and_styles_are_those_of_cases() -> None:
    with zipfile.ZipFile(FOLDER / NOTICE) as ours, zipfile.ZipFile(FOLDER / "sak.docx") as theirs:
        for name in ("word/styles.xml", "word/numbering.xml", "word/header2.xml", "word/footer1.xml"):
            assert ours.read(name) == theirs.read(name)


def test_a_case_paper_has_room_for_its_archive_number_and_its_way_through_the_organs() -> None:
    fields = {"sakslinje": "Sak 01/26", "tittel": "Prøvesak", "utkastmerknad": "", "arkivsak": "26/1234"}
    way = table(row("Utvalg", "Møtedato", role="header"), row("SSU", "21. mai 2026"))
    document = Document(PROPERTIES, fields, {"saksgang": (Part((way,)),), "innhold": (Part((sentence("Tekst."),)),)})
    content = render_document(document, shell("sak.docx"), "sak.docx")
    (line,) = (item for item in find(tree(content), "//w:p") if text_of(item) == "Arkivsak: 26/1234")
    assert values(line, "w:pPr/w:pStyle/@w:val") == [style_id(content, "HFI Saksopplysninger")]
    assert find(line, "following-sibling::*[1][self::w:tbl]")
    assert lint_document(content) == ()


_SMALL = 1000


def test_shells_of_both_kinds_are_kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes under another name would be read by another contract."""
    folder = tmp_path / "templates" / "docx"
    folder.mkdir(parents=True)
    names = ("sak.docx", "sak-ou.docx", NOTICE)
    for name in names:
        (folder / name).write_bytes((FOLDER / (NOTICE if name == NOTICE else "sak.docx")).read_bytes())
    (tmp_path / "cases").mkdir()
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    word_files._ready_shell.cache_clear()
    shells = ready_shells(Workspace(tmp_path), names)
    assert shells["sak.docx"] == shells["sak-ou.docx"] != shells[NOTICE]
    # The fingerprint of the program may lie beside them.
    kept = [path for path in (tmp_path / "cache").iterdir() if path.stat().st_size > _SMALL]
    assert len(kept) == len(names)
    word_files._ready_shell.cache_clear()
    assert ready_shells(Workspace(tmp_path), names) == shells
