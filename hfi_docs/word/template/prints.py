"""What a template prints as a whole: blocks where blocks can stand, once; nothing of the record left out unsaid."""

from collections.abc import Iterator, Mapping, Sequence, Set

from hfi_docs.context import Shape
from hfi_docs.contract import Contract
from hfi_docs.values.expressions import regex
from hfi_docs.values.words import join_words, suggest
from hfi_docs.word.render.vocabulary import MAIN, TC
from hfi_docs.word.template.blocks import fault_at, statement
from hfi_docs.word.template.expressions import PATTERN
from hfi_docs.word.template.faults import TemplateFault
from hfi_docs.word.template.names import Print
from hfi_docs.word.template.structure import stands_alone
from hfi_docs.word.template.tags import Story, Tag

_LEFT_OUT = regex(r"utelater\s*:?\s*(.*)")
#: What the raw value of a field is called, and what every row has beside its fields.
RAW = "_verdi"
_OF_EVERY_ROW = ("celler", "rolle")
#: What may stand above the text of a section or an attachment.
_HEADINGS = ("overskrift", "tittel")
#: What of a list is as much as a section; the rest of an entry may stand in a cell.
_WHOLE = frozenset({"innhold", "overskrift"})


def print_faults(prints: Sequence[Print]) -> Iterator[TemplateFault]:
    """Blocks that stand where only text can, or that would be printed twice."""
    blocks: list[Print] = []
    for each in prints:
        if each.shape.kind in ("slot", "many"):
            message = _misplaced(each)
            if message:
                yield fault_at(each.tag, message)
            else:
                blocks.append(each)
    yield from _headless_faults(prints)
    for index, each in enumerate(blocks):
        again = next((before for before in blocks[:index] if _meet(before, each)), None)
        if again:
            yield fault_at(each.tag, f"Står også i {again.tag.place}, og kan bare stå ett sted. Fjern den ene.")
        elif each.in_loop and len(each.path) == 1:
            yield fault_at(each.tag, "Står i en løkke, og ville bli skrevet flere ganger. Flytt den ut av løkken.")


def _headless_faults(prints: Sequence[Print]) -> Iterator[TemplateFault]:
    """What stands below a heading that the template does not print."""
    paths = {each.path for each in prints}
    for each in prints:
        above = {(*each.path[:-1], name) for name in _HEADINGS}
        if each.path[-1:] == ("innhold",) and len(each.path) > 1 and not above & paths:
            heading = each.tag.content.replace("innhold", "overskrift")
            yield fault_at(each.tag, f"Overskriften mangler. Sett inn {{{{ {heading} }}}} i et eget avsnitt over.")


def missing_faults(
    paths: Set[tuple[str, ...]], stories: Sequence[Story], contract: Contract
) -> Iterator[TemplateFault]:
    """What every paper has, and this template neither prints (`paths`) nor says that it leaves out."""
    printed = {path[0] for path in paths if path}
    for name in contract.required:
        # What takes the rest is not made up for by going through some of it.
        if (name,) not in paths and (name in contract.rest or name not in printed):
            why = " Det tar det som malen ellers ikke skriver ut." if name in contract.rest else ""
            yield TemplateFault(f"Feltet {{{{ {name} }}}} mangler i malen.{why}")
    told = left_out(stories)
    unsaid = [name for name in contract.optional_slots if name not in printed and name not in told]
    if unsaid:
        how = f"Sett {'det' if len(unsaid) == 1 else 'dem'} inn, eller skriv {{#p utelater: {', '.join(unsaid)} #}}"
        yield TemplateFault(f"Malen skriver ikke ut {join_words(unsaid)}. {how} i et eget avsnitt.")


