"""The measures of how the example papers look, beside their targets: `python -m bench.look [--arrangement kompakt]`.

Every paper, notice, minutes and packet of the examples is built in a copy of the office's folder, made into PDF as
`--pdf` makes it, and read back. Needs LibreOffice and pdftotext, and the extra `hfi-docs[pdf]`.
"""

import argparse
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import fmean
from typing import Final, NamedTuple

from bench.copies import copy_workspace
from bench.read_paper import Paper, W
from bench.runs import ROOT
from hfi_docs.errors import RecordError
from hfi_docs.output.pdf import Missing, convert, find_converter
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.records.load import Workspace
from hfi_docs.word.opc.archive import pack
from hfi_docs.word.render import lint_document
from tests.fonts import in_font, on_paper
from tests.rendered import parts_of

MEETINGS = ("PA/2026-06-19", "SSU/2026-05-21")
PACKET = "Møtepakke SSU 2026-05-21"
ARRANGEMENTS = ("standard", "kompakt")
#: Fonts and papers in which figures shall stand whole; Georgia's twin is rarely installed, so the tests bring it.
LOOKS = (("Arial", "A4"), ("Verdana", "A4"), ("Times New Roman", "A4"), ("Calibri", "A5"))
_ORGAN = re.compile(r"^(  - id: \w+)$", re.MULTILINE)
_PAGE_OF = re.compile(r"PAGEREF (\w+)")
_AMOUNT = re.compile(r"[−-]?\d{1,3}(?:\u00a0\d{3})+")
_FULL, _LITTLE, _DEEP, _SHORT, _LONG = 0.92, 0.15, 3, 66, 75
#: A paragraph of so many lines shows how long its lines are.
_LINES = 3
_NO_PROSE = frozenset({"Table", "L", "TOC", "Note", "Caption"})
_NO_PROSE_STYLES = ("HFI", "Contents")


def build(folder: Path, arrangement: str, look: tuple[str, str] | None = None) -> dict[str, bytes]:
    """Every Word file of the examples, by name; `look` sets all templates in another font on another paper."""
    root = copy_workspace(ROOT, folder)
    register = root / "cases" / "register" / "utvalg.yaml"
    text = register.read_text("utf-8")
    if arrangement != ARRANGEMENTS[0]:
        register.write_text(_ORGAN.sub(rf"\1\n    oppsett: {arrangement}", text), "utf-8", newline="\n")
    if look:
        for template in root.glob("templates/docx/*.docx"):
            template.write_bytes(pack(on_paper(in_font(parts_of(template.read_bytes()), look[0]), look[1])))
    workspace = Workspace(root)
    built = [*build_papers(Office(workspace), Selection(), now=time.time()).outputs]
    for meeting in MEETINGS:
        chosen = Selection(meeting=meeting)
        built += build_papers(Office(workspace), chosen, now=time.time(), also=("møtepakke",)).outputs
    return {path.stem: path.read_bytes() for path in built if path.suffix == ".docx"}


def read_back(documents: Mapping[str, bytes], folder: Path) -> list[Paper]:
    """The documents with their PDFs."""
    converter = find_converter(os.environ)
    if isinstance(converter, Missing):
        sys.exit(converter.message)
    made = convert(converter, documents)
    return [Paper(name, documents[name], made[name], folder) for name in documents]


class Measure(NamedTuple):
    """A figure for the packet and one for all papers as they are printed, the target, and whether it is met.

    `places` tell where what is counted stands.
    """

    name: str
    packet: str
    papers: str
    target: str
    is_met: bool
    places: tuple[str, ...] = ()


def measure(papers: list[Paper], arrangement: str) -> Iterator[Measure]:
    """Every measure but those of other fonts."""
    packet = next(paper for paper in papers if paper.name == PACKET)
    compact = arrangement != ARRANGEMENTS[0]
    for name, limit, of in (("landscape pages", 4, _landscape), ("pages", 47, lambda paper: len(paper.sheets))):
        target = f"≤ {limit}" if compact else f"(≤ {limit} in kompakt)"
        is_met = of(packet) <= limit or not compact
        yield Measure(name, str(of(packet)), str(sum(map(of, papers))), target, is_met)
    fills, full = _fills(papers), fmean(_fills([packet]))
    is_full = min(full, fmean(fills)) >= _FULL
    yield Measure("mean fill, not last pages", f"{full:.1%}", f"{fmean(fills):.1%}", f"≥ {_FULL:.0%}", is_full)
    deepest, deepest_of_all = (max(depth for each in some for depth, _ in _heads(each)) for some in ([packet], papers))
    deep = tuple(f"{paper.name}, {told}" for paper in papers for depth, told in _heads(paper) if depth > _DEEP)
    is_flat = deepest_of_all <= _DEEP
    yield Measure("lines in a table's head, most", str(deepest), str(deepest_of_all), f"≤ {_DEEP}", is_flat, deep)
    for name, found in _NONE.items():
        places = tuple(f"{paper.name}, {place}" for paper in papers for place in found(paper))
        yield Measure(name, str(sum(1 for _ in found(packet))), str(len(places)), "0", not places, places)
    lengths, all_lengths = _lengths([packet]), _lengths(papers)
    one, told = (f"{fmean(each):.1f} ({min(each)}–{max(each)})" for each in (lengths, all_lengths))
    is_readable = _SHORT <= fmean(all_lengths) <= _LONG
    yield Measure("full line of prose, characters", one, told, f"{_SHORT}–{_LONG}", is_readable)


