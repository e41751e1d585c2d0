"""The Jinja environment of templates with statements: sandboxed, strict, and with one place where values are printed.

Values are never read as template. docxtpl would let data undo its escaping (`{_{`) and put page breaks into it; here
every value passes `_print`, and nothing else writes.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, Undefined, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Concat, Filter, For
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from hfi_docs.errors import TemplateError
from hfi_docs.values.amounts import format_kroner, format_millions
from hfi_docs.values.dates import format_date, format_table_date
from hfi_docs.word.opc.writing import xml_text
from hfi_docs.word.render.shell import EMPTY, token
from hfi_docs.word.template.syntax import refuse_more
from hfi_docs.word.template.views import NOTHING, Blocks, Fields, Listing, Nothing, Printing

#: Under which the rendering itself lies in the context; no template may say a name that begins so.
PRINTING: Final = "_printing"
_LOOP: Final = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length"})
_BREAK: Final = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB: Final = '</w:t><w:tab/><w:t xml:space="preserve">'
#: The longest text that one tag may put together.
_LONGEST: Final = 20_000
_TOO_LONG: Final = "Den setter sammen for lang tekst."
#: What every loop goes through; no template may say a name that begins so.
_THROUGH: Final = "_through"


class _Unknown(StrictUndefined):
    """A name that there is none of."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        return f"«{self._undefined_name}» finnes ikke her. Kjør «hfi-docs template check»."


class _Generator(CodeGenerator):
    """Texts are put together where their length is watched, and where nothing empty becomes «None»."""

    def visit_Concat(self, node: Concat, frame: Frame) -> None:  # noqa: N802 - so Jinja calls it
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class _Environment(ImmutableSandboxedEnvironment):
    code_generator_class = _Generator

    def __init__(self) -> None:
        super().__init__(
            undefined=_Unknown, autoescape=False, keep_trailing_newline=True, finalize=_print, optimized=False
        )
        self.globals.clear()
        self.tests.clear()
        self.filters = {**_FILTERS, _THROUGH: _through}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template calls `obj.attribute`."""
        if isinstance(obj, LoopContext):
            return getattr(obj, attribute) if attribute in _LOOP else self.undefined(name=attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """What a template calls `obj[argument]`."""
        if isinstance(obj, (Nothing, Undefined)):
            return obj
        found = obj.part(argument) if isinstance(obj, (Fields, Listing)) else None
        return self.undefined(name=str(argument)) if found is None else found

    def call(self, *_: Any, **__: Any) -> Any:
        """Nothing in a template can be called."""
        raise TemplateError(_REFUSED_CALL)

    def joined(self, parts: tuple[Any, ...]) -> str:
        """Texts one after the other."""
        text = "".join(_text(part) for part in parts)
        if len(text) > _LONGEST:
            raise TemplateError(_TOO_LONG)
        return text


_REFUSED_CALL: Final = "Malen bruker noe som ikke er tillatt: et kall."


@pass_context
def _print(context: Context, value: Any) -> str:
    """The one way out of a template: escaped, with line breaks and tabs as Word has them."""
    if isinstance(value, Listing):
        value = value if value.blocks is None else value.blocks
    if isinstance(value, Blocks):
        if not value.is_filled:
            return EMPTY
        context.parent[PRINTING].take(value.slot)
        return token(value.slot)
    text = _text(value)
    if not text:
        return EMPTY
    printed = xml_text(text).replace('"', "&quot;")
    if "\n" in printed or "\t" in printed:
        printed = printed.replace("\n", _BREAK).replace("\t", _TAB)
    return printed


def _text(value: Any) -> str:
    """A value as text.

    Raises:
        TemplateError: it is a list, or something else that is no single value.
    """
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, (bool, Nothing)):
        return ""
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    if isinstance(value, (int, Undefined)):
        # What is not there says so.
        return str(value)
    message = "Den skriver ut en liste eller et innhold med avsnitt som tekst. Kjør «hfi-docs template check»."
    raise TemplateError(message)


def _through(value: Any) -> Any:
    """What a loop may go through: a text has too many characters, and a number none.

    Raises:
        TemplateError: it is no list.
    """
    if isinstance(value, (Listing, Nothing, Undefined)):
        return value
    message = "En løkke går gjennom noe som ikke er en liste. Kjør «hfi-docs template check»."
    raise TemplateError(message)


def _kroner(value: Any) -> Any:
    return format_kroner(_amount(value)) if value or value == 0 else NOTHING


@pass_context
def _millions(context: Context, value: Any) -> Any:
    printing: Printing = context.parent[PRINTING]
    return format_millions(_amount(value), printing.language) if value or value == 0 else NOTHING


def _amount(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)) or value != int(value):
        message = "«kr» og «mill» gjelder hele beløp, slike som «beløp_verdi». Kjør «hfi-docs template check»."
        raise TemplateError(message)
    return int(value)


def _day(value: Any) -> date:
    if not isinstance(value, date):
        message = "«dato» og «kort_dato» gjelder datoer, slike som «møtedato_verdi». Kjør «hfi-docs template check»."
        raise TemplateError(message)
    return value


_FILTERS: Final[Mapping[str, Any]] = {
    "kr": _kroner,
    "mill": _millions,
    "dato": lambda value: format_date(_day(value)) if value else NOTHING,
    "kort_dato": lambda value: format_table_date(_day(value)) if value else NOTHING,
    "upper": lambda value: _text(value).upper(),
    "lower": lambda value: _text(value).lower(),
    "length": lambda value: len(value if isinstance(value, (Listing, Nothing)) else _text(value)),
}


@lru_cache(maxsize=1)
def _environment() -> _Environment:
    return _Environment()


@lru_cache(maxsize=64)
def compiled(source: str) -> Template:
    """The template of a source that `source` has made; never kept between processes.

    Raises:
        TemplateError: it says what templates may not say, or cannot be read.
    """
    environment = _environment()
    try:
        tree = environment.parse(source)
        refuse_more(tree, _FILTERS)
        for loop in tree.find_all(For):
            loop.iter = Filter(loop.iter, _THROUGH, [], [], None, None)
        return Template.from_code(environment, environment.compile(tree), {})
    except TemplateSyntaxError as error:
        message = f"Malen kan ikke leses: {error.message}. Kjør «hfi-docs template check»."
        raise TemplateError(message) from None
    except (RecursionError, SyntaxError, ValueError):
        message = "Malen er for innviklet. Del den opp."
        raise TemplateError(message) from None
