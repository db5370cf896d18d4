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


SAID = (
    "The Club was Founded in 1998, and for 12 Years ALL OF ITS Gates, each by a Margin of 3, closed Again before the Raid at NOON."
)


def patterns():
    return [value for module in modules() for value in vars(module).values() if isinstance(value, Pattern)]


@pytest.mark.parametrize("said", [SAID, SAID.lower(), SAID.upper(), SAID * 5])
def test_a_pattern_is_in_a_text_wherever_it_can_be_found_there(said):
    for pattern in patterns():
        if pattern.in_small is None:
            continue
        assert pattern.is_in(said) is (pattern.search(said) is not None), pattern
        for word in said.split()[:30:3]:
            assert pattern.is_in(f"{word} ") is (pattern.search(f"{word} ") is not None), (pattern, word)
            assert pattern.is_in(said, said.index(word)) is (pattern.search(said, said.index(word)) is not None), (pattern, word)


def test_a_pattern_is_sought_as_it_is_where_small_letters_are_more_or_matter():
    raid = Pattern("deeds", "offence")
    assert len("İ".lower()) > 1
    assert raid.is_in("İİ A RAID")
    assert raid.is_in("İİ A RAID", 5)
    assert not raid.is_in("İİ A RAID", 6)
    assert Pattern("definite", "the").in_small is None  # a part of it minds the case


@pytest.mark.parametrize(
    ("theme", "name", "ends"),
    [("ties", "gap_before", "gap_ends"), ("tie_remainders", "left", "rest_ends"), ("tie_remainders", "rest", "rest_ends")],
)
def test_what_stands_before_a_figure_ends_with_one_of_the_last_words_that_are_listed(theme, name, ends):
    pattern, listed = Pattern(theme, name), tuple(f"{word} " for word in words(theme)[ends])
    told = set(re.findall("[a-z]+", re.sub(r"\\.", " ", pattern.compiled.pattern)))
    found = [
        said
        for one in told
        for two in told
        for said in (f"{one} {two} ", f"the {one} {two}, ", f"leaving {one} {two} ")
        if pattern.search(said)
    ]
    assert found
    assert not [said for said in found if not said.endswith(listed)]
