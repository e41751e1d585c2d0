"""What new records begin with: the texts that come with the program, filled in."""

from collections.abc import Iterable
from importlib import resources
from string import Template

#: Names of files in a wheel are plain letters.
_SPELLED = {"arsplan": "årsplan"}
#: What is last on every agenda.
OTHER_BUSINESS = "{punkt: Eventuelt, minutter: 10}"
_START = resources.files("hfi_docs") / "start"


class _Record(Template):
    """A record with places to fill: their names are Norwegian, as in the records."""

    idpattern = "[a-zæøå]+"


def filled(name: str, **said: str) -> bytes:
    """A record that comes with the program, with what is said in its places as YAML."""
    return _Record((_START / name).read_text("utf-8")).substitute(said).encode()


def blank_agenda(cases: Iterable[str]) -> str:
    """The agenda of a new meeting: its cases, and what is always last."""
    items = [f"  - {{sak: {case}, minutter: 30}}" for case in cases]
    return "\n".join([*items, f"  - {OTHER_BUSINESS}"])


def start_registers(folder: str = "") -> dict[str, str]:
    """The registers that a new office has, by name: the record that each is filled from. `folder`: of an example."""
    names = (each.name for each in _START.joinpath(folder, "register").iterdir())
    place = f"{folder}/register" if folder else "register"
    return {_SPELLED.get(name := file.removesuffix(".yaml"), name): f"{place}/{file}" for file in sorted(names)}


def start_file(name: str) -> bytes:
    """A file that comes with the program, as it is."""
    return (_START / name).read_bytes()
