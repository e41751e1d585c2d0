"""What PyYAML objects to, said in Norwegian: by rule, from its complaint and from the line itself.

libyaml and the pure Python parser word the same fault differently, so the rules look for what the two have in
common, and otherwise at the text.
"""

from pathlib import Path
from typing import Final, NamedTuple

from yaml import YAMLError
from yaml.error import Mark

from hfi_docs.errors import Finding, Problem
from hfi_docs.records.load import messages
from hfi_docs.records.load.decode import ODD_SPACES, character_name, position_at
from hfi_docs.records.load.events import shorten
from hfi_docs.values.expressions import regex

_CLOSING: Final = {"[": "]", "{": "}"}
_KEY_ON_LINE: Final = regex(r"[^\s#].*?:(?:\s|$)")
_ITEM: Final = regex(r"\s*-\s")
_DASH_STUCK: Final = regex(r"\s*-\w")
_COLON_STUCK: Final = regex(r"\s*(?:- +)*[^\s:]+:[^\s:/]")
#: «tabell: visning: midler, år: 2025», in round brackets or none.
_FIELDS_ON_LINE: Final = regex(
    r"(\s*(?:- +)*[a-zæøå_]+:)\s+((?=\(|.*,)\(?[a-zæøå_]+: [^,:]+(?:, *[a-zæøå_]+: [^,:]+)*)\s*"
)
#: An open bracket whose line ends in a comment; what stands in quotes is none.
_COMMENT: Final = regex(r"""[^\n'"#]*[ \t](#[^\n]*)""")
#: A sign that needs a space after it and has one that YAML does not know.
_ODD_AFTER: Final = regex(rf"(?:\s*(?:- +)*[^\s:]+:|\s*-)({ODD_SPACES})")


class LastScalar(NamedTuple):
    """The latest scalar before the fault: where it starts and ends, and the quote it stands in."""

    start: int
    end: int
    style: str | None


class _Fault(NamedTuple):
    """One complaint: the parser's words, the indexes it names, and the text it complains about."""

    text: str
    context: str
    problem: str
    opened: int
    place: int
    last: LastScalar

    @property
    def character(self) -> str:
        return self.text[self.place : self.place + 1]

    @property
    def line_start(self) -> int:
        return self.text.rfind("\n", 0, self.place) + 1

    @property
    def line(self) -> str:
        return self.text[self.line_start :].split("\n", 1)[0]

    @property
    def line_above(self) -> str:
        """The nearest line above that holds anything, without its indent."""
        return self.text[: self.line_start].rstrip().rpartition("\n")[2].lstrip()

    @property
    def before(self) -> str:
        return self.text[self.line_start : self.place]


class _Answer(NamedTuple):
    """What to say, and at which index of the text."""

    finding: Finding
    place: int
    names: tuple[tuple[str, object], ...] = ()


def explain(error: YAMLError | ValueError, text: str, last: LastScalar, path: Path) -> Problem:
    """The problem, in Norwegian, behind an exception from the parser."""
    fault = _fault(error, text, last)
    answer = _answer(fault)
    return answer.finding.at(position_at(text, answer.place, path), **dict(answer.names))


def lines_of(error: YAMLError | ValueError) -> set[int]:
    """The lines, from 1, that the parser names."""
    marks = (getattr(error, "problem_mark", None), getattr(error, "context_mark", None))
    return {mark.line + 1 for mark in marks if mark is not None}


def _fault(error: YAMLError | ValueError, text: str, last: LastScalar) -> _Fault:
    mark: Mark | None = getattr(error, "problem_mark", None)
    opened: Mark | None = getattr(error, "context_mark", None)
    context, problem = (str(getattr(error, name, None) or "") for name in ("context", "problem"))
    index = min(mark.index, len(text)) if mark else last.end
    return _Fault(text, context, problem, min(opened.index, len(text)) if opened else index, index, last)


def _answer(fault: _Fault) -> _Answer:
    if "tab character" in fault.problem or fault.character == "\t":
        return _Answer(messages.TAB, fault.place)
    for words, rule in _RULES:
        if words in f"{fault.context}: {fault.problem}":
            return rule(fault)
    return _Answer(messages.SYNTAX, fault.place)


def _escape(fault: _Fault) -> _Answer:
    return _Answer(messages.BAD_ESCAPE, max(fault.text.rfind("\\", 0, fault.place + 1), fault.opened))


def _open_quote(fault: _Fault) -> _Answer:
    return _Answer(messages.OPEN_QUOTE, fault.opened)


def _special_name(fault: _Fault) -> _Answer:
    mark = fault.text[fault.opened]
    if fault.text[fault.opened : fault.opened + 2] == "* ":
        return _Answer(messages.LIST_SIGN, fault.opened, (("sign", mark),))
    return _Answer(messages.ANCHOR, fault.opened, (("sign", mark),))


def _tag(fault: _Fault) -> _Answer:
    tag = fault.text[fault.opened :].split(maxsplit=1)[0]
    return _Answer(messages.TAG, fault.opened, (("tag", tag),))


def _directive(fault: _Fault) -> _Answer:
    return _special(fault, fault.opened)


def _bar(fault: _Fault) -> _Answer:
    return _Answer(messages.TEXT_AFTER_BAR, fault.opened, (("sign", fault.text[fault.opened]),))


def _special_start(fault: _Fault) -> _Answer:
    return _special(fault, fault.place)


def _special(fault: _Fault, index: int) -> _Answer:
    return _Answer(messages.SPECIAL_START, index, (("sign", fault.text[index : index + 1]),))


