"""How making a paper grows with the rows of a table: every stage from the tree to the proof of the finished file.

python -m bench.rows [-n 3] [500 1000 2000 4000]

The exponent of CPU time is 1 where a row costs the same in a long table as in a short one.
"""

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from bench.many import exponent
from bench.runs import ROOT
from hfi_docs.document import Cell, Document, Merge, Paragraph, Part, Properties, Row, Table, Text
from hfi_docs.document.walk import document_texts
from hfi_docs.papers.compose import contract_of
from hfi_docs.papers.conservation import lost_leaves
from hfi_docs.word import render
from hfi_docs.word.opc.archive import pack
from hfi_docs.word.render.template import prepare_shell

T = TypeVar("T")
_SIZES = (500, 1_000, 2_000, 4_000)
_GROUP = 7
_TEMPLATE = "sak.docx"
_PROPERTIES = Properties("Prøve", "Prøve", "Sekretariatet", "", "", "endelig", "nb-NO", date(2026, 5, 21))
_FIELDS = {"sakslinje": "Sak 01/26", "tittel": "Prøvesak", "utkastmerknad": ""}


def main() -> None:
    """Prints the milliseconds of each stage by the number of rows, and the exponent."""
    parser = argparse.ArgumentParser(prog="python -m bench.rows", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("-n", type=int, default=3, help="runs of each size, by turns")
    parser.add_argument("sizes", type=int, nargs="*", default=list(_SIZES))
    options = parser.parse_args()
    # As the command line sets it: to look for cycles would be counted as the stage that happens to set it off.
    gc.set_threshold(100_000, 50, 50)
    template = (ROOT / "templates" / "docx" / _TEMPLATE).read_bytes()
    shell = prepare_shell(template, _TEMPLATE, contract_of(_TEMPLATE))
    stages(2, shell)
    runs = [{size: stages(size, shell) for size in options.sizes} for _ in range(options.n)]
    for stage in runs[0][options.sizes[0]]:
        found = [(size, statistics.median(run[size][stage] for run in runs)) for size in options.sizes]
        told = "  ".join(f"{size}: {1000 * seconds:7.1f} ms" for size, seconds in found)
        print(f"{stage:<14} {told}  exponent {exponent(found):.2f}")
        sys.stdout.flush()


def stages(rows: int, shell: render.Shell) -> Mapping[str, float]:
    """The CPU seconds of each stage of a paper with one table of so many rows."""
    document = Document(_PROPERTIES, _FIELDS, {"innhold": (Part((long_table(rows),)),)})
    leaves = [f"Tiltak {row} i rad {row}" for row in range(rows)]
    found: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        made = work()
        found[stage] = time.process_time() - start
        return made

    parts = timed("render", lambda: render.render_parts(document, shell, _TEMPLATE))
    findings = timed("lint", lambda: render.lint_parts(parts))
    texts = timed("texts of tree", lambda: document_texts(document))
    lost = timed("records kept", lambda: lost_leaves(leaves, (text for slot in texts for text in slot.printed)))
    missing = timed("tree kept", lambda: render.lost_texts(parts, texts))
    timed("pack", lambda: pack(parts))
    if findings or lost or missing:
        message = f"A table of {rows} rows is not printed well: {findings[:3]}, {lost[:3]}, {missing[:3]}"
        raise SystemExit(message)
    found["all"] = sum(found.values())
    return found


def long_table(rows: int) -> Table:
    """A table with groups of merged cells, as the example papers have them."""
    head = Row((_cell("Område"), _cell("Tiltak"), _cell("Beløp")), "header")
    body = (Row((_group(row), _cell(f"Tiltak {row} i rad {row}"), _cell(f"{row} 000"))) for row in range(rows))
    return Table((head, *body), (0.0,) * 3, "Tiltak", "Område, Tiltak, Beløp.", continued="forts.")


def _group(row: int) -> Cell:
    merge: Merge = "continue" if row % _GROUP else "start"
    return _cell("" if row % _GROUP else f"Område {row // _GROUP}")._replace(merge=merge)


def _cell(text: str) -> Cell:
    return Cell((Paragraph((Text(text),)),) if text else ())


if __name__ == "__main__":
    main()
