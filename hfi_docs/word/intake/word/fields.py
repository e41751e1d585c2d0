"""Fields (ECMA-376 part 1, 17.16): which text is their code and which their result; what those without one show."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

from hfi_docs.document import Inline
from hfi_docs.values.expressions import regex
from hfi_docs.word.intake.symbols import symbol
from hfi_docs.word.intake.word.names import W, below, is_on, value
from hfi_docs.word.opc.xml import Element, integer

CHECKED, UNCHECKED = "☒", "☐"
_WORDS: Final = regex(r'"((?:[^"\\]|\\.)*)"|(\S+)')
#: OpenFields that never show anything where they stand: marks for lists and indexes, and orders to the program.
_SILENT: Final = frozenset(
    {"TC", "XE", "RD", "TA", "SET", "ASK", "NEXT", "NEXTIF", "SKIPIF", "ADDIN", "PRIVATE", "PRINT"}
)
#: OpenFields whose result Word reckons out on the page even when none is stored; the others show nothing.
_RECKONED: Final = frozenset({"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT",
                              "LISTNUM", "EQ", "ADVANCE", "DATE", "TIME"})  # fmt: skip
#: OpenFields that tell the number of a page of the Word file, which the paper does not have.
_PAGES: Final = frozenset({"PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES"})
_LIVE: Final = frozenset({"DATE", "TIME"})
#: How Word begins a result that it has not found, in its Norwegian and English versions.
_BROKEN: Final = ("Feil!", "Error!")
_FORMS: Final = frozenset({"FORMCHECKBOX", "FORMDROPDOWN", "FORMTEXT"})
_PRESSED: Final = frozenset({"MACROBUTTON", "GOTOBUTTON"})


class FieldText(NamedTuple):
    """What a field that holds no result shows: text, or nothing and what kind of omission that is."""

    text: str = ""
    omission: str = ""


@dataclass
class OpenField:
    """A field that has begun and not ended: its code so far, whether its result has begun, and where in which row."""

    form: Element | None = None
    code: str = ""
    in_result: bool = False
    pieces: list[Inline] | None = None
    start: int = 0
    has_result: bool = False


@dataclass
class OpenFields:
    """The open fields, innermost last. Unbalanced ones would swallow the rest of the text: then no text is code."""

    balanced: bool = True
    open: list[OpenField] = field(default_factory=list)

    @property
    def in_code(self) -> bool:
        """Whether text that comes now belongs to the code of a field."""
        return self.balanced and not all(one.in_result for one in self.open)

    @property
    def in_nested(self) -> bool:
        """Whether it belongs to the result of a field in another one's code, which Word only reckons with."""
        return self.in_code and self.open[-1].in_result

    @property
    def in_link(self) -> bool:
        """Whether it belongs to the result of a link."""
        return any(one.in_result and field_name(one.code) == "HYPERLINK" for one in self.open)

    def begin(self, mark: Element) -> None:
        """A field begins at a mark, which may tell of a form."""
        self.open.append(OpenField(below(mark, "ffData")))

    def separate(self, out: list[Inline]) -> None:
        """The innermost field's result begins, at the end of a row of pieces."""
        if self.open:
            current = self.open[-1]
            current.in_result, current.pieces, current.start = True, out, len(out)

    def note_result(self) -> None:
        """Something is shown now: every open field whose result has begun has one."""
        for one in self.open:
            one.has_result = one.has_result or one.in_result

    def end(self) -> OpenField | None:
        """The innermost field ends."""
        return self.open.pop() if self.open else None


def field_name(code: str) -> str:
    """The word that a field's code begins with."""
    return (code.split() or [""])[0].upper()


def is_page_number(code: str) -> bool:
    """Whether the result of a field names a page of the Word file."""
    return field_name(code) in _PAGES


def is_live(code: str) -> bool:
    """Whether Word reckons a field anew each time that the file is opened."""
    return field_name(code) in _LIVE


def is_broken(text: str) -> bool:
    """Whether a result says that what the field refers to is gone."""
    return text.startswith(_BROKEN)


def link_of(code: str) -> str:
    """The address in the code of a link, or ""."""
    words = [quoted.replace("\\\\", "\\") or bare for quoted, bare in _WORDS.findall(code)]
    if not words or words[0].upper() != "HYPERLINK":
        return ""
    url, anchor = "", ""
    rest = iter(words[1:])
    for word in rest:
        if word.lower() == "\\l":
            anchor = next(rest, "")
        elif word.lower() in ("\\o", "\\t"):
            next(rest, "")
        elif not word.startswith("\\"):
            url = url or word
    return f"{url}#{anchor}" if url and anchor and "#" not in url else url


def without_result(code: str, form: Element | None, *, separated: bool) -> FieldText:
    """What Word shows for a field that holds no result; `separated` tells that it once had one, which was empty."""
    name, words = field_name(code), [quoted or bare for quoted, bare in _WORDS.findall(code)]
    if name in _FORMS:
        # A text that somebody has emptied is empty, whatever it began with.
        return _form(None if separated and name == "FORMTEXT" else form)
    if name == "SYMBOL":
        return _symbol(words)
    if name in _PRESSED:
        return FieldText(" ".join(words[2:]))
    if name == "QUOTE":
        return FieldText(" ".join(words[1:]))
    if name in _SILENT or (separated and name not in _RECKONED) or not name:
        return FieldText()
    return FieldText(omission="empty field")


def form_state(form: Element | None) -> str:
    """The state of a form's check box or list, or the text that it begins with."""
    box = below(form, "checkBox")
    if box is not None:
        state = below(box, "checked")
        return CHECKED if is_on(below(box, "default") if state is None else state) else UNCHECKED
    choices = below(form, "ddList")
    if choices is not None:
        entries = [item.get(f"{W}val", "") for item in choices.iterchildren(f"{W}listEntry")]
        index = integer(value(choices, "result") or value(choices, "default"), 0)
        return entries[index] if 0 <= index < len(entries) else ""
    return value(below(form, "textInput"), "default")


def _form(form: Element | None) -> FieldText:
    text = form_state(form)
    return FieldText(text, "" if text else "empty form")


def _symbol(words: list[str]) -> FieldText:
    number, font = words[1] if len(words) > 1 else "", ""
    for before, after in pairwise(words):
        if before.lower() == "\\f":
            font = after
    try:
        sign = symbol(font, int(number, 0))
    except (ValueError, OverflowError):
        sign = ""
    return FieldText(sign, "" if sign else "symbol")
