"""What new records begin with: the texts that come with the program, filled in."""

from importlib import resources
from string import Template

_START = resources.files("hfi_docs") / "start"


class _Record(Template):
    """A record with places to fill: their names are Norwegian, as in the records."""

    idpattern = "[a-zæøå]+"


def filled(name: str, **said: str) -> bytes:
    """A record that comes with the program, with what is said in its places as YAML."""
    return _Record((_START / name).read_text("utf-8")).substitute(said).encode()


def start_registers() -> tuple[str, ...]:
    """The registers that a new office has."""
    return tuple(sorted(each.name.removesuffix(".yaml") for each in (_START / "register").iterdir()))
