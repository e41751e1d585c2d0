"""What a document is made of: every record, register, template and attached file, with its fingerprint."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from hfi_docs.output.ledger import PROGRAM, input_digest
from hfi_docs.papers.compose import Packet, Paper, Taken
from hfi_docs.pipeline.casebook import Casebook
from hfi_docs.records.record import Record

_TEMPLATES = "templates/docx/"


class Inputs:
    """Tells the inputs of documents by name: a path below the workspace, or the program.

    A document rests on its record and those whose papers it takes in, on what these and the registers mention, on
    every register, and on the files and the template that it uses. Registers count whole: finer, and a view that
    begins to show one more row would be missed.
    """

    def __init__(self, book: Casebook) -> None:
        self._book = book
        self._of_records: dict[Path, dict[str, str]] = {}
        self._digests: dict[str, str] = {}

    def of_record(self, path: Path) -> dict[str, str]:
        """The records and registers that a document of the record in a file rests on, and the program."""
        found = dict(self._common)
        for each in self._book.closure([path]):
            found |= self._of_one(each)
        return found

    def of_document(self, material: Paper | Packet, template: str) -> dict[str, str]:
        """All that a document rests on."""
        name = f"{_TEMPLATES}{template}"
        return self.of_record(material.record.path) | self._of_files(material) | {name: self.digest(name)}

    def of_command(self, materials: Iterable[Paper | Packet], documents: Iterable[Mapping[str, str]]) -> dict[str, str]:
        """All that was read for a command."""
        found = dict(self._common)
        for path, digest in self._book.digests().items():
            found[self._name(path)] = digest
        for material in materials:
            found |= self._of_files(material)
        for inputs in documents:
            found |= inputs
        return found

    def digest(self, name: str) -> str:
        """The fingerprint of an input by its name, taken once."""
        if name not in self._digests:
            self._digests[name] = input_digest(self._book.workspace.root, name)
        return self._digests[name]

    @cached_property
    def _common(self) -> dict[str, str]:
        """What every document rests on: the registers, what they mention, and the program."""
        found = {PROGRAM: self.digest(PROGRAM)}
        for record in self._book.registers.values():
            found |= self._of_one(record.path)
        return found

    def _of_one(self, path: Path) -> dict[str, str]:
        """A record and those that it mentions."""
        if path not in self._of_records:
            record = self._book.record(path)
            paths = (path, *self._book.consulted(record)) if record else (path,)
            self._of_records[path] = {self._name(each): _digest(self._book.record(each)) for each in paths}
        return self._of_records[path]

    def _of_files(self, material: Paper | Packet) -> dict[str, str]:
        return {self._name(item.path): item.digest for item in _files(material)}

    def _name(self, path: Path) -> str:
        return path.relative_to(self._book.workspace.root).as_posix()


def _digest(record: Record | None) -> str:
    return record.digest if record else ""


def _files(material: Paper | Packet) -> Iterator[Taken]:
    """Every file that a case, or a meeting's cases, take in, also deep inside."""
    if isinstance(material, Paper):
        yield from material.files.values()
    for inner in material.papers if isinstance(material, Packet) else material.enclosed.values():
        yield from _files(inner)
