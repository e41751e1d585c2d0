"""A template made ready: docxtpl has read its tags, and a token stands where each field and block goes.

Reading a template costs more than filling it, and docxtpl is slow to import. So it is done once per template; its
papers are filled in by plain replacement of tokens with escaped text.

docxtpl is always sandboxed, strict and escaping: by default it runs code, prints nothing for a misspelt field, and
loses the text after an ampersand (docxtpl issues 549, 557 and 632).
"""

import re
import zipfile
from collections.abc import Collection, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from hfi_docs.contract import Contract
from hfi_docs.errors import TemplateError
from hfi_docs.word.opc.archive import pack, unzip
from hfi_docs.word.opc.writing import xml_text
from hfi_docs.word.render.xml import R_RUN, KnownElement, P

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

#: Stands where a field has nothing to print. The records cannot hold it: `[[hfi:…]]` is no reference that exists.
_EMPTY = "[[hfi:-]]"
_TOKEN = re.compile(r"\[\[hfi:(\w+)\]\]")


class Shell(NamedTuple):
    """The parts of a template by zip name, with tokens in them."""

    parts: Mapping[str, bytes]

    def stored(self) -> bytes:
        """The shell as bytes that `read_shell` takes back."""
        return pack(dict(self.parts))


def prepare_shell(template: bytes, name: str, contract: Contract) -> Shell:
    """Has docxtpl read the template's tags.

    Raises:
        TemplateError: the template check finds something to mend.
    """
    from docxtpl import DocxTemplate  # noqa: PLC0415 - imported once per template, not once per paper

    from hfi_docs.word.render.template import check_template  # noqa: PLC0415

    problems = check_template(template, contract)
    if problems:
        told = "\n".join(f"  - {problem}" for problem in problems)
        message = f"Malen {name} må rettes:\n{told}"
        raise TemplateError(message)
    output = BytesIO()
    document = DocxTemplate(BytesIO(template))
    tokens = {field: token(field) for field in contract.fields + contract.slots}
    document.render(tokens, jinja_env=environment(), autoescape=True)
    document.save(output)
    return read_shell(output.getvalue())


def read_shell(stored: bytes) -> Shell:
    """The shell from its bytes.

    Raises:
        zipfile.BadZipFile: the bytes are damaged.
    """
    unzipped = unzip(stored)
    if unzipped.flaws:
        raise zipfile.BadZipFile
    return Shell(unzipped.parts)


def token(field: str) -> str:
    """What stands in a shell where a field or block goes."""
    return f"[[hfi:{field}]]"


def fill_part(content: bytes, fields: Mapping[str, str], slots: Collection[str]) -> bytes:
    """A part with its scalar fields filled in.

    The tokens of `slots`, which have blocks, stay; a field or slot with nothing to print leaves a mark for
    `drop_empty`.
    """

    def value(match: re.Match[str]) -> str:
        name = match[1]
        return match[0] if name in slots else xml_text(fields.get(name, "")) or _EMPTY

    if b"[[hfi:" not in content:
        return content
    return _TOKEN.sub(value, content.decode()).encode()


def drop_empty(root: KnownElement) -> None:
    """Takes out each paragraph with a field that has nothing to print, its label included."""
    for paragraph in [found for found in root.iter(P) if _EMPTY in paragraph_text(found)]:
        parent = paragraph.getparent()
        if parent is not None and len(parent.findall(P)) > 1:
            parent.remove(paragraph)
        else:
            # A header, footer or cell must keep one paragraph (ECMA-376 17.4.66).
            for run in paragraph.findall(R_RUN):
                paragraph.remove(run)


def has_empty(content: bytes) -> bool:
    """Whether `drop_empty` has something to do in this part."""
    return _EMPTY.encode() in content


def paragraph_text(paragraph: KnownElement) -> str:
    """The text of a paragraph."""
    return "".join(paragraph.itertext("{*}t"))


def environment() -> "SandboxedEnvironment":
    """The only Jinja environment that templates are rendered with."""
    from jinja2 import StrictUndefined  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
