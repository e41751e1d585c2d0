"""Elements of HTML, and the one place where a text becomes markup: what is not `Markup` already is escaped."""

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from markupsafe import Markup, escape

__all__ = ["NOTHING", "Attributes", "Markup", "element", "joined", "text"]

#: The attributes of an element; None leaves one out, "" is an empty value.
Attributes: TypeAlias = Mapping[str, str | int | None]

NOTHING: Final = Markup()
_VOID: Final = frozenset({"br", "img", "meta"})


def element(name: str, *content: str, attributes: Attributes | None = None) -> Markup:
    """An element around its content: texts, which are escaped, and finished markup."""
    return Markup(f"<{name}{_written(attributes)}>{text(*content)}{'' if name in _VOID else f'</{name}>'}")


def text(*pieces: str) -> Markup:
    """Some texts and finished markup, one after the other."""
    return Markup("".join(map(escape, pieces)))


def joined(pieces: Iterable[Markup]) -> Markup:
    """Finished markup in one."""
    return Markup("".join(pieces))


def _written(attributes: Attributes | None) -> str:
    given = attributes.items() if attributes else ()
    return "".join(f' {name}="{escape(str(value))}"' for name, value in given if value is not None)
