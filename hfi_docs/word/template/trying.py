"""A template tried on made-up papers: what only shows when it is carried out."""

import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hfi_docs.context import Shape
from hfi_docs.contract import Contract
from hfi_docs.document import Document
from hfi_docs.document.walk import document_texts
from hfi_docs.errors import TemplateError
from hfi_docs.values.expressions import regex
from hfi_docs.word.opc.archive import DAMAGE
from hfi_docs.word.render.lint import lint_parts
from hfi_docs.word.render.paper import lost_texts, render_parts
from hfi_docs.word.render.shell import Shell
from hfi_docs.word.render.vocabulary import MAIN
from hfi_docs.word.template.blocks import deepest
from hfi_docs.word.template.environment import compiled
from hfi_docs.word.template.expressions import PATTERN
from hfi_docs.word.template.faults import TemplateFault
from hfi_docs.word.template.opening import DAMAGED
from hfi_docs.word.template.rendering import printed_order
from hfi_docs.word.template.sample import Sample, Variant, samples
from hfi_docs.word.template.shells import make_shell
from hfi_docs.word.template.statements import lines_without_patterns
from hfi_docs.word.template.tags import Story, Tag, normalise, read_stories

_FIGURES = regex(r"\d+")
_NAME = "malen"
_CALLED = f"Malen {_NAME}: "


def trial_faults(
    parts: Mapping[str, bytes], contract: Contract, patterns: Mapping[str, Shape] | None, variants: Iterable[Variant]
) -> Iterator[TemplateFault]:
    """What goes wrong with papers of these kinds; each thing is told once, with the first of them.

    Raises:
        OutsideError: the machine's clock is far off.
    """
    stories = read_stories(normalise(parts))
    tags = [tag for story in stories for tag in story.tags]
    told: set[str] = set()
    try:
        shell = make_shell(parts, _NAME, contract)
        drawn = {view: (patterns or {}).get(view, contract.shape[PATTERN]) for view in sorted(shell.patterns)}
        for sample in samples(contract, drawn, variants, tags=len(tags), loops=deepest(tags)):
            for fault in _tried(shell, sample, stories):
                # What differs in figures alone is one thing.
                kind = _FIGURES.sub("", fault.message)
                if kind not in told:
                    told.add(kind)
                    yield fault._replace(message=f"{fault.message} (prøvd med {sample.name})")
    except (*DAMAGE, KeyError, AttributeError, TypeError):
        # Nothing else has to do with a letterhead whose measures, styles or lists cannot be read.
        yield TemplateFault(DAMAGED)


def _tried(shell: Shell, sample: Sample, stories: Sequence[Story]) -> Iterator[TemplateFault]:
    document = sample.document
    try:
        if shell.sources:
            order = printed_order(shell, document, _NAME).order
        else:
            order = tuple(name for name in shell.tokens if name in document.slots)
        printed = {name: parts for name, parts in document.slots.items() if name in order}
        document = document._replace(slots=printed, order=order)
        made = render_parts(document, shell, _NAME)
    except TemplateError as error:
        tag = _tag_of(error, stories, document)
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
