"""A meeting as it was sent, and what is made of it: pairs of issues for tests of `changes`."""

import json
import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.pictures import png
from tests.workspaces import INVALID, small_workspace

NOTICE = """\
utvalg: SSU
møte: 2026-05-21
tid: 10.00–14.00
sted: Hamar
status: endelig
innledning: |
  Velkommen til møtet.
saksliste:
  - {sak: 13/26, minutter: 30}
  - {sak: 14/26, minutter: 30}
  - {sak: 15/26, minutter: 30}
  - {punkt: Gjensidig orientering, minutter: 15}
  - {punkt: Eventuelt}
frister:
  - {hva: Meld forfall, dato: 2026-05-15}
"""
FIRST = """\
sak: 13/26
utvalg: SSU
møte: 2026-05-21
type: beslutning
tittel: Budsjett for nettverket
status: endelig
bakgrunn: |
  Nettverket har tre oppgaver.

  Det møtes to ganger i året.
vurdering: |
  Rammen er [[kr:ramme.sum]].

  [[tabell:ramme]]
forslag_til_vedtak: |
  1. Utvalget godkjenner budsjettet på [[kr:ramme.sum]].
  2. Utvalget ber sekretariatet
     a) kunngjøre kurset innen 1. september 2026
     b) rapportere i [[møte:SSU 2026-05-21]]
tabeller:
  ramme:
    visning: budsjett
    tittel: Ramme
    år: 2026
    linjer:
      - {id: lønn, tekst: Lønn, beløp: 400 000}
      - {id: reise, tekst: Reise, beløp: 100 000}
      - {id: leie, tekst: Leie, beløp: 50 000}
      - {id: sum, tekst: SUM, sum: [lønn, reise, leie], rolle: sum}
vedlegg:
  - {id: kart, tittel: Kart over kretsene, fil: 13-26/kart.png, alt: Et kart over fem kretser.}
  - {id: rapport, tittel: Rapport, fil: 13-26/rapport.pdf}
  - id: midler
    tittel: Midler
    tabell: {visning: midler, år: 2025}
"""
OTHER = """\
sak: {number}
utvalg: SSU
møte: 2026-05-21
type: orientering
tittel: {title}
status: endelig
bakgrunn: |
  Saken orienterer om {about}.
"""
CASE, AGENDA = "2026/13-26.yaml", "møter/SSU-2026-05-21.yaml"


def first_issue(folder: Path) -> Path:
    """The meeting as it was sent."""
    small_workspace(folder)
    cases = folder / "cases"
    shutil.copytree(INVALID / "base" / "møte", cases, dirs_exist_ok=True)
    (cases / "møter").mkdir()
    (cases / AGENDA).write_text(NOTICE, "utf-8")
    (cases / CASE).write_text(FIRST, "utf-8")
    for number, title, about in (("14/26", "Møteplan", "møtene"), ("15/26", "Kurs", "kurset")):
        text = OTHER.format(number=number, title=title, about=about)
        (cases / "2026" / f"{number.replace('/', '-')}.yaml").write_text(text, "utf-8")
    files = cases / "2026" / "13-26"
    files.mkdir()
    (files / "kart.png").write_bytes(png())
    (files / "rapport.pdf").write_bytes(b"%PDF-1.7\n")
    return folder


def put(folder: Path, contents: dict[str, Any]) -> None:
    """Puts contents in files of the office, by their names.

    A record is given as the fields that are others than before; one that is nothing is left out. A text is a whole
    file, and nothing is no file; a picture is told by its width.
    """
    for name, content in contents.items():
        path = folder / "cases" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        match content:
            case "null":
                path.unlink()
            case {"bredde": width}:
                path.write_bytes(png(int(width), 3))
            case dict():
                known = yaml.load(path.read_text("utf-8"), yaml.BaseLoader) if path.exists() else {}
                fields = {name: value for name, value in {**known, **content}.items() if value != "null"}
                path.write_text(json.dumps(fields, ensure_ascii=False, indent=1), "utf-8")
            case _:
                path.write_text(content, "utf-8")


def read_pairs(path: Path) -> dict[str, dict[str, Any]]:
    """The pairs of a file by their names: what stands `before` and `after` in files, and what is `told`."""
    found: dict[str, dict[str, Any]] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    return found
