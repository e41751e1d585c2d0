"""What is wrong with a Word template, in words that help the one who edits it in Word; before any case is built."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from hfi_docs.context import Shape
from hfi_docs.contract import Contract
from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.opc.archive import DAMAGE
from hfi_docs.word.opc.xml import parse_xml
from hfi_docs.word.render.lint import lint_parts
from hfi_docs.word.render.styles import StyleSheet
from hfi_docs.word.render.vocabulary import NUMBERING, STYLE_SHEET
from hfi_docs.word.template.blocks import statement
from hfi_docs.word.template.drawn import cell_faults, drawn_faults
from hfi_docs.word.template.faults import TemplateFault
from hfi_docs.word.template.layout import layout_faults
from hfi_docs.word.template.looks import look_faults
from hfi_docs.word.template.opening import DAMAGED, foreign_faults, open_template
from hfi_docs.word.template.sample import VARIANTS
from hfi_docs.word.template.structure import structure_faults
from hfi_docs.word.template.tags import Story, normalise, read_stories

_LIBRE_OFFICE = regex(rb"<Application>[^<]*(?:LibreOffice|OpenOffice)", re.IGNORECASE)
#: Headings and tables are as they are printed only when the statements have been carried out.
_OF_PAPERS = frozenset({"L46", "L47", "L48", "L49", "L50", "L51", "L52"})
#: More are not put right one by one.
_STYLES_NAMED = 5
_MOST_TAGS, _MOST_FAULTS, _MOST_STYLES = 1000, 100, 2000


def check_template(
    content: bytes, contract: Contract, patterns: Mapping[str, Shape] | None = None, *, is_thorough: bool = True
) -> list[TemplateFault]:
    """What is wrong with a template; empty when it can be used.

    `patterns` are the views that may be drawn, by name, each with the shape of its table; None allows any. It is
    carried out for made-up papers too: of every kind when `is_thorough`, else its statements, if any, for one.

    Raises:
        OutsideError: the machine's clock is far off.
    """
    parts, faults = open_template(content)
    if faults:
        return faults
    try:
        stories = read_stories(parts)
        of_file = list(islice(_file_faults(parts, stories), _MOST_FAULTS))
    except UnreadableError as error:
        return [TemplateFault(f"{error.message} {error.hint}")]
    except (*DAMAGE, KeyError, AttributeError, TypeError):
        return [TemplateFault(DAMAGED)]
    if sum(len(story.tags) for story in stories) > _MOST_TAGS:
        return [TemplateFault(f"Malen har over {_MOST_TAGS} koder. Del den opp, eller bruk løkker.")]
    found = list(islice(chain(_tag_faults(stories, contract, patterns), of_file), _MOST_FAULTS))
    if len(found) == _MOST_FAULTS:
        found.append(TemplateFault("Flere feil er ikke vist. Rett disse først."))
    found = found or _lint_faults(parts, stories)
    has_statements = any(statement(tag) for story in stories for tag in story.tags)
    if found or not (is_thorough or has_statements):
        return found
    from hfi_docs.word.template.trying import trial_faults  # noqa: PLC0415 - a template of fields alone does without

    kinds = VARIANTS if is_thorough else VARIANTS[:1]
    return list(islice(trial_faults(parts, contract, patterns, kinds), _MOST_FAULTS))


def _tag_faults(
    stories: Sequence[Story], contract: Contract, patterns: Mapping[str, Shape] | None
) -> Iterator[TemplateFault]:
    # Jinja and what knows its trees are slow to import, and what opens no template does without.
    from hfi_docs.word.template.reading import reading_faults  # noqa: PLC0415

    known = {*contract.fields, *contract.slots, *contract.shape}
    found = list(islice((fault for story in stories for fault in structure_faults(story, known)), _MOST_FAULTS))
    yield from found
    yield from reading_faults(stories, contract, patterns, found)
    for story in stories:
        yield from drawn_faults(story)
        # What a block leaves of a cell is known where its ends are as they should be.
        yield from () if found else cell_faults(story)


def _file_faults(parts: Mapping[str, bytes], stories: Sequence[Story]) -> Iterator[TemplateFault]:
    yield from foreign_faults(parts, stories)
    yield from layout_faults(stories)
    numbering = parse_xml(parts[NUMBERING], NUMBERING) if NUMBERING in parts else None
    if numbering is None:
        yield TemplateFault("Malen mangler lister. Ta i bruk stilene «List Number» og «List Bullet» én gang i malen.")
    if _LIBRE_OFFICE.search(parts.get("docProps/app.xml", b"")):
        yield TemplateFault(
            "Malen er lagret med LibreOffice, som endrer stilene. Åpne den i Word, og lagre den på nytt, "
            "eller lag malen på nytt av filen med «hfi-docs template new --from»."
        )
    styles = parse_xml(parts[STYLE_SHEET], STYLE_SHEET)
    if len(styles) > _MOST_STYLES:
        yield TemplateFault(f"Malen har over {_MOST_STYLES} stiler. Begynn på nytt i et tomt dokument.")
        return
    sheet = StyleSheet(styles, numbering)
    yield from _missing_styles(sheet.missing())
    yield from look_faults(stories, styles, sheet)


def _missing_styles(names: Sequence[str]) -> Iterator[TemplateFault]:
    if len(names) > _STYLES_NAMED:
        # A letterhead, and no template yet.
        how = "«hfi-docs template new --from» lager en mal av filen, med alle stilene."
        yield TemplateFault(f"{len(names)} stiler mangler. {how}")
        return
    for name in names:
        yield TemplateFault(f"Stilen «{name}» mangler. Ta den i bruk én gang i malen, så lagrer Word den.")


def _lint_faults(parts: Mapping[str, bytes], stories: Sequence[Story]) -> list[TemplateFault]:
    """What Word refuses or spoils, and what shuts readers out, in the template as papers take it."""
    passed = _OF_PAPERS if any(statement(tag) for story in stories for tag in story.tags) else frozenset()
    breaches = [breach for breach in lint_parts(normalise(parts)) if breach.code not in passed]
    return [TemplateFault(f"{breach.message} ({breach.part})") for breach in breaches]
