"""Pictures of a letterhead: each says what it shows to those who hear the paper read, or that it is decoration."""

from collections.abc import Sequence

from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.lint.accessibility import is_decorative
from hfi_docs.word.render.vocabulary import DECORATIVE, DOC_PR, A
from hfi_docs.word.template.letterhead.draft import Draft, refuse
from hfi_docs.word.template.places import story_titles

#: What is answered for a picture that says nothing.
DECORATION = "-"
_CNV_PR = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"
_DECORATIVE_ID = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_BY_WORD = ("automatisk generert", "automatically generated", "ai-generert", "ai-generated")


def nameless(draft: Draft) -> list[tuple[str, Element]]:
    """The pictures without alternative text, each with where it stands."""
    titles = story_titles(draft.parts(), draft.main)
    return [
        (f"bildet «{picture.get('name', '')}» i {titles.get(name) or 'teksten'}", picture)
        for name, root in draft.stories.items()
        for picture in root.iter(DOC_PR)
        if not _own_text(picture) and not is_decorative(picture)
    ]


def describe(draft: Draft, texts: Sequence[str]) -> list[str]:
    """Gives the pictures without alternative text these, in order; what was done.

    Raises:
        TemplateError: there are too few texts.
    """
    found = nameless(draft)
    missing = [where for where, _ in found[len(texts) :]]
    if missing:
        refuse(
            f"Alternativ tekst mangler for {', '.join(missing)}. Skriv den med --alt «Logoen til kommunen», "
            "ett valg for hvert bilde, eller i Word: høyreklikk på bildet > Rediger alternativ tekst. "
            f"«--alt {DECORATION}» sier at bildet bare er pynt."
        )
    for (_, picture), text in zip(found, texts, strict=False):
        if text.strip() == DECORATION:
            _decorate(picture)
        else:
            picture.set("descr", text.strip())
    return [f"Alternativ tekst for {where}." for where, _ in found]


def made_by_word(draft: Draft) -> list[str]:
    """Alternative texts that Word has guessed."""
    pictures = (picture for root in draft.stories.values() for picture in root.iter(DOC_PR))
    texts = (" ".join(picture.get("descr", "").split()) for picture in pictures)
    return [text for text in texts if any(words in text.lower() for words in _BY_WORD)]


def _own_text(picture: Element) -> str:
    """The alternative text; some programs write it where no screen reader looks for it, and it is put in its place."""
    if not picture.get("descr", "").strip():
        drawing = picture.getparent()
        inner = () if drawing is None else drawing.iter(_CNV_PR)
        found = next(
            filter(None, [picture.get("title", "").strip(), *(each.get("descr", "").strip() for each in inner)]), ""
        )
        if found:
            picture.set("descr", found)
    return picture.get("descr", "").strip()


def _decorate(picture: Element) -> None:
    extensions = picture.find(f"{A}extLst")
    if extensions is None:
        extensions = picture.makeelement(f"{A}extLst", nsmap={"a": A[1:-1]})
        picture.append(extensions)
    extension = extensions.makeelement(f"{A}ext", {"uri": _DECORATIVE_ID})
    extension.append(extension.makeelement(DECORATIVE, {"val": "1"}, nsmap={"adec": DECORATIVE[1:].partition("}")[0]}))
    extensions.append(extension)
