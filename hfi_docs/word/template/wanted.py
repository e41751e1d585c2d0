"""Nothing of a table is lost where a template draws it: amounts as often as the table has them, other texts once.

A pattern may skip a row, a column or the sums by a condition that nobody meant so: figures are data, and no check of
the template alone can see it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from hfi_docs.context import Drawn, Wanted
from hfi_docs.errors import TemplateError
from hfi_docs.values.expressions import regex
from hfi_docs.values.words import join_words
from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.shell import token
from hfi_docs.word.render.vocabulary import TBL, TR, P, T, w
from hfi_docs.word.template.places import own

_BREAK, _TAB = w("br"), w("tab")
_SHOWN: Final = 60
_FIGURE: Final = regex(r"\d+(?:\u00a0\d+)*")
_ONE_WAY: Final = "Skal den skrives på én av to måter, så sett {% else %} mellom dem."
_HOW: Final = "Hopper malen over rader? Skriv dem ut, eller skriv {{#p utelater: {} #}} i malen."


def refuse_unprinted(
    element: Element, drawn: Drawn, left_out: Collection[str], template: str, beside: Sequence[Drawn] = ()
) -> None:
    """Holds what has been printed of a drawn table, before its slots are filled, against the table.

    `left_out` are the names that the template says it leaves out, without what they belong to; `beside` are tables that
    may be printed in the same one.

    Raises:
        TemplateError: something is missing, or a row is printed more often than there is one.
    """
    if not drawn.wanted:
        # A made-up table, which a template is tried with.
        return
    text = "\n".join(map(_text, element.iter(P)))
    missing = [each for each in _missing(text, drawn) if each.name.rpartition(".")[2] not in left_out]
    if missing:
        first = missing[0].forms[0].replace("\n", " ")
        shown = f"«{first[:_SHOWN]}»" + (f" og {len(missing) - 1} til" if len(missing) > 1 else "")
        names = list(dict.fromkeys(each.name for each in missing))
        what = f"{shown} i tabellen «{drawn.table.values.get('tittel')}» ({join_words(names)})"
        message = f"Malen {template} skriver ikke ut {what}. {_HOW.format(', '.join(names))}"
        raise TemplateError(message)
    again = next(_again(element, [drawn, *beside], left_out), None)
    if again:
        title = drawn.table.values.get("tittel")
        message = f"Malen {template} skriver ut {again} for mange ganger i tabellen «{title}». {_ONE_WAY}"
        raise TemplateError(message)


def _again(element: Element, tables: Sequence[Drawn], left_out: Collection[str]) -> Iterator[str]:
    """Rows with amounts that stand more often in one table of the paper than there are rows that say so."""
    rows: dict[tuple[int, int], list[Wanted]] = {}
    for number, drawn in enumerate(tables):
        for each in drawn.wanted:
            if each.name.rpartition(".")[2] not in left_out:
                rows.setdefault((number, each.row), []).append(each)
    with_amounts = [row for row in rows.values() if any(each.is_counted for each in row)]
    for table in element.iter(TBL):
        printed = Counter(" ".join(map(_text, row.iter(P))).strip() for row in own(table, TR))
        for text, times in printed.items():
            # That anything stands twice is seen fast, and seldom.
            alike = [row for row in with_amounts if _says(text, row)] if times > 1 or _repeats(text) else []
            if 0 < len(alike) < times:
                yield f"raden «{' '.join(text.split())[:_SHOWN]}»"
            elif alike and (amount := _too_often(text, alike[0])):
                yield f"beløpet «{amount}»"


def _repeats(text: str) -> bool:
    """Whether a figure stands twice in a row."""
    figures = _FIGURE.findall(text)
    return len(figures) > len({*figures})


def _too_often(text: str, row: Sequence[Wanted]) -> str:
    """An amount that is printed more often than its row has it, in its cells or its other texts; "" when none is."""
    has = "\n".join(each.forms[0] for each in row)
    forms = (form for each in row if each.is_counted for form in each.forms)
    return next((form for form in forms if _times((form,), text) > max(_times((form,), has), 1)), "")


def _says(text: str, row: Sequence[Wanted]) -> bool:
    """Whether a text says all of a row."""
    squeezed = _squeeze(text)
    return all(_times(each.forms, text) > 0 if each.is_counted else _squeeze(each.forms[0]) in squeezed for each in row)


def _missing(text: str, drawn: Drawn) -> Iterator[Wanted]:
    squeezed = _squeeze(text)
    counted = Counter(each.forms for each in drawn.wanted if each.is_counted)
    seldom = {forms for forms, times in counted.items() if _times(forms, text) < times}
    for each in drawn.wanted:
        if each.forms in seldom if each.is_counted else _squeeze(each.forms[0]) not in squeezed:
            yield each
    for name, blocks in drawn.slots.items():
        if blocks and token(name) not in text:
            column = f"rad.{name.rpartition('.')[2]}"
            yield Wanted(column, ("tekst",))


def _times(forms: tuple[str, ...], text: str) -> int:
    """How often an amount is printed, in whatever form; a form that holds another is counted with that."""
    apart = [form for form in forms if not any(other != form and other in form for other in forms)]
    return sum(len(re.findall(_alone(form), text)) for form in dict.fromkeys(apart))


def _alone(form: str) -> str:
    """The form where it is no part of a longer figure: groups of figures have hard spaces between."""
    return rf"(?<!\d)(?<!\d\u00a0)(?<![−-]){re.escape(form)}(?!\d|\u00a0\d|,\d)"


def _text(paragraph: Element) -> str:
    pieces = []
    for each in paragraph.iter(T, _BREAK, _TAB):
        pieces.append((each.text or "") if each.tag == T else "\n" if each.tag == _BREAK else "\t")
    return "".join(pieces)


def _squeeze(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "").casefold()