def pattern_faults(
    prints: Sequence[Print], stories: Sequence[Story], patterns: Mapping[str, Shape]
) -> Iterator[TemplateFault]:
    """Columns of a view that its pattern neither prints nor says that it leaves out."""
    said = {name.rpartition(".")[2] for name in left_out(stories)}
    macros = {tag.content.split()[1].partition("(")[0]: tag for tag in _macros(stories)}
    for view, tag in macros.items():
        paths = [each.path for each in prints if each.pattern == view]
        table = patterns[view].fields if view in patterns else {}
        due = [name for name, shape in table.items() if shape.is_due and name not in said]
        for name in due:
            if not any(name in path for path in paths):
                yield fault_at(tag, _unsaid_sums(f"{PATTERN}.{name}"))
        rows = table.get("rader")
        if rows is not None and not any("celler" in path for path in paths):
            printed = {path[-1].removesuffix(RAW) for path in paths if path} | said
            columns: dict[str, list[str]] = {}
            for name, shape in rows.fields.items():
                if name not in _OF_EVERY_ROW and not name.endswith(RAW):
                    columns.setdefault(shape.label, []).append(name)
            columns |= {name: [name] for name in rows.refused}
            unsaid = [names for names in columns.values() if not printed.intersection(names)]
            if unsaid:
                yield fault_at(tag, _unsaid_columns([names[0] for names in unsaid]))


def _unsaid_columns(names: Sequence[str]) -> str:
    names_said = ", ".join(f"rad.{name}" for name in names)
    which = "kolonnen" if len(names) == 1 else "kolonnene"
    quoted = join_words([f"«{name}»" for name in names])
    return f"Mønsteret skriver ikke ut {which} {quoted}. Sett inn, eller skriv {{#p utelater: {names_said} #}}."


def _unsaid_sums(name: str) -> str:
    return f"Mønsteret skriver ikke ut summene. Sett inn en rad med {name}, eller skriv {{#p utelater: {name} #}}."


def left_out_faults(stories: Sequence[Story], contract: Contract) -> Iterator[TemplateFault]:
    """Names that are said to be left out and that there are none of."""
    known = {*contract.fields, *contract.slots, *contract.shape}
    for tag in _comments(stories):
        for name in _named(tag):
            top = name.partition(".")[0]
            if top == name and name not in known:
                yield fault_at(tag, f"«{name}» finnes ikke, og kan ikke utelates. {suggest(name, known)}".strip())


def left_out(stories: Sequence[Story]) -> tuple[str, ...]:
    """What the template says that it leaves out."""
    return tuple(dict.fromkeys(name for tag in _comments(stories) for name in _named(tag)))


def _macros(stories: Sequence[Story]) -> Iterator[Tag]:
    return (tag for story in stories for tag in story.tags if statement(tag) == "macro")


def _comments(stories: Sequence[Story]) -> list[Tag]:
    return [tag for story in stories for tag in story.tags if tag.sign == "{#"]


def _named(tag: Tag) -> list[str]:
    match = _LEFT_OUT.fullmatch(tag.content)
    return [name.strip() for name in match[1].split(",") if name.strip()] if match else []


def _misplaced(each: Print) -> str:
    tag, name = each.tag, each.path[-1] if each.path else each.tag.content
    if tag.part != MAIN:
        return f"«{name}» har avsnitt og tabeller, og kan ikke stå i topp- eller bunntekst. Flytt den til teksten."
    if not stands_alone(tag):
        return f"«{name}» må stå alene i et eget avsnitt."
    is_whole = len(each.path) <= 1 or each.path[-1] in _WHOLE
    if is_whole and next(tag.paragraph.iterancestors(TC), None) is not None:
        return f"«{name}» kan ikke stå i en tabellcelle. Flytt den til et eget avsnitt utenfor tabellen."
    return ""


def _meet(first: Print, second: Print) -> bool:
    """Whether one paper may print both: not where they are two ways of one choice, or each of its own entries."""
    if len(first.path) != 1 and (first.branches or second.branches or first.pattern != second.pattern):
        return False
    chosen = dict(first.branches)
    apart = any(number in chosen and chosen[number] != branch for number, branch in second.branches)
    return first.path == second.path and not apart
