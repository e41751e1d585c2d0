"""One reader per kind of text and of value named in the schemas (`check_with`): silent, or raises `UnreadableError`."""

from collections.abc import Mapping

from hfi_docs.papers.tables import COLUMN_KINDS
from hfi_docs.records.schema.fields import TEXTS, TextField
from hfi_docs.values.kinds import KINDS, Reader
from hfi_docs.values.references import holds_reference
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import suggest_or_list


def _text_reader(kind: TextField) -> Reader:
    """What a text of this kind may not be; what its lines say is checked where all are seen (`check.prose`)."""

    def read(text: str) -> None:
        if not kind.is_markdown and "\n" in text.strip():
            message = "Teksten skal stå på én linje."
            raise UnreadableError(message, "Fjern linjeskiftene.")
        if not text.strip():
            message = "Teksten består bare av mellomrom."
            raise UnreadableError(message, "Skriv teksten, eller fjern feltet.")
        if not kind.holds_references and holds_reference(text):
            message = "Henvisninger kan ikke brukes her."
            raise UnreadableError(message, "Skriv teksten helt ut.")

    return read


def _read_column_kind(text: str) -> None:
    if text not in COLUMN_KINDS:
        message = f"«{text}» er ikke en type kolonne."
        raise UnreadableError(message, suggest_or_list(text, COLUMN_KINDS, none=""))


READERS: Mapping[str, Reader] = {
    **{name: _text_reader(kind) for name, kind in TEXTS.items()},
    **{name: kind.read for name, kind in KINDS.items()},
    "column_kind": _read_column_kind,
}
