"""Papers of templates with statements: their sources, rendered by Jinja alone."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from jinja2.exceptions import TemplateError as JinjaError
from jinja2.exceptions import UndefinedError

from hfi_docs.context import ContextValue, Drawn, Entry
from hfi_docs.document import Document
from hfi_docs.errors import TemplateError
from hfi_docs.values.labels import Language
from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.shell import PATTERNS, Shell
from hfi_docs.word.render.vocabulary import MAIN, STYLE_SHEET, serialise
from hfi_docs.word.template.after import Identities, caption_style, parse_rendered, settle
from hfi_docs.word.template.environment import PRINTING, compiled
from hfi_docs.word.template.views import Printing, shown
from hfi_docs.word.template.wanted import refuse_unprinted

#: What a part may come to, in characters; a paper of a hundred pages has a million.
_LONGEST: Final = 20_000_000


class Rendering:
    """A shell with statements, filled with what one paper has."""

    def __init__(self, shell: Shell, document: Document, template: str) -> None:
        self.template = template
        self._shell = shell
        self._context = document.context
        self._captions = caption_style(shell.parts[STYLE_SHEET]) if STYLE_SHEET in shell.parts else ""
        self._filled = {slot: any(part.blocks for part in parts) for slot, parts in document.slots.items()}
        self._in_place = document.drawn
        self._left_out = frozenset(name.rpartition(".")[2] for name in shell.left_out)
        self._language: Language = "nn" if document.properties.language.startswith("nn") else "nb"

    def parts(self) -> tuple[dict[str, bytes], Mapping[str | None, str]]:
        """The parts that hold statements, put in order, and the prefixes of the main part.

        Raises:
            TemplateError: one of them cannot be carried out, or a slot is printed more than once.
        """
        printing = Printing(self._filled, self._language)
        parts = {name: self._fill(source, printing) for name, source in self._sources().items()}
        self._refuse_twice(printing)
        roots = {name: parse_rendered(text.encode(), self.template) for name, text in parts.items()}
        for drawn in self._in_place if MAIN in roots else ():
            beside = [other for other in self._in_place if other is not drawn]
            self.refuse_unprinted(roots[MAIN], drawn, beside)
        identities = Identities()
        # The main part comes last: what is added to it is numbered on from there.
        for _, root in sorted(roots.items(), key=lambda item: item[0] == MAIN):
            settle(root, self._captions)
            identities.settle(root)
        return {name: serialise(root) for name, root in roots.items()}, roots[MAIN].nsmap if MAIN in roots else {}

    def printed(self) -> "Printed":
        """What the template prints.

        Raises:
            TemplateError: the statements cannot be carried out.
        """
        printing = Printing(self._filled, self._language)
        for source in self._sources().values():
            self._fill(source, printing)
        return Printed(tuple(dict.fromkeys(printing.printed)), printing.has_asked)

    def pattern(self, view: str, table: Entry, filled: Collection[str]) -> str:
        """The markup of a table of a view that the template draws; `filled` are the slots of the table."""
        prefix = f"{PATTERNS}{view}/"
        name = next(name for name in self._shell.sources if name.startswith(prefix))
        printing = Printing(_Only(filled), self._language)
        markup = self._fill(self._shell.sources[name], printing, {name.removeprefix(prefix): table})
        self._refuse_twice(printing)
        return markup

    def refuse_unprinted(self, element: Element, drawn: Drawn, beside: Sequence[Drawn] = ()) -> None:
        """Holds what has been printed of a drawn table against the table; `beside` are others in the same text.

        Raises:
            TemplateError: something is missing, or printed too often.
        """
        refuse_unprinted(element, drawn, self._left_out, self.template, beside)

    def _sources(self) -> dict[str, str]:
        return {name: source for name, source in self._shell.sources.items() if not name.startswith(PATTERNS)}

    def _fill(self, source: str, printing: Printing, more: Mapping[str, ContextValue] | None = None) -> str:
        values = {**self._context, **(more or {})}
        seen = {name: shown(value, printing) for name, value in values.items()}
        pieces, size = list[str](), 0
        try:
            template = compiled(source)
            for piece in template.root_render_func(template.new_context({**seen, PRINTING: printing})):
                pieces.append(piece)
                size += len(piece)
                if size > _LONGEST:
                    message = "Den skriver ut for mye tekst."
                    raise TemplateError(message)
        except UndefinedError as error:
            message = f"Malen {self.template}: {error.message}"
            raise TemplateError(message) from None
        except TemplateError as error:
            message = f"Malen {self.template}: {error}"
            raise TemplateError(message) from None
        except (JinjaError, TypeError, ValueError, ArithmeticError):
            message = f"Malen {self.template} sammenligner eller løper gjennom noe den ikke kan. {_CHECK}"
            raise TemplateError(message) from None
        return "".join(pieces)

    def _refuse_twice(self, printing: Printing) -> None:
        whole = [slot for slot in printing.printed if self._filled.get(slot)]
        twice = [slot for slot in dict.fromkeys(whole) if whole.count(slot) > 1]
        if twice:
            message = f"Malen {self.template} skriver ut «{twice[0]}» mer enn én gang. La det stå ett sted."
            raise TemplateError(message)


_CHECK: Final = "Kjør «hfi-docs template check»."


class Printed(NamedTuple):
    """The slots that a template prints, in its order, and those that it takes the place of.

    `has_asked`: it has asked of slots whether they have anything.
    """

    order: tuple[str, ...]
    has_asked: bool


def printed_order(shell: Shell, document: Document, template: str) -> Printed:
    """What a template with statements prints of a document with its context.

    Raises:
        TemplateError: the statements cannot be carried out.
    """
    return Rendering(shell, document, template).printed()


class _Only(dict[str, bool]):
    """Of the slots of a table these alone have anything to print."""

    def __init__(self, filled: Collection[str]) -> None:
        super().__init__(dict.fromkeys(filled, True))

    def get(self, slot: str, _: object = None) -> bool:
        """Whether it has."""
        return slot in self
