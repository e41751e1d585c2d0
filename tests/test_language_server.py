"""Records in an editor, as the language server of VS Code's extension sees them: on request, it takes a minute.

`pytest -m editor`
"""

from collections.abc import Iterator
from typing import Any

import pytest

from hfi_docs.output.write import write_documents
from hfi_docs.pipeline.editor import missing_files
from hfi_docs.records.load import Workspace
from tests.language_server import LanguageServer, find_server, language_server
from tests.validators import outside_tool
from tests.workspaces import office_workspace

pytestmark = pytest.mark.editor

CASE = """\
sak: 99/26
utvalg:
møte: 21. mai
type: beslutning
tittel: En sak
status: utkst
bakrunn: Tekst
vedlegg:
  - id: a
    tittel: A
    tabell: {visning: ny-visning}

"""
MEETING = """\
utvalg: SSU
møte: 2026-05-21
status: utkast
saksliste:
  - sak:
"""
MINUTES = """\
utvalg: NYTT
møte: 2026-05-21
status: utkast
møteleder: en-som-er-ny
saker:
  - sak: 13/26
    voteringer:
      - {om: utsettelse, for: 12, imot: 3, avholdende: {AP: 2}}
      - {om: lukking, for: mange}
oppmøte:
  kom_og_gikk:
    - {medlem: ssu-2026-si-1, gikk: 14/26, kl: 10.40}
"""
NEW_CASE, NEW_MEETING, NEW_MINUTES = (
    "cases/2026/99-26.yaml",
    "cases/møter/SSU-2026-09-24.yaml",
    "cases/protokoller/SSU-2026-09-24.yaml",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """A server in an office whose folder has spaces and Norwegian letters in its name."""
    program = outside_tool("yaml-language-server", find_server())
    office = tmp_path_factory.mktemp("Kontoret på Åsen (nytt)")
    office_workspace(office)
    write_documents(missing_files(Workspace(office)))
    with language_server(office, program) as running:
        yield running


def told(found: list[dict[str, Any]]) -> list[tuple[int, str]]:
    """The line and the message of each diagnostic, in order."""
    return sorted((each["range"]["start"]["line"] + 1, each["message"]) for each in found)


def test_no_record_of_the_examples_is_red(server: LanguageServer) -> None:
    records = sorted((server.office / "cases").rglob("*.yaml"))
    assert len(records) > 25
    names = [path.relative_to(server.office).as_posix() for path in records]
    texts = [path.read_text("utf-8") for path in records]
    red = {name: told(found) for name, text in zip(names, texts, strict=True) if (found := server.open(name, text))}
    assert red == {}


def test_what_is_wrong_is_red_and_told_in_norwegian(server: LanguageServer) -> None:
    found = told(server.open(NEW_CASE, CASE))
    assert [line for line, _ in found] == [2, 3, 6, 7]
    assert found[1:3] == [(3, "Skriv datoen slik: 2026-05-21."), (6, "Velg mellom utkast, endelig og behandlet.")]
    assert found[3][1].startswith("Dette kan ikke stå her. Disse feltene kan: sak, utvalg, møte,")


def test_a_draft_needs_neither_number_nor_meeting(server: LanguageServer) -> None:
    draft = "type: drøfting\ntittel: Budsjett\nstatus: utkast\n"
    assert told(server.open("cases/utkast/budsjett.yaml", draft)) == []
    ((line, message),) = told(server.open("cases/utkast/plan æøå.yaml", f"{draft}møtet: 2026-05-21\n"))
    assert (line, message[:26]) == (4, "Dette kan ikke stå her. Di")


def test_numbers_are_taken_and_new_ids_are_never_red(server: LanguageServer) -> None:
    ((line, message),) = told(server.open(NEW_MINUTES, MINUTES))
    assert line == 9
    assert message.startswith("Skriv et helt tall, for eksempel 12.")


def labels(offered: list[dict[str, Any]]) -> list[str]:
    return [each["label"] for each in offered]


def test_fields_are_offered(server: LanguageServer) -> None:
    server.open(NEW_CASE, CASE)
    offered = labels(server.complete(NEW_CASE, 11, 0))
    assert {"bakgrunn", "forslag_til_vedtak", "kortittel"} <= set(offered)
    assert "tittel" not in offered


def test_fixed_words_and_the_offices_own_are_offered(server: LanguageServer) -> None:
    server.open(NEW_CASE, CASE.replace("type: beslutning", "type: "))
    assert labels(server.complete(NEW_CASE, 3, 6)) == ["beslutning", "drøfting", "orientering", "referat"]
    server.open(NEW_CASE, CASE.replace("utvalg:", "utvalg: "))
    organs = server.complete(NEW_CASE, 1, 8)
    assert ("SSU", "Strategisk samarbeidsutvalg") in [(each["label"], each["documentation"]) for each in organs]
    server.open(NEW_MEETING, MEETING.replace("sak:", "sak: "))
    cases = server.complete(NEW_MEETING, 4, 9)
    assert "SSU 13/26" in labels(cases)


def test_fields_are_explained_in_norwegian(server: LanguageServer) -> None:
    server.open(NEW_CASE, CASE)
    assert server.hover(NEW_CASE, 0, 1).startswith(
        "#### Saksnummer\n\nNummer og år. Også 13.26, 013/2026 og PA 03/26 forstås.\n\nEksempel: 13/26"
    )
    server.open(NEW_MEETING, MEETING)
    assert server.hover(NEW_MEETING, 3, 2).startswith("#### Saksliste\n\nSakene i den rekkefølgen de skal tas.")
