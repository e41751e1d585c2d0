"""A template with statements tried on made-up papers: what only shows when it is carried out."""

import re
import traceback
from collections.abc import Iterator, Mapping, Sequence

from hfi_docs.context import Shape
from hfi_docs.contract import Contract
from hfi_docs.document import Document
from hfi_docs.errors import TemplateError
from hfi_docs.word.render.lint import lint_parts
from hfi_docs.word.render.paper import lost_texts, render_parts
from hfi_docs.word.render.shell import Shell
from hfi_docs.word.render.vocabulary import MAIN
from hfi_docs.word.template.blocks import deepest
from hfi_docs.word.template.environment import compiled
from hfi_docs.word.template.expressions import PATTERN
from hfi_docs.word.template.faults import TemplateFault
from hfi_docs.word.template.rendering import printed_order
from hfi_docs.word.template.sample import Sample, samples
from hfi_docs.word.template.source import read_statements
from hfi_docs.word.template.statements import lines_without_patterns
from hfi_docs.word.template.tags import Story, Tag, normalise, read_stories
from hfi_docs.word.walk import document_texts

_FIGURES = re.compile(r"\d+")
_NAME = "malen"
_CALLED = f"Malen {_NAME}: "


def trial_faults(
    parts: Mapping[str, bytes], contract: Contract, patterns: Mapping[str, Shape] | None
) -> Iterator[TemplateFault]:
    """What goes wrong with papers of every kind; each thing is told once, with the first of them."""
    whole = normalise(parts)
    stories = read_stories(whole)
    shell = read_statements(whole, read_stories(whole))
    drawn = {view: (patterns or {}).get(view, contract.shape[PATTERN]) for view in sorted(shell.patterns)}
    tags = [tag for story in stories for tag in story.tags]
    told: set[str] = set()
    for sample in samples(contract, drawn, tags=len(tags), loops=deepest(tags)):
        for fault in _tried(shell, sample, stories):
            # What differs in figures alone is one thing.
            kind = _FIGURES.sub("", fault.message)
            if kind not in told:
                told.add(kind)
                yield fault._replace(message=f"{fault.message} (prøvd med {sample.name})")


def _tried(shell: Shell, sample: Sample, stories: Sequence[Story]) -> Iterator[TemplateFault]:
    try:
        order = printed_order(shell, sample.document, _NAME).order
        printed = {name: parts for name, parts in sample.document.slots.items() if name in order}
        document = sample.document._replace(slots=printed, order=order)
        made = render_parts(document, shell, _NAME)
    except TemplateError as error:
        tag = _tag_of(error, stories, sample.document)
        message = str(error).removeprefix(_CALLED)
        yield TemplateFault(message, tag.place, tag.text) if tag else TemplateFault(message)
        return
    for breach in lint_parts(made):
        yield TemplateFault(breach.message)
    for text in lost_texts(made, document_texts(document)):
        yield TemplateFault(f"Teksten «{text[:40]}» kommer ikke med.")


def _tag_of(error: TemplateError, stories: Sequence[Story], document: Document) -> Tag | None:
    """The tag that an error comes from: the tags alone are carried out, one a line."""
    for story in stories:
        source = lines_without_patterns(story)
        try:
            printed_order(Shell({}, {MAIN: source}), document, _NAME)
        except TemplateError as again:
            if str(again) == str(error):
                frames = list(traceback.walk_tb((again.__context__ or again).__traceback__))
                found = [line for frame, line in frames if frame.f_code.co_filename == "<template>"]
                return story.tags[compiled(source).get_corresponding_lineno(found[-1]) - 1] if found else None
    return None
