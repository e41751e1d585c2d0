"""The documents of minutes: whole, and a case alone. What composes them is loaded where there are minutes."""

from collections.abc import Iterator, Mapping, Sequence

from hfi_docs.context import LazyMapping, Shape
from hfi_docs.contract import Contract
from hfi_docs.document import Document
from hfi_docs.papers.compose.kind import OFFICE_FIELDS, DocumentKind, RecordText, plain_context
from hfi_docs.papers.compose.material import Minuted
from hfi_docs.values.amounts import HARD_SPACE


def _minutes_name(minuted: Minuted) -> str:
    organ, day = minuted.meeting
    return f"Protokoll {organ} {day}{' (lukket)' if minuted.closed else ''}"


def _minutes_title(minuted: Minuted) -> str:
    from hfi_docs.papers.compose.minutes import minutes_title  # noqa: PLC0415

    return minutes_title(minuted, minuted.here).replace(HARD_SPACE, " ")


def _compose_minutes(minuted: Minuted, order: Sequence[str] = (), patterns: frozenset[str] = frozenset()) -> Document:
    from hfi_docs.papers.compose.minutes import compose_minutes  # noqa: PLC0415 - most commands meet no minutes

    return compose_minutes(minuted, order, patterns)


def _minutes_shape() -> Mapping[str, Shape]:
    from hfi_docs.papers.compose.shapes import MINUTES_SHAPE  # noqa: PLC0415 - with statements only

    return MINUTES_SHAPE


def _minutes_leaves(minuted: Minuted) -> Iterator[RecordText]:
    from hfi_docs.papers.compose.minutes import minutes_leaves  # noqa: PLC0415

    return minutes_leaves(minuted)


def _minutes_variants(minuted: Minuted) -> Iterator[tuple[str, Minuted]]:
    """One for all, and one with what is kept from the public."""
    from hfi_docs.papers.compose.minutes import has_restricted  # noqa: PLC0415

    yield "", minuted
    if has_restricted(minuted):
        yield "lukket", minuted._replace(closed=True)


MINUTES: DocumentKind[Minuted] = DocumentKind(
    name="protokoll",
    material=Minuted,
    contract=Contract(
        required_fields=("overskrift", "utkastmerknad"),
        optional_fields=(
            *(*OFFICE_FIELDS, "møtedato", "tid", "sted", "stad", "utvalg", "kortittel"),
            *("nummer", "møteleder", "møteleiar", "referent"),
        ),
        required_slots=("saker",),
        optional_slots=("innledning", "oppmøte", "saksliste", "avslutning"),
        shape=LazyMapping(_minutes_shape),
    ),
    template_stem="protokoll",
    template=lambda _: "protokoll.docx",
    file_name=_minutes_name,
    title=_minutes_title,
    compose=_compose_minutes,
    leaves=_minutes_leaves,
    variants=_minutes_variants,
    registration="Møteprotokoll",
    document_type="Protokoll",
    with_files=False,
    is_sealed=False,
    context=lambda _, document: plain_context(document, MINUTES.contract),
)


def _compose_extract(minuted: Minuted, order: Sequence[str] = (), patterns: frozenset[str] = frozenset()) -> Document:
    from hfi_docs.papers.compose.minutes import compose_extract  # noqa: PLC0415 - only when it is asked for

    return compose_extract(minuted, order, patterns)


def _extract_leaves(minuted: Minuted) -> Iterator[RecordText]:
    from hfi_docs.papers.compose.minutes import extract_leaves  # noqa: PLC0415

    return extract_leaves(minuted)


def _extracts(minuted: Minuted) -> Iterator[tuple[str, Minuted]]:
    """One for each case, told apart by its number."""
    from hfi_docs.papers.compose.minutes import extracted_cases  # noqa: PLC0415

    cut = (minuted._replace(only=number) for number in extracted_cases(minuted))
    return ((_cut_number(each), each) for each in cut)


def _extract_name(minuted: Minuted) -> str:
    return f"Saksprotokoll {_cut_number(minuted)}"


def _cut_number(minuted: Minuted) -> str:
    """«13-26», with the sign of its series where that is not the organ's usual one."""
    if minuted.only is None:
        return ""
    sign = "" if minuted.only.organ == minuted.minutes.organ else f"{minuted.only.organ}-"
    return sign + minuted.here.registers.written(minuted.only).replace("/", "-")


#: One case cut out of the minutes.
EXTRACT = MINUTES._replace(
    name="saksprotokoll",
    file_name=_extract_name,
    compose=_compose_extract,
    leaves=_extract_leaves,
    variants=_extracts,
    document_type="Saksprotokoll",
    on_demand=True,
    lacking=lambda minuted: (
        "" if minuted else "har ingen protokoll i cases/protokoller. En saksprotokoll bygges av den."
    ),
)
