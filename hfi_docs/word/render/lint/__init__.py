"""Our own check of a built document: what Word refuses or spoils, and what shuts readers out.

The public validators miss about half of it (a table without rows, a link to a missing bookmark), so every
document passes here after it is built. A new rule is one function and one line in the table.
"""

from collections.abc import Iterable, Mapping

from hfi_docs.word.opc.archive import Flaw, FlawKind, part_flaws, unzip
from hfi_docs.word.render.lint import accessibility, opc, references, structure, tables
from hfi_docs.word.render.lint.package import Breach, Rule, read_package

__all__ = ["RULES", "Breach", "lint_document", "lint_parts"]

#: Codes for what is wrong with the zip file itself.
_FLAWS: Mapping[FlawKind, str] = {"file": "L01", "part": "L01", "size": "L02", "name": "L03", "twice": "L04"}

RULES: tuple[tuple[str, Rule], ...] = (
    ("L05", opc.well_formed),
    ("L06", opc.types_cover_parts),
    ("L07", opc.types_name_real_parts),
    ("L08", opc.one_core_part),
    ("L09", opc.core_children),
    ("L10", opc.core_dates),
    ("L11", opc.title_and_language),
    ("L12", opc.main_part),
    ("L13", opc.references_resolve),
    ("L14", opc.targets_exist),
    ("L15", opc.relationship_ids_unique),
    ("L16", opc.images_are_images),
    ("L17", structure.blocks_not_in_paragraphs),
    ("L18", structure.text_is_text),
    ("L19", structure.properties_in_order),
    ("L20", structure.measures_are_integers),
    ("L21", structure.fields_balanced),
    ("L22", structure.paragraph_after_table),
    ("L23", structure.section_properties_last),
    ("L24", structure.landscape_is_wide),
    ("L25", structure.first_section_has_header),
    ("L26", structure.no_token_left),
    ("L27", tables.rows_have_cells),
    ("L28", tables.tables_have_rows),
    ("L29", tables.tables_have_grid),
    ("L30", tables.rows_fill_grid),
    ("L31", tables.widths_follow_grid),
    ("L32", tables.merges_have_start),
    ("L33", tables.header_rows_first),
    ("L34", tables.cells_end_with_paragraph),
    ("L35", references.bookmarks_paired),
    ("L36", references.bookmarks_unique),
    ("L37", references.bookmark_names),
    ("L38", references.anchors_exist),
    ("L39", references.field_targets_exist),
    ("L40", references.links_hold_and_lead),
    ("L41", references.styles_exist),
    ("L42", references.lists_exist),
    ("L43", references.list_bases_first),
    ("L44", references.drawing_ids_unique),
    ("L45", accessibility.pictures_have_alt_text),
    ("L46", accessibility.heading_levels_unbroken),
    ("L47", accessibility.first_heading_is_title),
    ("L48", accessibility.one_title),
    ("L49", accessibility.no_empty_paragraphs),
    ("L50", accessibility.tables_have_header),
    ("L51", accessibility.header_cells_hold_text),
    ("L52", accessibility.tables_have_title),
    ("L53", accessibility.language_in_styles),
    ("L54", accessibility.no_nested_tables),
    ("L55", accessibility.nothing_floats),
    ("L56", references.notes_exist),
    ("L57", references.notes_used_once),
    ("L58", references.notes_only_in_text),
    ("L59", opc.pictures_are_images),
)


def lint_document(content: bytes) -> tuple[Breach, ...]:
    """Everything wrong with a document, by code; empty when it may be sent. Never raises on damaged bytes."""
    return _lint(*unzip(content))


def lint_parts(parts: Mapping[str, bytes]) -> tuple[Breach, ...]:
    """Everything wrong with a document whose parts have not been packed yet."""
    return _lint(parts, part_flaws([(name, len(content)) for name, content in parts.items()]))


def _lint(parts: Mapping[str, bytes], flaws: Iterable[Flaw]) -> tuple[Breach, ...]:
    told = [flaw for flaw in flaws if flaw.kind in _FLAWS]
    found = tuple(Breach(_FLAWS[flaw.kind], flaw.part, flaw.message) for flaw in told)
    if any(flaw.kind in ("file", "part", "size") for flaw in told):
        return found
    package = read_package(parts)
    return (*found, *(Breach(code, *fault) for code, rule in RULES for fault in rule(package)))
