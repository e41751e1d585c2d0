"""Word templates made from a few lines of text, so that a test shows what is wrong with one.

A line is a paragraph of the body, put before `{{ innhold }}` of the office's own template. `¦` begins a new run; what
begins with `<w:` or `</w:` stands as it is. Lines between `| ` and ` |` are the rows of a table, the first its header;
`//` begins a new paragraph in a cell. `[topptekst]` begins the lines of the header, `[bytt <part>]` a replacement
(`old => new`), `[del <part>]` a part; `[fjern <part>]` takes one out, and `[uten …]` something
from the tables.
"""

import re
import zipfile
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

from hfi_docs.context import Shape
from hfi_docs.papers.compose import PAPER
from hfi_docs.papers.compose.shapes import view_shapes
from hfi_docs.pipeline.office import Office
from hfi_docs.records.load import Workspace
from hfi_docs.word.opc.archive import pack
from hfi_docs.word.opc.writing import xml_text
from hfi_docs.word.render.vocabulary import NAMESPACES
from tests.workspaces import REPOSITORY

CONTRACT = PAPER.contract
FOLDER = Path(__file__).parent / "templates"
MAIN, HEADER = "word/document.xml", "word/header1.xml"
_COMMAND = re.compile(r"\[(topptekst|bytt|del|uten|fjern)(?: (.+))?\]")
SLOT = '<w:p><w:r><w:t xml:space="preserve">{{ innhold }}</w:t></w:r></w:p>'
_BAR = re.compile(r"(?:^| )\|(?= |$)")
_RAW = re.compile(r"</?(?:w|mc|wp|a|v):")


@cache
def patterns() -> Mapping[str, Shape]:
    """What the patterns of the views of the worked examples see."""
    return view_shapes(Office(Workspace(REPOSITORY)).look().model(()).views)


def template_parts(name: str = "sak.docx") -> dict[str, bytes]:
    """The parts of a template of the repository."""
    with zipfile.ZipFile(REPOSITORY / "templates" / "docx" / name) as package:
        return {part: package.read(part) for part in package.namelist()}


def made_template(description: str) -> bytes:
    """The template that some lines describe."""
    return pack(made_parts(description))


def made_parts(description: str) -> dict[str, bytes]:
    """Its parts."""
    parts, without = template_parts(), set[str]()
    lines: dict[str, list[str]] = {"": [], HEADER: []}
    where = ""
    for line in description.splitlines():
        command = _COMMAND.fullmatch(line)
        if command is None:
            if where in lines:
                lines[where].append(line)
            elif " => " in line:
                old, new = line.split(" => ")
                assert old.encode() in parts[where], old
                parts[where] = parts[where].replace(old.encode(), new.encode())
            else:
                parts[where] += f"{line}\n".encode()
        elif command[1] == "uten":
            without.add(command[2])
        elif command[1] == "fjern":
            del parts[command[2]]
        else:
            where = HEADER if command[1] == "topptekst" else command[2]
            if command[1] == "del":
                parts[where] = b""
    body = blocks([line for line in lines[""] if line.strip()], without)
    parts[MAIN] = parts[MAIN].replace(SLOT.encode(), (body + SLOT).encode())
    if lines[HEADER]:
        inner = blocks([line for line in lines[HEADER] if line.strip()], without)
        parts[HEADER] = f"<w:hdr {NAMESPACES}>{inner}</w:hdr>".encode()
    return parts


def blocks(lines: list[str], without: set[str]) -> str:
    """The markup of some lines."""
    made, table = "", list[str]()
    for line in [*lines, ""]:
        if line.startswith("| ") and line.endswith(" |"):
            table.append(line)
            continue
        if table:
            made += _table(table, without)
            table = []
        if line:
            made += line if _RAW.match(line) and "¦" not in line else paragraph(line)
    return made


def paragraph(line: str) -> str:
    """A paragraph, of the runs between the bars."""
    pieces = (piece if _RAW.match(piece) else _run(piece) for piece in line.split("¦"))
    return f"<w:p>{''.join(pieces)}</w:p>"


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{xml_text(text)}</w:t></w:r>' if text else ""


def _table(lines: list[str], without: set[str]) -> str:
    rows = [[cell.strip() for cell in _BAR.split(line)[1:-1]] for line in lines]
    columns = max(len(row) for row in rows)
    width = 9000 // columns
    title = "" if "tittel" in without else '<w:tblCaption w:val="Tabell"/>'
    column = f'<w:gridCol w:w="{width}"/>'
    grid = "" if "rutenett" in without else f"<w:tblGrid>{column * columns}</w:tblGrid>"
    made = "".join(
        f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if not index and 'hode' not in without else ''}"
        f"{''.join(_cell(cell, width) for cell in row)}</w:tr>"
        for index, row in enumerate(rows)
    )
    look = f'<w:tblStyle w:val="HFITabell"/><w:tblW w:w="{width * columns}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{look}{title}</w:tblPr>{grid}{made}</w:tbl>{paragraph('Under tabellen.')}"


def _cell(text: str, width: int) -> str:
    inner = "".join(paragraph(line.strip()) for line in text.split("//"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip file of parts as they are, compressed hard."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return output.getvalue()
