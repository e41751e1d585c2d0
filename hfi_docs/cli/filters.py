"""The options that choose an organ and a year."""

from collections.abc import Iterable

import click

from hfi_docs.errors import UsageError
from hfi_docs.values.dates import parse_year
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import suggest_or_list


class Year(click.ParamType[int]):
    """A year."""

    name = "år"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The year as a number.

        Raises:
            click.BadParameter: it is none.
        """
        try:
            return parse_year(str(value))
        except UnreadableError as error:
            self.fail(f"{error.message} {error.hint}", param, ctx)


organ_option = click.option("--organ", metavar="UTVALG", default="", help="Bare det ene utvalget, for eksempel SSU.")
year_option = click.option("--year", metavar="ÅR", type=Year(), default=None, help="Bare det ene året.")


def refuse_unknown(organ: str, known: Iterable[str]) -> None:
    """That there is such an organ.

    Raises:
        UsageError: there is none.
    """
    names = tuple(known)
    if organ and organ.casefold() not in {name.casefold() for name in names}:
        hint = suggest_or_list(organ, names, none="Registeret er tomt.")
        message = f"Utvalget «{organ}» er ukjent. {hint}"
        raise UsageError(message)
