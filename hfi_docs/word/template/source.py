"""Templates with statements, read once: docxtpl's own reader makes Jinja sources of them.

What docxtpl would do itself when a paper is rendered is done before and after it: merges that it gets wrong in loops
inside each other, and tables that nobody can measure or read aloud.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from hfi_docs.values.expressions import regex
from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.shell import PATTERNS, Shell
from hfi_docs.word.render.vocabulary import TBL_CAPTION, TBL_PR, TR, VAL, T, serialise, w, with_prefixes
from hfi_docs.word.template.blocks import BLOCKS, statement
from hfi_docs.word.template.drawn import is_drawn, tables_of
from hfi_docs.word.template.layout_tables import title_of
from hfi_docs.word.template.marks import CHOSEN, DRAWN, LOOPED, MERGED
from hfi_docs.word.template.places import own
from hfi_docs.word.template.prints import left_out
from hfi_docs.word.template.tags import Story, Tag

_VM = regex(r"\{%\s*vm\s*%\}")
#: Numbers of paragraphs that Word gives for its own use, and that a loop would copy.
_COPIED = regex(r' \w+:(?:paraId|textId|rsid\w*)="[0-9A-F]*"')
_RUN = regex(r"\{\{r ")
_PATTERN = regex(r"\{%\s*macro\s+(\w+)\s*\(\s*(\w+)\s*\)\s*%\}(.*?)\{%\s*endmacro\s*%\}", re.DOTALL)
_THROUGH = regex(r"for\s+\w+\s+in\s+([\w.\[\]'\"-]+)\.(?:rader|grupper|sumrad|kolonner)\b")


def has_statements(stories: Sequence[Story], known: Collection[str]) -> bool:
    """Whether a template holds more than the known names, each between its braces."""
    return any(tag.sign != "{{" or tag.letter or tag.content not in known for story in stories for tag in story.tags)


def read_statements(parts: dict[str, bytes], stories: Sequence[Story]) -> Shell:
    """The shell of a template whose tags have been put right."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 - slow, and needed once per template, not once per paper

    patch = DocxTemplate("").patch_xml
    sources: dict[str, str] = {}
    for story in (each for each in stories if each.tags):
        _mark(story)
        for name, source in _parted(patch(_plain(story)), story.name):
            sources[name] = source
    return Shell({name: part for name, part in parts.items() if name not in sources}, sources, left_out(stories))


def _parted(source: str, name: str) -> Iterator[tuple[str, str]]:
    """The source of a part, and those of the patterns that stand in it."""
    for view, table, body in _PATTERN.findall(source):
        yield f"{PATTERNS}{view}/{table}", body
    yield name, _PATTERN.sub("", source)


def _plain(story: Story) -> str:
    markup = _COPIED.sub("", serialise(with_prefixes(story.root)).decode().partition("?>\n")[2])
    return _RUN.sub("{{ ", _VM.sub(MERGED, markup))


def _mark(story: Story) -> None:
    """Marks what is looked at again when a paper has been rendered."""
    for table, tags in tables_of(story):
        if is_drawn(tags):
            table.set(DRAWN, "")
            _mark_rows(table, tags)
            _name(table, tags)
    for tag in story.tags:
        if statement(tag) in ("for", "if") and not tag.letter:
            text = next((text for text in tag.paragraph.iter(T) if tag.text in (text.text or "")), None)
            if text is not None:
                text.text = f"{CHOSEN}{text.text}"


def _mark_rows(table: Element, tags: Sequence[Tag]) -> None:
    """The rows that a loop prints: without any there is no table."""
    depth = 0
    for row in own(table, TR):
        control = [tag for tag in tags if tag.letter == "tr" and next(tag.paragraph.iterancestors(TR), None) is row]
        if control:
            depth += sum(statement(tag) == "for" for tag in control)
            depth -= sum(statement(tag) == BLOCKS["for"] for tag in control)
        elif depth:
            row.set(DRAWN, "")
            table.set(LOOPED, "")


def _name(table: Element, tags: Sequence[Tag]) -> None:
    """Lets a table without a title have that of the table whose rows it prints."""
    through = next((match[1].replace('"', "'") for tag in tags if (match := _THROUGH.match(tag.content))), None)
    if through and not title_of(table):
        properties = table.find(TBL_PR)
        if properties is None:
            properties = etree.Element(TBL_PR)
            table.insert(0, properties)
        for empty in properties.findall(TBL_CAPTION):
            properties.remove(empty)
        caption = etree.Element(TBL_CAPTION, {VAL: f"{{{{ {through}.tittel }}}}"})
        following = next(iter(properties.iterchildren(w("tblDescription"), w("tblPrChange"))), None)
        if following is None:
            properties.append(caption)
        else:
            following.addprevious(caption)