def _list_after_colon(fault: _Fault) -> _Answer:
    return _Answer(messages.LIST_AFTER_COLON, fault.place)


def _no_content(fault: _Fault) -> _Answer:
    if fault.character in {",", "]", "}", "|", ">"}:
        return _special(fault, fault.place)
    return _unclosed(fault, max(fault.text.rfind(mark, 0, fault.place) for mark in _CLOSING))


def _open_bracket(fault: _Fault) -> _Answer:
    return _unclosed(fault, fault.opened)


def _unclosed(fault: _Fault, index: int) -> _Answer:
    mark = fault.text[index : index + 1]
    if mark not in _CLOSING:
        return _Answer(messages.SYNTAX, fault.place)
    comment = _COMMENT.match(fault.text, index)
    if comment:
        return _Answer(messages.CUT_BRACKET, comment.start(1), (("lost", comment[1]),))
    return _Answer(messages.OPEN_BRACKET, index, (("open", mark), ("close", _CLOSING[mark])))


def _colon(fault: _Fault) -> _Answer:
    """A colon where none may stand: in a text, or because the line above was not finished as meant."""
    if fields := _FIELDS_ON_LINE.fullmatch(fault.line):
        right = f"{fields[1].strip()} {{{fields[2].strip(' ()')}}}"
        return _Answer(messages.FIELDS_ON_LINE, fault.line_start + fields.start(2), (("right", right),))
    if _KEY_ON_LINE.search(fault.before) or fault.before.lstrip()[:1] in {"'", '"'}:
        return _Answer(messages.COLON_IN_TEXT, fault.place)
    above = fault.text[: fault.line_start].rstrip()
    start = above.rfind("\n") + 1
    line = above[start:]
    if line and not _KEY_ON_LINE.search(line) and not _ITEM.match(line):
        return _not_a_field(line, start + len(line) - len(line.lstrip()))
    return _Answer(messages.INDENTATION, fault.line_start + len(fault.line) - len(fault.line.lstrip()))


def _no_colon(fault: _Fault) -> _Answer:
    return _not_a_field(fault.text[fault.opened :].split("\n", 1)[0], fault.opened)


def _not_a_field(line: str, index: int) -> _Answer:
    if odd := _ODD_AFTER.match(line):
        return _Answer(messages.ODD_SPACE_AFTER, index + odd.start(1), (("name", character_name(odd[1])),))
    if line.lstrip().startswith("[["):
        return _Answer(messages.REFERENCE_FIRST, index)
    if _DASH_STUCK.match(line):
        return _Answer(messages.NO_SPACE, index, (("sign", "-"),))
    if _COLON_STUCK.match(line) and not _KEY_ON_LINE.search(line):
        return _Answer(messages.NO_SPACE, index, (("sign", ":"),))
    return _Answer(messages.NO_COLON, index)


def _misplaced(fault: _Fault) -> _Answer:
    """A block ended where the parser did not expect it: text after a closing mark, or wrong indentation."""
    if fault.last.style in {"'", '"'} and not fault.text[fault.last.end : fault.place].strip(" "):
        line = fault.text.count("\n", 0, fault.last.end) + 1
        more = shorten(fault.text[fault.place :].partition("\n")[0].strip())
        return _Answer(messages.AFTER_QUOTE, fault.last.start, (("line", line), ("more", more)))
    closing = fault.before.rstrip()[-1:]
    if closing and closing in _CLOSING.values():
        return _Answer(messages.AFTER_BRACKET, fault.place, (("close", closing),))
    if fault.character == ":":
        return _Answer(messages.EMPTY_KEY, fault.place)
    if (
        fault.last.style in {"|", ">"}
        and fault.text[: fault.line_start].rstrip().rpartition("\n")[2].lstrip()[:1] == "#"
    ):
        return _Answer(messages.COMMENT_IN_TEXT, fault.place)
    if _ITEM.match(fault.line) and not fault.before.strip():
        return _Answer(messages.ITEM_AMONG_FIELDS, fault.place)
    return _Answer(messages.INDENTATION, fault.place)


def _field_among_items(fault: _Fault) -> _Answer:
    if _DASH_STUCK.match(fault.line):
        return _Answer(messages.NO_SPACE, fault.place, (("sign", "-"),))
    if _ITEM.match(fault.line) and not fault.before.strip():
        wanted = fault.opened - fault.text.rfind("\n", 0, fault.opened)
        return _Answer(messages.ITEM_COLUMN, fault.place, (("column", len(fault.before) + 1), ("wanted", wanted)))
    return _Answer(messages.FIELD_AMONG_ITEMS, fault.place)


#: The first rule whose words occur in the parser's complaint («context: problem») gives the answer.
_RULES: Final = (
    ("unknown escape character", _escape),
    ("hexdecimal", _escape),
    ("hexadecimal", _escape),
    ("Unicode character escape", _escape),
    ("quoted scalar", _open_quote),
    ("scanning an alias", _special_name),
    ("scanning an anchor", _special_name),
    (" a tag", _tag),
    ("scanning a directive", _directive),
    ("scanning a block scalar", _bar),
    ("cannot start any token", _special_start),
    ("sequence entries are not allowed", _list_after_colon),
    ("mapping keys are not allowed", _special_start),
    ("node content", _no_content),
    ("',' or ", _open_bracket),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("block collection", _field_among_items),
    ("block mapping", _misplaced),
    ("document start", _misplaced),
)
