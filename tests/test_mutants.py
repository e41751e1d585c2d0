"""The list of mutants is alive: each changes one place that exists, and names tests that exist (`tests.mutants`)."""

from collections import Counter

import pytest

from tests.mutants import REPOSITORY, Mutant, read_mutants

MUTANTS = read_mutants()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant.family}: {mutant.name}")
def test_a_mutant_changes_one_place(mutant: Mutant) -> None:
    source = (REPOSITORY / mutant.file).read_text(encoding="utf-8")
    assert source.count(mutant.old) == 1
    assert mutant.old != mutant.new
    compile(source.replace(mutant.old, mutant.new), mutant.file, "exec")
    assert [name for name in mutant.tests if not (REPOSITORY / name.partition("::")[0]).is_file()] == []


def test_no_mutant_is_listed_twice() -> None:
    assert [name for name, times in Counter(mutant.name for mutant in MUTANTS).items() if times > 1] == []
