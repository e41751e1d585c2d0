"""What was read of the registers before, and found in them: most commands need them just as they were.

The user's cache holds it by content: the data of a register that is in order, and what was found in all of them, each
under the fingerprints of everything that it was made of and of the program. Cases are not kept: what is drafted in the
office's folder stays there.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from hfi_docs.check.structure import check_register_structure
from hfi_docs.errors import Problem
from hfi_docs.output.cache import Cache, key_of
from hfi_docs.output.ledger import PROGRAM, input_digest, plain_problems, read_problems
from hfi_docs.records.model import Registers
from hfi_docs.records.record import Data, Record

if TYPE_CHECKING:
    from hfi_docs.check.wording.words import Words

P = ParamSpec("P")
T = TypeVar("T")


class RegisterMemo:
    """Answers from the cache what it knows, and keeps there what it does not; `save` puts the news in place.

    One that only `reads` leaves the cache as it is: a process that goes on remembers by itself.
    """

    def __init__(self, cache: Cache, root: Path, *, reads: bool = False) -> None:
        self._cache, self._root = cache, root
        self._writes = cache.folder is not None and not reads
        self._in_order: set[tuple[str, str]] = set()
        self._news: dict[str, bytes] = {}

    def get(self, digest: str) -> dict[str, Data] | None:
        """The data of a register's content (`records.load.Known`); it is in order."""
        match self._known("register", digest):
            case {"name": str(name), "data": dict(data)}:
                self._in_order.add((name, digest))
                return data
        return None

    def structure(self, record: Record, name: str, remarks: tuple[Problem, ...]) -> list[Problem]:
        """What is wrong with the structure of a register; one that was read with `remarks` is not kept."""
        if (name, record.digest) in self._in_order:
            return []
        found = check_register_structure(record, name)
        if not found and not remarks:
            self._keep({"name": name, "data": record.data}, "register", record.digest)
        return found

    def findings(
        self, records: Mapping[str, Record], registers: Registers, words: "Words | None" = None
    ) -> list[Problem]:
        """All that is wrong with the registers, and with the cases and meetings that they are shown with."""
        read = [part for name, record in records.items() for part in (name, self._below(record.path), record.digest)]
        # Named tuples of plain values, whose words tell all that they hold.
        shown = (dict(registers.cases), tuple(registers.meetings), sorted(registers.unreadable))
        made_of = ("funn", words.edition if words else "", *read, *map(repr, shown))
        kept = self._known(*made_of)
        if kept is not None:
            with suppress(TypeError, ValueError):
                return list(read_problems(kept, self._root))
        from hfi_docs.check.register_rules import check_registers  # noqa: PLC0415 - only when it is not known

        found = check_registers(records, registers, words)
        self._keep(plain_problems(found, self._root), *made_of)
        return found

    def save(self) -> None:
        """Puts what is new in the cache."""
        self._cache.put(self._news)
        self._news = {}

    @cached_property
    def _program(self) -> str:
        return input_digest(self._root, PROGRAM)

    def _known(self, *made_of: str) -> Any:
        if self._cache.folder is None:
            return None
        content = self._cache.get(key_of(self._program, *made_of))
        if content is not None:
            with suppress(ValueError):
                return json.loads(content.decode("utf-8", "surrogateescape"))
        return None

    def _keep(self, value: object, *made_of: str) -> None:
        if self._writes:
            content = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            self._news[key_of(self._program, *made_of)] = content.encode("utf-8", "surrogateescape")

    def _below(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()


class Remembering:
    """Keeps what was made of some values, in a process that goes on."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[tuple[object, ...], object]] = {}

    def once(self, name: str, make: Callable[P, T], *of: P.args, **named: P.kwargs) -> T:
        """What `make` gives of some values; made again only when these are others than the last time."""
        values = (*of, *named.values())
        kept = self._made.get(name)
        if kept is None or kept[0] != values:
            self._made[name] = kept = (values, make(*of, **named))
        return cast(T, kept[1])
