"""One reader per kind of text and of value named in the schemas (`check_with`): silent, or raises `UnreadableError`."""

from collections.abc import Mapping

from hfi_docs.papers.tables import COLUMN_KINDS
from hfi_docs.values.kinds import KINDS, Reader
from hfi_docs.values.references import holds_reference
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import suggest_or_list


def _read_line(text: str) -> None:
    if "\n" in text.strip():
        message = "Teksten skal stå på én linje."
        raise UnreadableError(message, "Fjern linjeskiftene.")
    _refuse_blank(text)


def _read_name(text: str) -> None:
    _read_line(text)
    if holds_reference(text):
        message = "Henvisninger kan ikke brukes her."
        raise UnreadableError(message, "Skriv teksten helt ut.")


def _refuse_blank(text: str) -> None:
    if not text.strip():
        message = "Teksten består bare av mellomrom."
        raise UnreadableError(message, "Skriv teksten, eller fjern feltet.")


def _read_column_kind(text: str) -> None:
    if text not in COLUMN_KINDS:
        message = f"«{text}» er ikke en type kolonne."
        raise UnreadableError(message, suggest_or_list(text, COLUMN_KINDS, none=""))


READERS: Mapping[str, Reader] = {
    "line": _read_line,
    "name": _read_name,
    # What its lines say is checked where the whole text is seen (`check.prose`).
    "prose": _refuse_blank,
    "cell": _refuse_blank,
    **{name: kind.read for name, kind in KINDS.items()},
    "column_kind": _read_column_kind,
}
