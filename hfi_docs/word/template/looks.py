"""Whether what a template prints can be read: contrast as WCAG 2.1 reckons it (1.4.3), and the size of body text."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from hfi_docs.values.expressions import regex
from hfi_docs.values.words import join_words
from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.styles import BODY_STYLE, PROSE_STYLE, STYLES, StyleSheet
from hfi_docs.word.render.vocabulary import (
    BASED_ON,
    OPTIONAL,
    P_PR,
    P_STYLE,
    R_RUN,
    R_STYLE,
    STYLE,
    STYLE_ID,
    STYLE_NAME,
    TBL,
    TBL_PR,
    TBL_STYLE,
    TC,
    TR,
    VAL,
    P,
    T,
    w,
)
from hfi_docs.word.template.blocks import fault_at, statement
from hfi_docs.word.template.faults import TemplateFault, shortened
from hfi_docs.word.template.tags import Story, Tag

#: The least contrast between text and what is behind it; points of body text.
LEAST_CONTRAST: Final = 4.5
LEAST_SIZE: Final = 10
_BODY_STYLES = (
    BODY_STYLE,
    PROSE_STYLE,
    "List Bullet",
    "List Bullet 2",
    "List Bullet 3",
    "List Number",
    "List Number 2",
    "Quote",
)
_HEX = regex(r"[0-9A-Fa-f]{6}")
_QUOTED = regex(r"""(['"])(.*?)\1""")
_WHITE = "FFFFFF"
#: Styles that build on each other.
_DEEPEST = 20
_TABLE_STYLE = "HFI Tabell"
_HEAD_STYLE = "HFI Tabellhode"
_R_PR, _SHD, _FILL, _COLOR, _TC_PR = w("rPr"), w("shd"), w("fill"), w("color"), w("tcPr")
#: Word's marker pens that text can be hard to read on.
_PENS = {
    "black": "000000", "blue": "0000FF", "darkBlue": "000080", "darkCyan": "008080", "darkGray": "808080",
    "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "green": "00FF00",
    "red": "FF0000", "magenta": "FF00FF", "cyan": "00FFFF", "yellow": "FFFF00", "lightGray": "C0C0C0", "white": _WHITE,
}  # fmt: skip


class _Look(NamedTuple):
    """The colour of a style's text, and those behind it: of a paragraph, a cell, a cell in the first row."""

    color: str = ""
    paragraph: str = ""
    cell: str = ""
    head: str = ""


class _Styles:
    """The looks of a template's styles, by id; "" in a look is what the style leaves to others."""

    def __init__(self, styles: Element) -> None:
        self._by_id = {style.get(STYLE_ID, ""): style for style in styles.iterchildren(STYLE)}
        self._ids = {_value(style, STYLE_NAME).casefold(): style_id for style_id, style in self._by_id.items()}
        self._looks: dict[str, _Look] = {"": _Look()}

    def id(self, name: str) -> str:
        """The id of the style with a name, "" when there is none."""
        return self._ids.get(name.casefold(), "")

    def look(self, style_id: str) -> _Look:
        """Its look, what it builds on included."""
        if style_id not in self._looks:
            owns = [_own_look(self._by_id[each]) for each in islice(self._chain(style_id), _DEEPEST)] or [_Look()]
            self._looks[style_id] = _Look(*(next(filter(None, values), "") for values in zip(*owns, strict=True)))
        return self._looks[style_id]

    def _chain(self, style_id: str) -> Iterator[str]:
        while style_id in self._by_id:
            yield style_id
            style_id = _value(self._by_id[style_id], BASED_ON)


def look_faults(stories: Sequence[Story], styles: Element, sheet: StyleSheet) -> Iterator[TemplateFault]:
    """Pale text and small text, in the styles that papers use and in the template's own text."""
    found = _Styles(styles)
    told: set[tuple[str, str]] = set()
    yield from _style_faults(found, told)
    for story in stories:
        yield from _cell_faults(story, found, told)
        yield from _run_faults(story, found, told)
    yield from _size_faults(sheet)


def _size_faults(sheet: StyleSheet) -> Iterator[TemplateFault]:
    sizes = {name: sheet.typography(name).size for name in _BODY_STYLES if name.casefold() in sheet.names}
    for size in sorted({size for size in sizes.values() if size < LEAST_SIZE}):
        names = [f"«{name}»" for name, own in sizes.items() if own == size]
        which = f"Stilen {names[0]}" if len(names) == 1 else f"Stilene {join_words(names)}"
        points = f"{size:g}".replace(".", ",")
        yield TemplateFault(f"{which} er på {points} punkt; brødtekst skal være på minst {LEAST_SIZE}.")


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]  # noqa: PLR2004
    return sum(part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def _pale(color: str, behind: str, told: set[tuple[str, str]]) -> str:
    """What is wrong with a colour of text that is hard to read, the first time it is met."""
    if not _HEX.fullmatch(color) or not _HEX.fullmatch(behind) or (color, behind) in told:
        return ""
    ratio = contrast(color, behind)
    if ratio >= LEAST_CONTRAST:
        return ""
    told.add((color, behind))
    shown = f"{int(ratio * 10) / 10:.1f}".replace(".", ",")
    return f"Skriften er vanskelig å lese: kontrasten er {shown} ({color} på {behind}), og må være minst 4,5."


def _style_faults(styles: _Styles, told: set[tuple[str, str]]) -> Iterator[TemplateFault]:
    table = styles.id(_TABLE_STYLE)
    for name in (BODY_STYLE, *STYLES, *OPTIONAL):
        style_id = styles.id(name)
        look = styles.look(style_id)
        behind = look.paragraph or (styles.look(table).head if name == _HEAD_STYLE else "") or _WHITE
        message = _pale(look.color, behind, told)
        if message:
            yield TemplateFault(message, f"stilen «{name}»")


def _cell_faults(story: Story, styles: _Styles, told: set[tuple[str, str]]) -> Iterator[TemplateFault]:
    """Colours that a tag gives a cell."""
    for tag in story.tags:
        if statement(tag) != "cellbg":
            continue
        cell = next(tag.paragraph.iterancestors(TC), None)
        for color in _colors(tag):
            if not _HEX.fullmatch(color):
                yield fault_at(tag, f"«{color}» er ingen farge. Skriv seks tegn av 0–9 og A–F, uten «#»: «E7E6E6».")
            elif cell is not None:
                pale = (_pale(_run_color(run, styles), color, told) for run in cell.iter(R_RUN) if _says(run))
                yield from (fault_at(tag, message) for message in pale if message)


def _colors(tag: Tag) -> list[str]:
    """The colours that a tag chooses between; what it compares with is none."""
    chosen = re.sub(r"\bif\b.*?(?:\belse\b|$)", " ", tag.content.partition(" ")[2])
    return [text for _, text in _QUOTED.findall(chosen)]


def _run_faults(story: Story, styles: _Styles, told: set[tuple[str, str]]) -> Iterator[TemplateFault]:
    for run in story.root.iter(R_RUN):
        paragraph = next(run.iterancestors(P), None)
        if paragraph is not None and paragraph in story.places and _says(run):
            message = _pale(_run_color(run, styles), _behind(run, styles), told)
            if message:
                yield TemplateFault(message, story.places[paragraph], shortened(_text(run)))


def _run_color(run: Element, styles: _Styles) -> str:
    own = _value(run, _R_PR, _COLOR) or styles.look(_value(run, _R_PR, R_STYLE)).color
    paragraph = next(run.iterancestors(P), None)
    return own if own or paragraph is None else styles.look(_paragraph_style(paragraph, styles)).color


def _behind(run: Element, styles: _Styles) -> str:
    """The colour behind a run: its own, the paragraph's, the cell's, the table's; else white."""
    paragraph, cell = next(run.iterancestors(P), None), next(run.iterancestors(TC), None)
    found = _PENS.get(_value(run, _R_PR, w("highlight"))) or _fill(run, _R_PR)
    if not found and paragraph is not None:
        found = _fill(paragraph, P_PR) or styles.look(_paragraph_style(paragraph, styles)).paragraph
    if not found and cell is not None:
        found = _fill(cell, _TC_PR) or _table_fill(cell, styles)
    return found or _WHITE


def _table_fill(cell: Element, styles: _Styles) -> str:
    row, table = next(cell.iterancestors(TR), None), next(cell.iterancestors(TBL), None)
    if row is None or table is None:
        return ""
    look = styles.look(_value(table, TBL_PR, TBL_STYLE))
    return (look.head if next(table.iterchildren(TR), None) is row else "") or look.cell


def _own_look(style: Element) -> _Look:
    first = (part for part in style.iterchildren(w("tblStylePr")) if part.get(w("type")) == "firstRow")
    head = next((_fill(part, _TC_PR) for part in first), "")
    return _Look(_value(style, _R_PR, _COLOR), _fill(style, P_PR), _fill(style, _TC_PR), head)


def _paragraph_style(paragraph: Element, styles: _Styles) -> str:
    return _value(paragraph, P_PR, P_STYLE) or styles.id(BODY_STYLE)


def _says(run: Element) -> bool:
    return bool(_text(run).strip())


def _text(run: Element) -> str:
    return "".join(text.text or "" for text in run.iterchildren(T))


def _value(element: Element, *path: str) -> str:
    """`w:val` of what lies at a path, "" when there is nothing."""
    found = element.find("/".join(path))
    return "" if found is None else found.get(VAL, "")


def _fill(element: Element, group: str) -> str:
    found = element.find(f"{group}/{_SHD}")
    color = "" if found is None else found.get(_FILL, "")
    return color if _HEX.fullmatch(color) else ""
