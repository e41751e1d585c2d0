"""From text to plain data: libyaml's events, every scalar as text, every key and value with its place.

The schema decides what a text means, so `10:00`, `no` and `016` reach it as they were written. Building from
events is what makes duplicate keys, anchors and depth visible: PyYAML's own composer hides the first two, and
its C code overflows the stack on the third.
"""

import re
from collections.abc import Callable, Sequence, Set
from pathlib import Path
from typing import Any, Final, NoReturn

import yaml

from hfi_docs.errors import ERROR, Finding, LoadError, Position, Problem
from hfi_docs.records.load import events, messages
from hfi_docs.records.load.decode import MOST_PROBLEMS, ODD_SPACES, character_name, forbidden_character, normalise
from hfi_docs.records.load.events import Collection, Mark, Node, Scalar, Value, find_losses, shorten
from hfi_docs.records.load.syntax import LastScalar, explain, lines_of
from hfi_docs.records.record import Data, KeyPath, Span
from hfi_docs.values.expressions import regex
from hfi_docs.values.references import begins_with_reference

DEPTH_LIMIT: Final = 64
NODE_LIMIT: Final = 100_000

_NULLS: Final = frozenset({"~", "null", "Null", "NULL"})
_ODD_CHARACTER: Final = regex(ODD_SPACES)
_ODD_INDENTATION: Final = regex(rf"[ \t]*-?({ODD_SPACES})")
_MOVES: Final = frozenset({messages.NO_SPACE.code, messages.ODD_SPACE.code, messages.LIST_SIGN.code})
_LIST_SIGN: Final = regex(r"([*+•·▪–—−]) ")
_FIELD_AND_FIGURE: Final = regex(r"([a-zæøå_]+) \d")
_COLON_STUCK: Final = regex(r"[a-zæøå_]+:\S.*")
#: An amount with a comma after whole kroner: «900 000,-», «900 000,00»; or between its thousands.
_CUT_AMOUNT: Final = regex(r"(?:kr\.? ?)?(\d[\d ]*),(?:[-–]|00|(\d{3}))")
_DASH_STUCK: Final = regex(r"-\w")
_QUOTED: Final = ("'", '"', "|", ">", "[", "{")


