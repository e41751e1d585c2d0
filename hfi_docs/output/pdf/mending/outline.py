"""The bookmarks of a packet: its cases by number, and their attachments. The sections of each paper are left out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pikepdf
from pikepdf import Dictionary, OutlineItem, Pdf

from hfi_docs.values.expressions import regex

#: The bookmarks that our papers give cases, minutes, attachments and the agenda.
_KEPT: Final = regex(r"saksliste|(?:sak|protokoll)_[^_]+_[\d_-]+|(?:.*_)?vedlegg_\d+")

_Place = tuple[tuple[int, int], int]


def keep_cases(pdf: Pdf, numbers: Mapping[str, str]) -> None:
    """Leaves the title, cases and attachments in the outline; `numbers` is what cases are called, by their bookmarks.

    Without numbers the file is no packet, and keeps its outline.
    """
    if not numbers:
        return
    named = pdf.Root.get("/Dests", Dictionary())
    kept = {
        place: name.removeprefix("/")
        for name in named.keys()  # noqa: SIM118 - a dictionary of PDF gives its names so
        if _KEPT.fullmatch(name.removeprefix("/")) and (place := _place(named[name]))
    }
    with pdf.open_outline() as outline:
        for title in outline.root:
            title.children[:] = _pruned(title.children, kept, numbers)


def _pruned(
    items: Iterable[OutlineItem], kept: Mapping[_Place, str], numbers: Mapping[str, str]
) -> Iterator[OutlineItem]:
    for item in items:
        name = kept.get(_place(item.destination) or ((0, 0), 0))
        inner = list(_pruned(item.children, kept, numbers))
        if name is None:
            yield from inner
        else:
            item.children[:] = inner
            number = numbers.get(name, "")
            item.title = f"{number} {item.title}".strip() if number not in item.title else item.title
            yield item


def _place(destination: object) -> _Place | None:
    """The page and the height on it that a destination leads to."""
    if isinstance(destination, Dictionary):
        destination = destination.get("/D")
    if not isinstance(destination, pikepdf.Array) or len(destination) < 4:  # noqa: PLR2004 - page, XYZ, x, y
        return None
    return destination[0].objgen, round(float(destination[3]))
