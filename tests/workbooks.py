"""Small workbooks made in the tests: rows, and the XML that openpyxl does not write."""

import re
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TypeAlias

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows: TypeAlias = Sequence[Sequence[object]]
SHEET = "xl/worksheets/sheet1.xml"


def saved(book: Workbook) -> bytes:
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def xlsx(rows: Rows, change: Callable[[Worksheet], object] = lambda sheet: None) -> bytes:
    """A workbook with one sheet; `change` does what plain rows cannot."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    return saved(book)


def edited(content: bytes, part: str, pattern: str, replacement: str) -> bytes:
    """The file with one part's XML changed, for what openpyxl does not write."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                changed, count = re.subn(pattern, replacement, text.decode())
                assert count
                text = changed.encode()
            new.writestr(name, text)
    return made.getvalue()


def with_parts(content: bytes, parts: dict[str, str]) -> bytes:
    """The file with some parts added or replaced."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, text in parts.items():
            new.writestr(name, text)
    return made.getvalue()
