"""What a document is made of: every record, register, template and attached file, with its fingerprint."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hfi_docs.compose import Packet, Paper, Taken
from hfi_docs.ledger import PROGRAM, input_digest
from hfi_docs.pipeline.casebook import Casebook
from hfi_docs.record import Record

_TEMPLATES = "templates/docx/"


@dataclass
class Inputs:
    """Tells the inputs of documents by name: a path below the workspace, or the program.

    A document rests on its record and those whose papers it takes in, on what these and the registers mention, on
    every register, and on the files and the template that it uses. Registers count whole: finer, and a view that
    begins to show one more row would be missed.
    """

    book: Casebook
    _consulted: dict[Path, frozenset[Path]] = field(default_factory=dict)

    def of_record(self, path: Path) -> dict[str, str]:
        """The records and registers that a document of the record in a file rests on."""
        registers = self.book.registers.values()
        closure = self.book.closure([path])
        records = [record for each in closure if (record := self.book.record(each)) is not None]
        paths = {*closure, *(record.path for record in registers)}
        for record in (*records, *registers):
            paths |= self._mentioned(record)
        found = {each: record.digest if (record := self.book.record(each)) else "" for each in paths}
        return self._named(found.items()) | self._with_digests([PROGRAM])

    def of_document(self, material: Paper | Packet, template: str) -> dict[str, str]:
        """All that a document rests on."""
        files = self._named((item.path, item.digest) for item in taken_files(material))
        return self.of_record(material.record.path) | files | self._with_digests([f"{_TEMPLATES}{template}"])

    def of_command(self, materials: Iterable[Paper | Packet], documents: Iterable[Mapping[str, str]]) -> dict[str, str]:
        """All that was read for a command."""
        found = self._named(self.book.digests().items()) | self._with_digests([PROGRAM])
        for material in materials:
            found |= self._named((item.path, item.digest) for item in taken_files(material))
        for inputs in documents:
            found |= inputs
        return found

    def _mentioned(self, record: Record) -> frozenset[Path]:
        if record.path not in self._consulted:
            self._consulted[record.path] = self.book.consulted(record)
        return self._consulted[record.path]

    def _named(self, digests: Iterable[tuple[Path, str]]) -> dict[str, str]:
        root = self.book.workspace.root
        return {path.relative_to(root).as_posix(): digest for path, digest in digests}

    def _with_digests(self, names: Iterable[str]) -> dict[str, str]:
        return {name: input_digest(self.book.workspace.root, name) for name in names}


def taken_files(material: Paper | Packet) -> Iterator[Taken]:
    """Every file that a case, or a meeting's cases, take in, also deep inside."""
    if isinstance(material, Paper):
        yield from material.files.values()
    for inner in material.papers if isinstance(material, Packet) else material.enclosed.values():
        yield from taken_files(inner)
