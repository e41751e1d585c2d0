"""Elements of HTML, and the one place where a text becomes markup: what is not `Markup` already is escaped."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final, TypeAlias


class Markup(str):
    """Finished markup. A `str` that is none is a text."""

    __slots__ = ()


#: The attributes of an element; None leaves one out, "" is an empty value.
Attributes: TypeAlias = Mapping[str, str | int | None]

NOTHING: Final = Markup()
_VOID: Final = frozenset({"br", "img", "meta"})


def element(name: str, *content: str, attributes: Attributes | None = None) -> Markup:
    """An element around its content: texts, which are escaped, and finished markup."""
    end = "" if name in _VOID else f"</{name}>"
    return Markup(f"<{name}{_written(attributes) if attributes else ''}>{_escaped(content)}{end}")


def text(*pieces: str) -> Markup:
    """Some texts and finished markup, one after the other."""
    return Markup(_escaped(pieces))


def joined(pieces: Iterable[Markup]) -> Markup:
    """Finished markup in one."""
    return Markup("".join(pieces))


def _escaped(pieces: Iterable[str]) -> str:
    return "".join([piece if type(piece) is Markup else escape(piece) for piece in pieces])


def _written(attributes: Attributes) -> str:
    return "".join([f' {name}="{escape(str(value))}"' for name, value in attributes.items() if value is not None])
