"""Papers of templates with statements: what the template prints, and the tables that it draws."""

from collections.abc import Iterator, Mapping, Sequence

from hfi_docs.document import Block, Document, Table
from hfi_docs.word.frame.elements import ElementReader
from hfi_docs.word.render.shell import Shell, drop_empty
from hfi_docs.word.render.vocabulary import STYLE_SHEET, TBL
from hfi_docs.word.template.after import caption_style, parse_rendered, settle
from hfi_docs.word.template.rendering import Rendering


class Patterns:
    """The parts of a template with its statements carried out, and its patterns."""

    def __init__(self, shell: Shell, document: Document, template: str) -> None:
        self._rendering = Rendering(shell, document, template)
        self._captions = caption_style(shell.parts[STYLE_SHEET])
        self.parts, self._namespaces = self._rendering.parts()

    def drawn(self, table: Table, reader: ElementReader) -> Iterator[Block]:
        """What the template prints for a table of one of its patterns; the first table of it has the caption."""
        if not table.drawn:
            return
        slots: Mapping[str, Sequence[Block]] = table.drawn.slots  # type: ignore[assignment]
        names = " ".join(f'xmlns{f":{prefix}" if prefix else ""}="{uri}"' for prefix, uri in self._namespaces.items())
        filled = [name for name, blocks in slots.items() if blocks]
        markup = self._rendering.pattern(table.drawn.view, table.drawn.table, filled)
        body = parse_rendered(f"<w:body {names}>{markup}</w:body>".encode(), self._rendering.template)
        settle(body, self._captions)
        drop_empty(body)
        inside, caption = reader._replace(slots=slots), table.caption
        for element in body:
            if element.tag == TBL:
                made = inside.table(element)
                title, weights = made.title or table.title, made.weights
                yield table._replace(
                    rows=made.rows, weights=weights, title=title, caption=caption, drawn=None, notes=()
                )
                caption = None
            else:
                yield from inside.blocks(element)
