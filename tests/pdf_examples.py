"""Every Word file that the tests make into PDF: the worked examples, and what no example has."""

import re
import time

import pytest

from hfi_docs.document import Heading, Link, List, ListItem, Note, Paragraph, Text
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from tests.conftest import copy_workspace
from tests.made import make_workspace
from tests.rendered import caption, figure, render_blocks, row, sentence, table, words
from tests.test_valid_word import EXTREMES, MEASURES

MEETINGS = ("PA/2026-06-19", "SSU/2026-05-21")


def examples(folder_of: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every paper, notice and packet of the worked examples."""
    workspace = copy_workspace(folder_of.mktemp("pdf"))
    built = [*build_papers(Office(workspace), Selection(), now=time.time()).outputs]
    for meeting in MEETINGS:
        built += build_papers(
            Office(workspace), Selection(meeting=meeting), now=time.time(), also=("møtepakke",)
        ).outputs
    return {path.name: path.read_bytes() for path in built if path.suffix == ".docx"}


def compact(folder_of: pytest.TempPathFactory) -> dict[str, bytes]:
    """The largest packet in the compact arrangement: bands, lines below names, notes, upright pages."""
    workspace = copy_workspace(folder_of.mktemp("kompakt"))
    register = workspace.root / "cases/register/utvalg.yaml"
    text = register.read_text(encoding="utf-8")
    register.write_text(re.sub(r"(?m)^(  - id: \w+)$", r"\1\n    oppsett: kompakt", text), encoding="utf-8")
    chosen = Selection(meeting=MEETINGS[-1])
    built = build_papers(Office(workspace), chosen, now=time.time(), also=("møtepakke",)).outputs
    return {"kompakt": next(path.read_bytes() for path in built if path.stem.startswith("Møtepakke"))}


def extremes(folder_of: pytest.TempPathFactory) -> dict[str, bytes]:
    """The extremes that Word's judges are given, and what no worked example has: notes, figures, quotes, links."""
    made = {}
    for name, case in EXTREMES.items():
        workspace = make_workspace(folder_of.mktemp("extreme") / "office", case, tiltak=MEASURES)
        (path,) = build_papers(Office(workspace), Selection(), now=time.time()).outputs
        made[name] = path.read_bytes()
    note = Note((*words("Se "), Link(words("loven"), url="https://eksempel.no/lov")))
    made["notes"] = render_blocks(
        Heading(2, (Text("Overskrift"), Note(words("Første")))),
        Paragraph((Text("Avsnitt"), note)),
        List((ListItem((Paragraph((Text("Punkt"), Note(words("Tredje")))),)),)),
        table(row("Tiltak", "Beløp", role="header"), row("Kurs", "5")),
    )
    made["figures"] = render_blocks(
        Heading(2, words("Figurer")),
        figure(caption=caption("Figur", 1)),
        figure(300, 400),
        sentence("Slutt."),
    )
    return made
