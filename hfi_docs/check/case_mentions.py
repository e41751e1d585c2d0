"""Cases that a text names by hand: whose they are, and whether there is such a case."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hfi_docs.check.rule import CheckedCase, rule
from hfi_docs.check.texts import Leaf, Texts
from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.records.model import CaseNumber, Registers
from hfi_docs.values.case_numbers import TypedNumber, typed_case_numbers
from hfi_docs.values.expressions import regex

SUBJECT = Subject("Saker skrevet for hånd", "Det som er skrevet for hånd, følger ikke med når saken endres.")

TYPED_CASE = Finding(
    "HFI240",
    "«{found}» står som vanlig tekst og blir ikke kontrollert.",
    "Skriv [[sak:{right}]].",
    WARNING,
)
UNKNOWN_TYPED = Finding(
    "HFI248",
    "«{found}» finnes verken i cases/ eller i register/saker.yaml.",
    "Rett nummeret.{hint}",
    WARNING,
    advice="Rett nummeret. Hører saken til noen andre, så skriv hvem, for eksempel «kommunestyrets sak 99/26».",
)
#: All that `check_typed_cases` gives.
TYPED_FINDINGS = (TYPED_CASE, UNKNOWN_TYPED)
POINTED_CASE = Finding(
    "HFI243",
    "Saksnummeret «{found}» er skrevet med punktum.",
    "Skriv [[sak:{right}]], eller {plain} i en tittel.",
    WARNING,
    example="Dette ble vedtatt i sak 08.26.",
    right="Dette ble vedtatt i [[sak:08/26]].",
)

_OTHERS = " Hører saken til noen andre, så skriv hvem, for eksempel «kommunestyrets {}»."
#: Years that a number with a point may end in: the others are something else.
_POINTED_YEARS = range(10, 50)
_PREFIX = regex(r"\b(\w{1,12})-$")
_LONGEST_PREFIX = 13
_SENTENCE_END = regex(r"[.!?:](?=\s+[A-ZÆØÅ«(])|\n(?=\s*(?:\n|[-*#|]|\w{1,3}[.)]\s))|\|")
#: Other bodies that decide: «Ringsaker kommunestyre», «hovedutvalget», «eldrerådet», «AMU».
_DECIDES = (
    r"\w*(?:kommunestyre|herredsstyre|herredstyre|bystyre|fylkesting|storting|sameting|formannskap|nemnd|departement"
    r"|foretaksmøte|regjering)\w*|\w+utvalg(?:et|ets)?|\w+utval(?:et)?|\w+(?<!om)råd(?:et|ets)?|styre(?:t|ts)|\w{3,}styret?s?"
)
_BODY = regex(
    rf"\b(?:(?i:{_DECIDES}|fylkeskommune(?:n|ns|s)?|kommune(?:n|ns|s)?|(?:helse)?foretak(?:et|ets)?|direktorat(?:et|ets)?"
    r"|statsforvalter\w*|fylkesmann\w*|\w*(?:tingrett|lagmannsrett|høyesterett)\w*|sivilombud\w*)"
    r"|R?HF|IKS|AS|[A-ZÆØÅ]\w{0,3}U|[A-ZÆØÅ]{2,6}-møte\w*)\b"
)
_DECIDING = regex(rf"\b(?i:{_DECIDES})\b")
#: What sounds like another body, and may be the office's own.
_OWN_WORDS = regex(r"\b(?i:(?:samarbeids)?utval(?:g|get|gets|et|s)?)\b")


class _Typed(NamedTuple):
    """A case named by hand: where, and which it may be, the likeliest first; none when it is another body's.

    `pointed` tells of «13.26», `is_bare` that no organ stands before «sak».
    """

    leaf: Leaf
    start: int
    found: str
    candidates: tuple[CaseNumber, ...]
    pointed: bool
    is_bare: bool

    def meant(self, registers: Registers) -> CaseNumber:
        """The candidate that exists, or else the likeliest."""
        return next((number for number in self.candidates if number in registers.cases), self.candidates[0])


@rule(*TYPED_FINDINGS)
def _typed_cases(checked: CheckedCase) -> Iterator[Problem]:
    return check_typed_cases(checked.texts, checked.case.number.organ, checked.registers)


def check_typed_cases(texts: Texts, home: str, registers: Registers) -> Iterator[Problem]:
    """Case numbers that are written out: of a case that is here, or of one that should be."""
    for typed in _find(texts, home, registers):
        if typed.pointed or not typed.candidates or typed.leaf.key_path[0] in ("tittel", "kortittel"):
            continue
        organ = typed.candidates[0].organ
        if typed.is_bare and organ != home and not any(number.organ == organ for number in registers.cases):
            # Ours too, but its cases are not kept here.
            continue
        number = typed.meant(registers)
        if number in registers.cases:
            at = texts.place(typed.leaf, typed.start, typed.found)
            yield TYPED_CASE.at(at, found=typed.found, right=_argument(number, home, registers))
        elif registers.unreadable.isdisjoint(typed.candidates) and _is_covered(number, registers):
            at = texts.place(typed.leaf, typed.start, typed.found)
            yield UNKNOWN_TYPED.at(at, found=typed.found, hint=_OTHERS.format(typed.found) if typed.is_bare else "")


def check_pointed_cases(texts: Texts, home: str, registers: Registers) -> Iterator[Problem]:
    """Case numbers with a point, which reads as a number or a date."""
    for typed in _find(texts, home, registers):
        if typed.pointed and typed.candidates:
            named = typed.candidates[0]
            # The organ that the sentence names, though the other one's case may exist.
            number = named if named.organ != home else typed.meant(registers)
            at = texts.place(typed.leaf, typed.start, typed.found)
            right = _argument(number, home, registers)
            yield POINTED_CASE.at(at, found=typed.found, right=right, plain=right)


def _argument(number: CaseNumber, home: str, registers: Registers) -> str:
    prefix = "" if number.organ == home else f"{number.organ} "
    return prefix + registers.written(number)


def _is_covered(number: CaseNumber, registers: Registers) -> bool:
    """Whether the organ's cases of that time are known, so that one that is missing is wrong."""
    years = [known.year for known in registers.cases if known.organ == number.organ]
    years = years or [known.year for known in registers.cases]
    return bool(years) and min(years) <= number.year <= max(years) + 1


