"""Patterns over words: what <name> stands for, and that every pattern the code names is there and can be compiled."""

import importlib
import pkgutil
import re

import pytest

from factdesk import checks, claims, draft
from factdesk.checks.sums.rules import Rule, Rules
from factdesk.draft.patterns import Pattern, either, filled, word_set
from factdesk.draft.words import words


def modules():
    for package in (draft, claims, checks):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def test_the_longest_word_comes_first_and_signs_are_signs():
    assert either(["no", "no more", "St."]) == r"(?:no\ more|St\.|no)"


def test_a_name_stands_for_a_list_a_table_or_a_pattern_of_its_theme_or_of_another():
    assert filled("<scope>\\b", "superlatives") == words("superlatives")["scope"] + "\\b"
    assert re.fullmatch(filled("(?P<word><sums.open>)", "superlatives"), "such as")["word"] == "such as"
    assert re.fullmatch(filled("<units>", "timeline"), "weeks")
    assert re.fullmatch(filled("<coins>", "sums"), "penny")


def test_a_name_that_there_is_not_is_an_error():
    with pytest.raises(KeyError):
        filled("<nothing_of_the_kind>", "sums")


def test_a_list_is_read_as_a_set_and_once():
    assert "deficit" in word_set("sum_gaps", "cues")
    assert word_set("sum_gaps", "cues") is word_set("sum_gaps", "cues")


def test_every_pattern_that_the_code_names_can_be_compiled():
    found = [value for module in modules() for value in vars(module).values() if isinstance(value, Pattern | Rule | Rules)]
    compiled = [
        one.compiled if isinstance(one, Pattern) else one.pattern
        for value in found
        for one in (value if isinstance(value, Rules) else (value,))
    ]
    assert len(compiled) > len(found) > 100


@pytest.mark.parametrize("theme", ["speakers", "titles", "dates", "quotes", "consistency", "sums", "posts", "names"])
def test_no_word_of_a_list_was_taken_for_yes_or_no(theme):
    for name, listed in words(theme).items():
        assert isinstance(name, str)
        if isinstance(listed, list):
            assert not [word for word in listed if isinstance(word, bool)], name
