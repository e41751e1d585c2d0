"""Where `[[…]]` may stand is said once, in the schema: there it is resolved, everywhere else it is refused."""

from pathlib import Path

import pytest

from hfi_docs.check.shape import READERS
from hfi_docs.records.schema.fields import TEXTS
from hfi_docs.values.unreadable import UnreadableError
from tests.printed import Filled
from tests.test_text_survives import shown
from tests.word import Word

REFERENCE = "Frist [[dato:2026-05-21]] "


def whole(word: Word) -> str:
    return "\n".join((word.everything, *word.headers, *word.properties.values()))


def test_a_reference_is_resolved_in_every_field_that_may_hold_it(tmp_path: Path) -> None:
    papers = "\n".join(whole(word) for word in shown(tmp_path, Filled(REFERENCE, REFERENCE, "uten henvisning")))
    assert "21. mai 2026" in papers.replace("\u00a0", " ")
    assert [line for line in papers.splitlines() if "[[" in line] == []


@pytest.mark.parametrize("kind", sorted(READERS.keys() - {kind for kind in TEXTS if TEXTS[kind].holds_references}))
@pytest.mark.parametrize("text", ["[[dato:2026-05-21]]", "Teams, se [[ sak : 13/26]]"])
def test_a_reference_is_refused_everywhere_else(kind: str, text: str) -> None:
    with pytest.raises(UnreadableError):
        READERS[kind](text)