def _find(texts: Texts, home: str, registers: Registers) -> Iterator[_Typed]:
    leaves = [leaf for leaf in texts.printed if "ak" in leaf.plain] if "ak" in texts.joined else []
    named = [(leaf, typed) for leaf in leaves for typed in typed_case_numbers(leaf.plain)]
    if not named:
        return
    names = _Names(registers)
    for leaf, typed in named:
        if not typed.has_point or int(typed.text[-2:]) in _POINTED_YEARS:
            before = _PREFIX.search(leaf.plain, max(0, typed.start - _LONGEST_PREFIX), typed.start)
            organs = names.of_prefix(before[1]) if before else names.around(leaf.plain, typed, home)
            start = before.start() if before else typed.start
            numbers = tuple(map(typed.of, organs))
            yield _Typed(leaf, start, leaf.text[start : typed.end], numbers, typed.has_point, not before)


class _Names:
    """What the office's organs are called, in order to tell whose a case is."""

    def __init__(self, registers: Registers) -> None:
        self._organs: dict[str, str] = {}
        for organ in registers.organs.values():
            called = (organ.id, f"{organ.id}-møtet", organ.name, organ.name_nynorsk, organ.meeting_name)
            self._organs |= {name.casefold(): organ.id for name in called if name}
        longest_first = sorted(self._organs, key=len, reverse=True)
        self._pattern = regex(rf"\b({'|'.join(map(re.escape, longest_first)) or '(?!)'})s?\b(?!-sak)", re.IGNORECASE)

    def of_prefix(self, prefix: str) -> tuple[str, ...]:
        """The organ of «PA-sak»; none when it is another body's."""
        organ = self._organs.get(prefix.casefold())
        return (organ,) if organ else ()

    def around(self, text: str, typed: TypedNumber, home: str) -> tuple[str, ...]:
        """Whose a case without prefix may be, as the words around it tell; none when it is another body's."""
        start, end = typed.start, typed.end
        begins, ends = _sentence(text, start, end)
        earlier, before, after = text[text.rfind("\n\n", 0, begins) + 1 : begins], text[begins:start], text[end:ends]
        if _BODY.search(self._without_own(f"{before}\n{after}")):
            return ()
        named = [self._organs[match[1].casefold()] for match in self._pattern.finditer(before)][::-1]
        named += [self._organs[match[1].casefold()] for match in self._pattern.finditer(after)]
        told_before = [self._organs[match[1].casefold()] for match in self._pattern.finditer(earlier)][::-1]
        if not named and not told_before and _DECIDING.search(self._without_own(earlier)):
            return ()
        return tuple(dict.fromkeys([*named, home, *told_before]))

    def _without_own(self, text: str) -> str:
        return _OWN_WORDS.sub(" ", self._pattern.sub(" ", text))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, end)
    return (ends[-1] if ends else 0), (after.start() if after else len(text))


CASE_MENTION_RULES = (_typed_cases,)
