"""A sound template as a shell: read by docxtpl once.

docxtpl is always sandboxed, strict and escaping: by default it runs code, prints nothing for a misspelt field, and
loses the text after an ampersand (docxtpl issues 549, 557 and 632).
"""

import struct
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from hfi_docs.contract import Contract
from hfi_docs.errors import OutsideError
from hfi_docs.word.opc.archive import pack
from hfi_docs.word.render.shell import Shell, read_shell, token
from hfi_docs.word.template.source import has_statements, read_statements
from hfi_docs.word.template.tags import normalise, read_stories

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


def make_shell(parts: Mapping[str, bytes], name: str, contract: Contract) -> Shell:
    """The shell of a template that the check has nothing to say of.

    Raises:
        OutsideError: the machine's clock is far off.
    """
    whole = normalise(parts)
    stories = read_stories(whole)
    if has_statements(stories, contract.fields + contract.slots):
        return read_statements(whole, stories)
    return _filled_once(pack(whole), name, contract)


def _filled_once(template: bytes, name: str, contract: Contract) -> Shell:
    """The shell of a template without statements: a token in the place of each field."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 - slow, and needed once per template, not once per paper

    output = BytesIO()
    document = DocxTemplate(BytesIO(template))
    tokens = {field: token(field) for field in contract.fields + contract.slots}
    document.render(tokens, jinja_env=_environment(), autoescape=True)
    try:
        document.save(output)
    except (ValueError, struct.error):
        # The package gets the time of day, and a zip file knows only the years from 1980 to 2107.
        message = f"Malen {name} kan ikke leses: Klokken på maskinen viser et umulig år. Still den, og prøv igjen."
        raise OutsideError(message) from None
    return read_shell(output.getvalue())


def _environment() -> "SandboxedEnvironment":
    """The only Jinja environment that templates are rendered with."""
    from jinja2 import StrictUndefined  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
