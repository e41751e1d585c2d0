"""What is wrong with running text as such: lines that would be printed otherwise than they are written."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from hfi_docs.check.texts import Leaf, Texts
from hfi_docs.document.walk import MOST_COLUMNS
from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.papers.references import KINDS
from hfi_docs.papers.text import Fault, FaultKind, text_faults
from hfi_docs.records.schema.fields import TEXTS

if TYPE_CHECKING:
    from hfi_docs.check.wording.words import Words

SUBJECT = Subject("Teksten, linje for linje", "Linjene ville blitt trykt annerledes enn de er skrevet.")

_AS_TEXT = "Skal det stå som vanlig tekst, settes \\ først på linjen."

LOOSE_MARK = Finding(
    "HFI270",
    "Linjen begynner med «{found}» som et punkt i en liste, men passer ikke inn i noen liste.",
    f"Rett merket, så punktene følger hverandre, og sett en tom linje foran listen. {_AS_TEXT}",
)
STUCK_MARK = Finding(
    "HFI271",
    "Linjen begynner som et punkt i en liste, men det mangler mellomrom etter «{found}».",
    f"Skriv et mellomrom etter tegnet. {_AS_TEXT}",
)
STUCK_HEADING = Finding(
    "HFI272",
    "Linjen begynner som en overskrift, men «{found}» er ikke skrevet som en.",
    f"Skriv ett til seks # og et mellomrom. {_AS_TEXT}",
)
UNDERLINE = Finding(
    "HFI285",
    "Linjen er en strek, som under en overskrift, men blir lest som vanlig tekst.",
    "Skriv «## » foran overskriften, og fjern streken.",
)
BOLD_LINE = Finding(
    "HFI286",
    "Linjen blir satt sammen med linjen over, som står alene i fet skrift.",
    "Er den en overskrift, skrives «## » foran den. Ellers settes en tom linje under den.",
)
LABELLED = Finding(
    "HFI287",
    "Linjen blir satt sammen med linjen over.",
    "Sett «- » foran hver av dem, eller en tom linje mellom dem.",
)
LINE_BREAK = Finding(
    "HFI288",
    "Linjen blir satt sammen med linjen over: et linjeskift er bare et mellomrom.",
    "Skal den stå for seg, settes en tom linje foran den. Ellers skrives de to på samme linje.",
    WARNING,
)
SPLIT_WORD = Finding(
    "HFI289",
    "Linjen over slutter med bindestrek. I papiret blir det et mellomrom mellom den og «{found}».",
    "Er det ett ord, så skriv det sammen på én linje. Teksten er trolig limt inn fra en PDF.",
    WARNING,
)
STUCK_QUOTE = Finding("HFI273", "Linjen begynner med «>» og blir lest som et sitat.", _AS_TEXT)
NO_TABLE = Finding(
    "HFI274",
    "Linjen ser ut som en rad i en tabell, men blir lest som vanlig tekst.",
    "Skriv | mellom feltene, og en linje med |---|---| under overskriftene.",
)
BAD_ROW = Finding(
    "HFI275",
    "Tabellraden «{found}» passer ikke med overskriftene.",
    "Hver rad skal ha like mange felt som overskriften, og alle overskrifter tekst. Sett en tom linje etter den.",
)
TABLE_IN_CELL = Finding(
    "HFI276",
    "Teksten står i en tabell og kan ikke ha en tabell i seg.",
    "Skriv innholdet som tekst eller punkter.",
)
TOO_WIDE = Finding(
    "HFI487",
    f"Tabellen har {{found}}. Word åpner ikke tabeller med mer enn {MOST_COLUMNS}.",
    "Del den i flere tabeller.",
    meaning=f"Tabellen har mer enn {MOST_COLUMNS} kolonner. Slike åpner ikke Word.",
)
EMPTY = Finding("HFI277", "Det står ingenting etter «{found}».", f"Skriv innholdet, eller fjern tegnet. {_AS_TEXT}")
TOO_DEEP = Finding("HFI278", "Listen har mer enn tre nivåer.", "Del listen, eller skriv det innerste nivået som tekst.")
INDENT = Finding(
    "HFI279",
    "Punktet «{found}» står verken rett under punktet over eller under teksten i det.",
    "Rykk det inn, så det står rett under teksten i punktet over, eller fjern innrykket.",
)
RUN_IN = Finding(
    "HFI280",
    "Linjen blir en del av punktet eller sitatet over.",
    "Rykk den inn, eller sett > foran, hvis den hører dit. Ellers settes en tom linje foran den.",
)
ADDRESS = Finding(
    "HFI281",
    "Lenken «{found}» er ikke en fullstendig nettadresse.",
    "Begynn adressen med https://, uten mellomrom og uten tekst etter den.",
)

_FINDINGS: Mapping[FaultKind, Finding] = {
    FaultKind.LOOSE_MARK: LOOSE_MARK,
    FaultKind.STUCK_MARK: STUCK_MARK,
    FaultKind.STUCK_HEADING: STUCK_HEADING,
    FaultKind.UNDERLINE: UNDERLINE,
    FaultKind.BOLD_LINE: BOLD_LINE,
    FaultKind.LABELLED: LABELLED,
    FaultKind.LINE_BREAK: LINE_BREAK,
    FaultKind.SPLIT_WORD: SPLIT_WORD,
    FaultKind.STUCK_QUOTE: STUCK_QUOTE,
    FaultKind.NO_TABLE: NO_TABLE,
    FaultKind.BAD_ROW: BAD_ROW,
    FaultKind.TABLE_IN_CELL: TABLE_IN_CELL,
    FaultKind.TOO_WIDE: TOO_WIDE,
    FaultKind.EMPTY: EMPTY,
    FaultKind.TOO_DEEP: TOO_DEEP,
    FaultKind.INDENT: INDENT,
    FaultKind.RUN_IN: RUN_IN,
    FaultKind.ADDRESS: ADDRESS,
}
#: All that `check_prose` gives.
PROSE_FINDINGS = tuple(_FINDINGS.values())


class _InLine(NamedTuple):
    """A fault in a line of a text."""

    leaf: Leaf
    fault: Fault


def check_prose(texts: Texts, words: "Words | None" = None) -> Iterator[Problem]:
    """Every line of the running texts of a record that would be printed otherwise than it is written.

    `words` knows the texts that are sound: to read Markdown is half of the checking.
    """
    for leaf, fault in words.sound.found("linjene", texts, _faults) if words else _faults(texts):
        start, found = _found(leaf.text, fault)
        yield _FINDINGS[fault.kind].at(texts.place(leaf, start, found), found=fault.found)


def _faults(texts: Texts) -> list[_InLine]:
    placed_kinds = tuple(name for name, kind in KINDS.items() if kind.is_placed)
    kinds = ((leaf, str(leaf.field.get("check_with", ""))) for leaf in texts.printed)
    return [
        _InLine(leaf, fault)
        for leaf, kind in kinds
        if kind in TEXTS and TEXTS[kind].is_markdown
        for fault in text_faults(leaf.text.rstrip("\n"), placed_kinds, in_cell=kind == "cell")
    ]


def _found(text: str, fault: Fault) -> tuple[int, str]:
    """Where the words of a fault begin in a text, and the words; those of the whole line when they are not there."""
    lines = text.split("\n")
    line = lines[fault.line]
    found = fault.found if fault.found in line else line.strip()
    return sum(len(each) + 1 for each in lines[: fault.line]) + line.find(found), found
