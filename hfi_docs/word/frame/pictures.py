"""Pictures that stand in a template, such as the logo of a letterhead."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, Literal

from hfi_docs.document import Figure, Image
from hfi_docs.word.opc.package import read_relations, relations_name
from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.vocabulary import BLIP, DOC_PR, DRAWING, MC, WP, R, parse

#: The kinds that browsers show and the tree knows, by how they begin.
_KINDS: Final[Mapping[bytes, Literal["png", "jpeg"]]] = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg"}
_EMU_PER_POINT: Final = 12_700


class PartPictures:
    """The pictures of one part of a template."""

    def __init__(self, part: str, parts: Mapping[str, bytes]) -> None:
        self._part = part
        self._parts = parts

    def figures(self, paragraph: Element) -> Iterator[Figure]:
        """The pictures of a paragraph, each once, with what is read aloud for it."""
        for drawing in paragraph.iter(DRAWING):
            blip, extent, about = (next(drawing.iter(tag), None) for tag in (BLIP, f"{WP}extent", DOC_PR))
            if blip is None or extent is None or is_kept_twice(drawing):
                continue
            content = self._parts.get(self._targets.get(blip.get(f"{R}embed", ""), ""), b"")
            kind = next((kind for start, kind in _KINDS.items() if content.startswith(start)), None)
            if kind:
                width, height = (int(extent.get(side, "0")) / _EMU_PER_POINT for side in ("cx", "cy"))
                yield Figure(Image(content, kind, width, height), "" if about is None else about.get("descr", ""))

    @cached_property
    def _targets(self) -> Mapping[str, str]:
        listed = self._parts.get(relations_name(self._part))
        root = parse(listed) if listed else None
        return {relation.id: relation.target for relation in read_relations(root, self._part)}


def is_kept_twice(element: Element) -> bool:
    """Whether something is what Word keeps for its older versions too."""
    return next(element.iterancestors(f"{MC}Fallback"), None) is not None
