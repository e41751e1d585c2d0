"""A template of a letterhead: what is missing is added, what papers cannot have is put right, the rest is kept."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hfi_docs.context import Shape
from hfi_docs.contract import Contract
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import join_words
from hfi_docs.word.opc.archive import DAMAGE
from hfi_docs.word.render.styles import StyleSheet
from hfi_docs.word.render.vocabulary import NUMBERING, STYLE_SHEET
from hfi_docs.word.template.checking import check_template
from hfi_docs.word.template.faults import TemplateFault
from hfi_docs.word.template.letterhead.colors import darken
from hfi_docs.word.template.letterhead.draft import Draft, read_draft, refuse
from hfi_docs.word.template.letterhead.fields import add_fields, drop_empty_paragraphs, first_text, names_in
from hfi_docs.word.template.letterhead.lists import add_lists
from hfi_docs.word.template.letterhead.pictures import describe, made_by_word, nameless
from hfi_docs.word.template.letterhead.properties import set_properties
from hfi_docs.word.template.letterhead.refusals import body_faults
from hfi_docs.word.template.letterhead.sheet import kept_stories, set_up_sheet
from hfi_docs.word.template.letterhead.standard import Standard, read_standard
from hfi_docs.word.template.letterhead.styles import add_styles, keep_measure, level_headings, set_defaults, style_ids
from hfi_docs.word.template.letterhead.tidy import tidy
from hfi_docs.word.template.opening import DAMAGED

_NUMBERED = (
    "Overskriftene er nummerert, også sakens tittel. "
    "Fjern nummereringen fra «heading 1» i Word hvis den ikke skal være med."
)
_HEADINGS = tuple(f"heading {level}" for level in range(1, 7))


class NewTemplate(NamedTuple):
    """A template, and what was done to the letterhead, each a sentence or a thing in Norwegian."""

    content: bytes
    added: tuple[str, ...]
    mended: tuple[str, ...]
    kept: tuple[str, ...]


def pictures_to_describe(content: bytes) -> tuple[str, ...]:
    """The pictures of a letterhead that lack alternative text, in the order in which texts for them are given.

    Raises:
        TemplateError: it is no Word document, is damaged or too large, or has macros.
    """
    with _damage_told():
        return tuple(where for where, _ in nameless(read_draft(content)))


def make_template(
    content: bytes,
    *,
    kind: str,
    contract: Contract,
    patterns: Mapping[str, Shape] | None = None,
    alt_texts: Sequence[str] = (),
) -> NewTemplate:
    """A template of a kind (`sak`, `innkalling`, `protokoll`) in the clothes of any Word document or template.

    `patterns` are the views that it may draw, as for `check_template`.

    Raises:
        TemplateError: the letterhead must be mended in Word first; the message says what and how.
    """
    standard = read_standard(kind)
    with _damage_told():
        made = _make(content, standard, contract, alt_texts)
    _refuse(check_template(made.content, contract, patterns))
    return made


@contextlib.contextmanager
def _damage_told() -> Iterator[None]:
    """Elements that lack what the format demands of them are damage, whatever they break."""
    try:
        yield
    except UnreadableError as error:
        refuse(f"{error.message} {error.hint}".rstrip())
    except (*DAMAGE, KeyError, AttributeError, TypeError):
        refuse(DAMAGED)


def _make(content: bytes, standard: Standard, contract: Contract, alt_texts: Sequence[str]) -> NewTemplate:
    draft = read_draft(content)
    _refuse(list(body_faults(draft)))
    kept, named = _kept(draft), names_in(draft)
    described = describe(draft, alt_texts)
    mended = tidy(draft, standard)
    added = [*_dressed(draft, standard, mended), *described]
    empty = drop_empty_paragraphs(draft)
    if empty:
        mended.append(f"{empty} {'tomt avsnitt' if empty == 1 else 'tomme avsnitt'} i teksten er tatt bort.")
    fields = add_fields(draft, standard, contract, named)
    if fields:
        added.append(f"Felter og plasser: {', '.join(f'{{{{ {name} }}}}' for name in fields)}.")
    set_properties(draft, standard.title)
    mended.append("Filens egenskaper er skrevet på nytt, med tittel og språk og uten navn på personer.")
    return NewTemplate(draft.packed(), tuple(added), tuple(mended), (*kept, *_remarks(draft)))


def _refuse(faults: Sequence[TemplateFault]) -> None:
    if faults:
        told = "\n".join(f"  - {fault.sentence}" for fault in faults)
        refuse(f"Brevpapiret må rettes i Word først:\n{told}")


def _dressed(draft: Draft, standard: Standard, mended: list[str]) -> list[str]:
    """Styles, lists and sheet; what was added, while what was put right goes to `mended`."""
    styles = add_styles(draft, standard)
    leveled = level_headings(draft.xml[STYLE_SHEET])
    if leveled:
        mended.append(
            f"{join_words(leveled)} har fått disposisjonsnivå. Uten det ser ikke skjermlesere at det er overskrifter."
        )
    mended += set_defaults(draft.xml[STYLE_SHEET])
    lists = add_lists(draft, standard)
    mended += darken(draft.xml[STYLE_SHEET])
    sheet, turned = set_up_sheet(draft, standard)
    mended += turned
    keep_measure(draft, standard, styles)
    named = join_words([f"«{name}»" for name in styles])
    return [
        *([f"Stiler, med brevpapirets egen skrift og farge: {named}."] if styles else []),
        *([f"Lister: {join_words(lists)}."] if lists else []),
        *([f"Sideoppsett: {join_words(sheet)}."] if sheet else []),
    ]


def _kept(draft: Draft) -> list[str]:
    """What the letterhead has that stays as it is, before anything is added."""
    told = []
    pages = kept_stories(draft)
    if pages:
        told.append(f"Topp- og bunntekst: {pages}.")
    if STYLE_SHEET in draft.xml:
        own = [name for name in _HEADINGS if name in style_ids(draft.xml[STYLE_SHEET])]
        if own:
            told.append(f"Overskriftsstiler: {join_words([f'«{name}»' for name in own])}.")
    text = first_text(draft)
    if text:
        told.append(f"Teksten «{text}» står over saken. Slett den i Word hvis den ikke skal med.")
    return told


def _remarks(draft: Draft) -> list[str]:
    """What the office should look at."""
    told = [f"Word har gjettet en alternativ tekst: «{text}». Se om den er riktig." for text in made_by_word(draft)]
    sheet = StyleSheet(draft.xml[STYLE_SHEET], draft.xml[NUMBERING])
    if sheet.list_level(_HEADINGS[0], 0).frame:
        told.append(_NUMBERED)
    body = sheet.typography(sheet.prose)
    if not body.before and not body.after:
        told.append(f"Stilen «{sheet.prose}» har ingen luft mellom avsnitt. Gi den 6–8 punkt etter avsnitt i Word.")
    return told
