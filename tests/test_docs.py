"""The documents tell the truth: commands, options, codes, fields and placeholders that exist, and no others."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from hfi_docs.cli.main import commands
from hfi_docs.references import _PRINTERS
from hfi_docs.render.contract import CONTRACTS
from hfi_docs.schema.case import ATTACHMENT, CASE
from hfi_docs.schema.registers import REGISTERS
from hfi_docs.schema.tables import LINE, TABLE
from hfi_docs.tables import SOURCES

REPOSITORY = Path(__file__).parent.parent
GUIDE = (REPOSITORY / "docs" / "brukerveiledning.md").read_text(encoding="utf-8")
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
CHANGELOG = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")


def leaf_commands(group: click.Group, prefix: str = "") -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        path = f"{prefix}{name}"
        found |= leaf_commands(command, f"{path} ") if isinstance(command, click.Group) else {path: command}
    return found


COMMANDS = leaf_commands(commands)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_guide_and_has_help(name: str) -> None:
    assert f"hfi-docs {name}" in GUIDE
    answer = CliRunner().invoke(commands, [*name.split(), "--help"])
    assert answer.exit_code == 0
    assert (COMMANDS[name].help or "") in " ".join(answer.output.split())


@pytest.mark.parametrize("text", [GUIDE, README, CHANGELOG], ids=["guide", "readme", "changelog"])
def test_every_command_that_is_named_exists(text: str) -> None:
    named = re.findall(r"`hfi-docs ([a-z]+(?: check)?)", text)
    assert named
    assert [name for name in named if name not in COMMANDS and name.split()[0] not in COMMANDS] == []


def test_every_option_is_in_the_guide_and_exists() -> None:
    params = [param for command in (commands, *COMMANDS.values()) for param in command.params]
    options = {name for param in params if isinstance(param, click.Option) for name in param.opts if name[:2] == "--"}
    assert set(re.findall(r"--[a-z]+", GUIDE)) == options | {"--help"}


def test_every_code_is_in_the_guide_and_exists() -> None:
    sources = (REPOSITORY / "hfi_docs").rglob("*.py")
    used = {code for path in sources for code in re.findall(r'"(HFI\d{3})"', path.read_text(encoding="utf-8"))}
    assert set(re.findall(r"HFI\d{3}", GUIDE)) == used


def test_every_field_is_in_the_guide() -> None:
    fields = {*CASE, *TABLE, *LINE, *ATTACHMENT, *REGISTERS} - {"beskrivelse", "plan", "merknad", "tekst"}
    fields |= {name for source in SOURCES.values() for name in source.fields}
    assert [name for name in sorted(fields) if not re.search(rf"\b{name}\b", GUIDE)] == []


def test_every_kind_of_reference_is_in_the_guide() -> None:
    assert [kind for kind in _PRINTERS if f"[[{kind}:" not in GUIDE] == []


def test_the_placeholders_are_those_that_exist() -> None:
    assert set(re.findall(r"\{\{ (\w+) \}\}", GUIDE)) == {
        name for contract in CONTRACTS.values() for name in contract.fields + contract.slots
    }


@pytest.mark.parametrize("text", [README, ARCHITECTURE], ids=["readme", "architecture"])
def test_every_place_that_is_named_exists(text: str) -> None:
    named = re.findall(r"`((?:hfi_docs|templates|tests|docs|bench|cases|\.ci)/[\w./-]*)`", text)
    assert named
    # 16/26 is the case that the reader is asked to write.
    assert [place for place in named if "16-26" not in place and not (REPOSITORY / place).exists()] == []


def test_the_readme_holds_two_commands_each_complete() -> None:
    blocks = re.findall(r"<!-- (build|test) -->\n```bash\n(.+)\n```", README)
    assert [name for name, _ in blocks] == ["build", "test"]
    assert blocks[0][1].endswith("uv run hfi-docs build 13/26")
    assert blocks[1][1].endswith("uv run pytest")