class RecordBuilder:
    """Builds the data of one text; `keys`, `values` and `problems` fill up on the way."""

    def __init__(self, text: str, path: Path, warnings: Sequence[Problem] = ()) -> None:
        self.keys: dict[KeyPath, Span] = {}
        self.values: dict[KeyPath, Span] = {}
        self.problems = list(warnings)
        self._text = text
        self._path = path
        self._parser = events.PARSER(text)
        self._next: Callable[[], Any] = self._parser.get_event
        self._build: dict[type, Callable[[Any, KeyPath, int], Data]] = {
            events.SCALAR: self._scalar,
            events.MAPPING: self._mapping,
            events.SEQUENCE: self._sequence,
            events.ALIAS: self._alias,
        }
        self._nodes = 0
        self._last = LastScalar(0, 0, None)
        self._has_odd = _ODD_CHARACTER.search(text) is not None
        self._literal_lines: set[int] = set()

    def build(self) -> dict[str, Data]:
        """The data of the text.

        Raises:
            LoadError: the text is not a record; every problem found so far is in it.
        """
        try:
            data = self._document()
        except (yaml.YAMLError, ValueError) as error:
            self._give_up(error)
        finally:
            self._parser.dispose()
        self._check_indentation()
        if any(problem.level == ERROR for problem in self.problems):
            raise LoadError(self.problems)
        return data

    def _document(self) -> dict[str, Data]:
        self._next()
        if not self._text.strip() or type(self._next()) is events.STREAM_END:
            self._stop(messages.EMPTY)
        root = self._next()
        if type(root) is not events.MAPPING:
            self._refuse_root(root)
        data = self._mapping(root, (), 0)
        self._next()
        following = self._next()
        if type(following) is not events.STREAM_END:
            self._stop(messages.SECOND_DOCUMENT, following.start_mark)
        return data

    def _refuse_root(self, root: Any) -> NoReturn:
        if type(root) is events.ALIAS:
            self._stop(messages.ANCHOR, root.start_mark, sign="*")
        if type(root) is events.SEQUENCE:
            self._stop(messages.NOT_FIELDS, root.start_mark, what="en liste")
        if not root.value and not root.style:
            self._stop(messages.EMPTY)
        self._stop(messages.NOT_FIELDS, root.start_mark, what="vanlig tekst")

    def _node(self, event: Node, path: KeyPath, depth: int) -> Data:
        self._count(event)
        return self._build[type(event)](event, path, depth)

    def _alias(self, event: Node, _path: KeyPath, _depth: int) -> Data:
        self._report(messages.ANCHOR, event.start_mark, sign="*")
        return ""

    def _mapping(self, event: Collection, path: KeyPath, depth: int) -> dict[str, Data]:
        depth = self._enter(event, depth)
        data: dict[str, Data] = {}
        last: Scalar | None = None
        while type(key_event := self._next()) is not events.MAPPING_END:
            key, value = self._key(key_event), self._next()
            if " " in key.strip() and not event.flow_style and not path:
                right = f": {'_'.join(key.split())}" if key.islower() else ""
                self._report(messages.OUTDENTED, key_event.start_mark, key=shorten(key), right=shorten(right))
            elif event.flow_style and ":" not in self._text[key_event.end_mark.index : value.start_mark.index]:
                self._report_bare(key, key_event, last)
            key_path = (*path, key)
            if key in data:
                self._report_duplicate(key_event, key_path)
                self._node(value, key_path, depth)
            else:
                self.keys[key_path] = events.span(key_event)
                data[key] = self._node(value, key_path, depth)
            last = key_event
        self.values[path] = events.span(event, key_event)
        return data

    def _report_bare(self, key: str, event: Scalar, last: Scalar | None) -> None:
        """A field in braces that has neither colon nor value is the rest of the text before it, cut off by a comma."""
        if _COLON_STUCK.fullmatch(key):
            self._report(messages.NO_SPACE, event.start_mark, key.index(":"), sign=":")
            return
        if last is None:
            self._report(messages.BARE_IN_BRACES, event.start_mark, key=shorten(key))
            return
        field, _, text = self._text[last.start_mark.index : event.end_mark.index].partition(":")
        text, line = text.strip(), event.start_mark.line + 1
        doubled = text.replace("'", "''")
        right = "'…'" if "\n" in text or text[:1] in _QUOTED else f"{field}: '{doubled}'"
        # It is one number cut in two: said here.
        self.problems = [
            found
            for found in self.problems
            if found.code != messages.SPLIT_BY_COMMA.code or found.position.line != line
        ]
        if amount := _CUT_AMOUNT.fullmatch(text):
            right = f"{field}: {int(re.sub('[^0-9]', '', amount[1]) + (amount[2] or '')):,}".replace(",", " ")
            self._report(messages.COMMA_IN_AMOUNT, event.start_mark, amount=text, right=right)
            return
        name = _FIELD_AND_FIGURE.match(key)
        other = f". Er «{name[1]}» et felt, mangler det kolon etter det" if name else ""
        self._report(messages.COMMA_IN_BRACES, event.start_mark, key=shorten(key), right=shorten(right) + other)

    def _sequence(self, event: Collection, path: KeyPath, depth: int) -> list[Data]:
        depth = self._enter(event, depth)
        if event.flow_style and begins_with_reference(self._text, event.start_mark.index):
            self._report(messages.REFERENCE_FIRST, event.start_mark)
        data: list[Data] = []
        while type(item := self._next()) is not events.SEQUENCE_END:
            data.append(self._node(item, (*path, len(data)), depth))
        self.values[path] = events.span(event, item)
        return data

    def _scalar(self, event: Scalar, path: KeyPath, _depth: int) -> str:
        style = event.style
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if style in {"|", ">"}:
            self.values[path] = span = events.block_span(event, self._source(event))
        else:
            self.values[path] = span = events.span(event)
        for loss in find_losses(self._text, event):
            if not self._has_error_on(loss.mark.line + 1):
                self._report(loss.finding, loss.mark, loss.offset, **dict(loss.names))
        if not style:
            return "" if event.value in _NULLS else event.value
        if self._has_odd:
            self._literal_lines.update(range(span.line + 1, span.end_line + 1))
        self._last = LastScalar(event.start_mark.index, event.end_mark.index, style)
        return self._escaped(event) if style == '"' else event.value

    def _key(self, event: Any) -> str:
        self._count(event)
        if type(event) is not events.SCALAR:
            self._stop(messages.COMPLEX_KEY, event.start_mark)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if event.style:
            self._last = LastScalar(event.start_mark.index, event.end_mark.index, event.style)
        key = self._escaped(event) if event.style == '"' else event.value
        if not key:
            self._report(messages.EMPTY_KEY, event.start_mark)
        elif _DASH_STUCK.match(key) and not event.style:
            self._report(messages.NO_SPACE, event.start_mark, sign="-")
        elif (sign := _LIST_SIGN.match(key)) and not event.style:
            self._report(messages.LIST_SIGN, event.start_mark, sign=sign[1])
        elif key == "<<" and not event.style:
            self._report(messages.MERGE_KEY, event.start_mark)
        if self._has_odd and (odd := _ODD_CHARACTER.search(self._source(event))):
            name = character_name(odd.group())
            self._report(messages.ODD_SPACE, event.start_mark, odd.start(), name=name)
        return key

    def _escaped(self, event: Scalar) -> str:
        """A double-quoted text, whose escapes can hold what the file itself may not."""
        value = normalise(event.value)
        bad = forbidden_character(value)
        if bad is not None:
            self._report(messages.FORBIDDEN_ESCAPE, event.start_mark, name=character_name(bad))
        return value

    def _source(self, event: Scalar) -> str:
        return self._text[event.start_mark.index : event.end_mark.index]

    def _check_indentation(self, only: Set[int] | None = None) -> None:
        """Hard spaces in indentation look right and mean something else; inside texts they are fine."""
        if not self._has_odd:
            return
        for number, line in enumerate(self._text.split("\n"), start=1):
            wanted = number in only if only is not None else number not in self._literal_lines
            odd = _ODD_INDENTATION.match(line) if wanted else None
            if odd:
                where = Position(self._path, number, odd.start(1) + 1)
                self._add(messages.ODD_SPACE.at(where, name=character_name(odd.group(1))))

    def _has_error_on(self, line: int) -> bool:
        return any(found.position.line == line for found in self.problems if found.level == ERROR)

    def _refuse_properties(self, event: Value) -> None:
        source = self._text[event.start_mark.index : event.start_mark.index + 80]
        if source.startswith("&"):
            self._report(messages.ANCHOR, event.start_mark, sign="&")
        else:
            self._report(messages.TAG, event.start_mark, tag=source.split(maxsplit=1)[0])

    def _report_duplicate(self, event: Scalar, key_path: KeyPath) -> None:
        first = self.keys[key_path]
        key = shorten(str(key_path[-1]))
        self._report(messages.DUPLICATE_KEY, event.start_mark, key=key, line=first.line, column=first.column)

    def _enter(self, event: Value, depth: int) -> int:
        if depth >= DEPTH_LIMIT:
            self._stop(messages.TOO_DEEP, event.start_mark, limit=DEPTH_LIMIT)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        return depth + 1

    def _count(self, event: Node) -> None:
        self._nodes += 1
        if self._nodes > NODE_LIMIT:
            self._stop(messages.TOO_MANY, event.start_mark, limit=NODE_LIMIT)

    def _give_up(self, error: yaml.YAMLError | ValueError) -> NoReturn:
        """Adds the parser's complaint, unless a finding of ours on the same line already explains it."""
        self._check_indentation(lines_of(error))
        problem = explain(error, self._text, self._last, self._path)
        told = {found.position.line for found in self.problems if found.level == ERROR}
        # What is no list item because its dash has no space after it makes the next line wrong.
        told |= {found.position.line + 1 for found in self.problems if found.code in _MOVES}
        if problem.code == messages.CUT_BRACKET.code:
            self.problems = [found for found in self.problems if found.position != problem.position]
        if not told & {problem.position.line, *lines_of(error)}:
            self.problems.append(problem)
        raise LoadError(self.problems)

    def _stop(self, finding: Finding, mark: Mark | None = None, **names: object) -> NoReturn:
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.problems.append(finding.at(Position(self._path, line, column), **names))
        raise LoadError(self.problems)

    def _report(self, finding: Finding, mark: Mark, offset: int = 0, **names: object) -> None:
        where = Position(self._path, mark.line + 1, mark.column + 1 + offset)
        self._add(finding.at(where, **names))

    def _add(self, problem: Problem) -> None:
        if problem in self.problems[-1:]:
            return
        self.problems.append(problem)
        if problem.level == ERROR and len(self.problems) >= MOST_PROBLEMS:
            raise LoadError(self.problems)