def _landscape(paper: Paper) -> int:
    return sum(sheet.is_landscape for sheet in paper.sheets)


def _fills(papers: list[Paper]) -> list[float]:
    pages = [(paper, number) for paper in papers for number in range(len(paper.sheets))]
    return [paper.fill(number) for paper, number in pages if number not in paper.last_pages]


def _heads(paper: Paper) -> Iterator[tuple[int, str]]:
    """The lines of each table's head, its rows one above the other or a cell that goes through them; and its page."""
    for table in paper.tables:
        rows: list[int] = []
        through, page = 0, 0
        for element in table:
            lines = len(element.lines)
            if element.kind == "TR":
                rows.append(0)
            elif element.kind == "TH" and "/Row" not in str(element.attributes.get("/Scope")) and rows and lines:
                page = element.lines[0][0] + 1
                through = max(through, lines)
                if int(element.attributes.get("/RowSpan", 1)) == 1:
                    rows[-1] = max(rows[-1], lines)
        yield max(sum(rows), through), f"page {page}: {max(sum(rows), through)} lines"


def _nearly_empty(paper: Paper) -> Iterator[str]:
    for number in range(len(paper.sheets)):
        if paper.fill(number) < _LITTLE:
            yield f"page {number + 1}: {paper.fill(number):.0%}"


def _broken(paper: Paper) -> Iterator[str]:
    paragraphs = ("".join(text.text or "" for text in p.iter(f"{W}t")) for p in paper.body.iter(f"{W}p"))
    wanted = Counter(_AMOUNT.findall("\n".join(paragraphs)))
    printed = Counter(_AMOUNT.findall("\n".join(sheet.joined() for sheet in paper.sheets)))
    yield from (wanted - printed).elements()


def _wrong_numbers(paper: Paper) -> Iterator[str]:
    """Page numbers that stand in the Word file and are others than LibreOffice's."""
    for code in paper.body.iter(f"{W}instrText"):
        if found := _PAGE_OF.search(code.text or ""):
            told = str(code.xpath("string((../following-sibling::*//*[local-name() = 't'])[1])"))
            page = paper.page_of(found[1])
            if page is None or told != str(page + 1):
                yield f"{found[1]}: {told}, and is {'nowhere' if page is None else page + 1}"


def _dead(paper: Paper) -> Iterator[str]:
    """Places that the Word file leads to, and the PDF not, or not as often."""
    anchors = (link.get(f"{W}anchor") for link in paper.body.iter(f"{W}hyperlink"))
    for anchor, links in Counter(anchor for anchor in anchors if anchor).items():
        yield from [f"a link to {anchor}"] * (links - paper.alive.get(anchor, 0))


def _judged(counted: int | None) -> Iterator[str]:
    yield from ["not judged"] if counted is None else ["a finding"] * counted


#: What there shall be none of.
_NONE: Final[Mapping[str, Callable[[Paper], Iterator[str]]]] = {
    f"pages under {_LITTLE:.0%} full": _nearly_empty,
    "broken figures": _broken,
    "page numbers wrong": _wrong_numbers,
    "dead links": _dead,
    "findings in docx lint": lambda paper: map(str, lint_document(paper.document)),
    "findings in PDF/A-2a": lambda paper: _judged(paper.made.findings_2a),
    "findings in PDF/UA-1": lambda paper: _judged(paper.made.findings_ua1),
}


def _lengths(papers: list[Paper]) -> list[int]:
    """The characters of every line of prose that is not the last of its paragraph."""
    return [
        len(paper.sheets[page].line(baseline))
        for paper in papers
        for element in paper.elements
        if element.kind == "P" and not _NO_PROSE & set(element.path) and not element.style.startswith(_NO_PROSE_STYLES)
        if len(element.lines) >= _LINES
        for page, baseline in element.lines[:-1]
    ]


def main() -> None:
    """Prints the measures of an arrangement."""
    parser = argparse.ArgumentParser(prog="python -m bench.look", description=__doc__)
    parser.add_argument("--arrangement", choices=ARRANGEMENTS, default=ARRANGEMENTS[0])
    parser.add_argument("--fonts", action="store_true", help="broken figures in other fonts and on A5 too (slow)")
    parser.add_argument("--keep", type=Path, help="a folder that the papers and their PDFs are put in")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hfi-look-") as name:
        folder = options.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            documents = build(Path(name) / "kontor", options.arrangement)
        except RecordError as error:
            sys.exit(str(error))
        for title, content in documents.items() if options.keep else ():
            (folder / f"{title}.docx").write_bytes(content)
        _show(options.arrangement, list(measure(read_back(documents, folder), options.arrangement)))
        for look in LOOKS if options.fonts else ():
            other = build(Path(name) / f"{look[0]} {look[1]}", options.arrangement, look)
            broken = [f"{paper.name}, {figure}" for paper in read_back(other, Path(name)) for figure in _broken(paper)]
            title = f"broken figures, {' '.join(look)}"
            _show_measure(Measure(title, "", str(len(broken)), "0", not broken, tuple(broken)))


def _show(arrangement: str, measures: list[Measure]) -> None:
    print(f"{f'oppsett: {arrangement}':<34}{'SSU packet':>18}{'all papers':>18}   target")
    for each in measures:
        _show_measure(each)


def _show_measure(each: Measure) -> None:
    told = "" if each.is_met else "  NOT MET"
    print(f"{each.name:<34}{each.packet:>18}{each.papers:>18}   {each.target}{told}")
    for place in each.places:
        print(f"    {place}")


if __name__ == "__main__":
    main()
