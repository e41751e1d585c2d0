"""The documents tell the truth: commands, options, codes, fields and placeholders that exist, and no others."""

import os
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from hfi_docs.cli.main import commands
from hfi_docs.papers.compose import DOCUMENT_KINDS, MINUTES, NOTICE, PAPER
from hfi_docs.papers.compose.shapes import TABLE_SHAPE
from hfi_docs.papers.references import KINDS
from hfi_docs.papers.tables import SOURCES
from hfi_docs.pipeline.findings import every_finding
from hfi_docs.records.schema.registers import REGISTERS
from tests.template_names import names_told, table_told

REPOSITORY = Path(__file__).parent.parent
DOCS = REPOSITORY / "docs"
#: What the secretary reads: the day's work, what is looked up, and what is made of the schemas.
GUIDE_PAGES = [DOCS / f"{name}.md" for name in ("brukerveiledning", "oppslag", "felter", "maler", "eget-brevpapir")]
GUIDE = "\n".join(page.read_text(encoding="utf-8") for page in GUIDE_PAGES)
TEMPLATES_PAGE = DOCS / "maler.md"
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
CHANGELOG = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")


def leaf_commands(group: click.Group, prefix: str = "") -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    context = click.Context(group)
    for name in group.list_commands(context):
        path, command = f"{prefix}{name}", group.get_command(context, name)
        assert command
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
    named = re.findall(r"(?:`|^ *)hfi-docs ([a-z]+(?: check| new| case| meeting)?)", text, re.MULTILINE)
    assert named
    assert [name for name in named if name not in COMMANDS and name.split()[0] not in COMMANDS] == []


def test_every_option_is_in_the_guide_and_exists() -> None:
    params = [param for command in (commands, *COMMANDS.values()) for param in command.params]
    options = {name for param in params if isinstance(param, click.Option) for name in param.opts if name[:2] == "--"}
    told = re.sub(r"^ *py -m .+|`uv .+?`", "", GUIDE, flags=re.MULTILINE)
    assert set(re.findall(r"--[a-z]+(?:-[a-z]+)*", told)) == options | {"--help"}


def test_every_code_in_the_guide_exists() -> None:
    codes = {finding.code for _, finding in every_finding()}
    assert set(re.findall(r"HFI\d{3}", GUIDE)) <= codes


@pytest.mark.parametrize("name", REGISTERS)
def test_every_register_is_in_the_guide(name: str) -> None:
    assert f"`{name}.yaml`" in GUIDE


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_is_in_the_guide_with_its_fields_and_filters(name: str) -> None:
    row = next(line for line in GUIDE.splitlines() if line.startswith(f"| `{name}` |") and line.count("|") == 4)
    _, _, fields, filters, _ = row.split("|")
    told = [set(re.findall(r"`(\w+)`", cell)) for cell in (fields, filters)]
    source = SOURCES[name]
    # Only measures can be chosen by whether a field is filled in.
    assert told == [set(source.fields), {*source.filters, *(["har"] if name == "tiltak" else [])}]


def test_every_kind_of_reference_is_in_the_guide() -> None:
    rows = [line for line in GUIDE.splitlines() if line.startswith("| `[[")]
    told = {kind for line in rows for kind in re.findall(r"\[\[(\w+):", line)}
    assert told == set(KINDS)


@pytest.mark.parametrize("page", GUIDE_PAGES[:2], ids=lambda page: page.name)
def test_every_chapter_is_in_the_contents(page: Path) -> None:
    text = page.read_text("utf-8")
    chapters = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert re.findall(r"^\| \[(.+?)\]\(#", text, re.MULTILINE) == chapters


def places(page: Path) -> set[str]:
    """Where links into a page may lead."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", GUIDE_PAGES, ids=lambda page: page.name)
def test_every_link_inside_the_guide_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([\w-]+\.md)?#(.+?)\)", page.read_text("utf-8"))
    assert [(name, place) for name, place in links if place not in places(page.parent / name if name else page)] == []


def test_the_placeholders_are_those_that_exist() -> None:
    assert set(re.findall(r"\{\{ (\w+) \}\}", GUIDE)) == {
        name for kind in DOCUMENT_KINDS.values() for name in kind.contract.fields + kind.contract.slots
    }


NAMES = {
    **{kind.name: names_told(kind.contract) for kind in (PAPER, NOTICE, MINUTES)},
    "tabell": table_told(TABLE_SHAPE),
}


@pytest.mark.parametrize("name", NAMES)
def test_the_names_that_templates_see_are_those_that_are_declared(name: str) -> None:
    """`HFI_ACCEPT=1 pytest tests/test_docs.py` writes the lists of the guide anew."""
    guide = TEMPLATES_PAGE.read_text(encoding="utf-8")
    begin, end = f"<!-- navn: {name} -->\n", "<!-- slutt -->"
    before, _, rest = guide.partition(begin)
    stated, _, after = rest.partition(end)
    if "HFI_ACCEPT" in os.environ and stated != NAMES[name]:
        TEMPLATES_PAGE.write_text(f"{before}{begin}{NAMES[name]}{end}{after}", "utf-8", newline="\n")
    assert stated == NAMES[name]


PAGES = [REPOSITORY / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")]
PAGES += sorted((REPOSITORY / "docs").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_place_that_is_named_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    named = re.findall(r"`((?:hfi_docs|templates|tests|docs|bench|\.ci)/[\w./-]*)`", text)
    modules = {
        path.as_posix() for folder in ("hfi_docs", "tests", "bench") for path in (REPOSITORY / folder).rglob("*.py")
    }
    inside = re.findall(r"`([a-z_]+(?:/[a-z_]+)*\.py)`", text)
    assert [name for name in inside if not any(module.endswith(f"/{name}") for module in modules)] == []
    linked = re.findall(r"\]\(([\w./-]+\.(?:md|png))\)", text)
    assert [place for place in named if not (REPOSITORY / place).exists()] == []
    assert [place for place in linked if not (page.parent / place).exists()] == []


def test_every_family_has_its_page() -> None:
    for family in (path.parent.name for path in (REPOSITORY / "hfi_docs").glob("*/__init__.py")):
        assert f"`{family}/`" in ARCHITECTURE
    assert set(re.findall(r"\((\w+\.md)\)", ARCHITECTURE)) >= {
        f"{name}.md" for name in ("records", "papers", "check", "word", "output", "pipeline")
    }


def test_the_readme_holds_two_commands_each_complete() -> None:
    blocks = re.findall(r"<!-- (build|test) -->\n```bash\n(.+)\n```", README)
    assert [name for name, _ in blocks] == ["build", "test"]
    assert blocks[0][1].endswith("uv run hfi-docs build 13/26")
    assert blocks[1][1].endswith("uv run pytest -n auto --dist loadfile")
