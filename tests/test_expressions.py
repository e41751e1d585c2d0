"""Patterns that are compiled late are as good as those that are compiled at once."""

import gc
import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import hfi_docs
from hfi_docs.values.expressions import Expression, regex


def test_every_pattern_can_be_compiled() -> None:
    for module in walk_packages(hfi_docs.__path__, "hfi_docs."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    found = [each for each in gc.get_objects() if isinstance(each, Expression)]
    assert len(found) > 300
    for each in found:
        assert each.flags == re.compile(each.pattern, each._flags).flags


def test_a_pattern_is_compiled_when_it_is_asked() -> None:
    wrong = regex("(")
    assert wrong.pattern == "("
    with pytest.raises(re.error):
        wrong.search("a")


def test_a_pattern_answers_as_any_other() -> None:
    vowel = regex("[AEIOUY]", re.IGNORECASE)
    assert [match[0] for match in vowel.finditer("Styret")] == vowel.findall("Styret") == ["y", "e"]
    assert vowel.sub("-", "Styret") == "St-r-t"
    assert regex(rb"\d+").findall(b"13/26") == [b"13", b"26"]
