"""Nouns that tell people by what they are, what they do or what befell them."""

import re
from collections.abc import Mapping
from functools import cache

from factdesk.checks.numbers.mentions import singular
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

DOER = Pattern("definite", "doer")


@cache
def befallen(language: str) -> Mapping[str, re.Pattern[str]]:
    """What tells of people's fate, by the noun that they bear then: the dead, of those who were killed."""
    listed = words("definite", language)["befallen"]
    compiled = {source: re.compile(source, re.IGNORECASE) for source in listed.values()}
    return {noun: compiled[source] for noun, source in listed.items()}


def may_be_people(noun: str, language: str) -> bool:
    """Whether a noun can be of people; none says nothing else."""
    return not noun or noun in word_set("definite", "anyone", language) or tells_people(noun, language)


def tells_people(noun: str, language: str) -> bool:
    """Whether a noun tells people by what they are or do."""
    return noun in _kinds(language) or noun in befallen(language) or DOER.match(noun) is not None


def of_people(one: str, two: str, language: str) -> bool:
    """Whether people of any kind are taken up by a name of theirs, or those of a name as people, or without a noun."""
    anyone = word_set("definite", "anyone")
    if one in anyone and (not two or two in anyone or tells_people(two, language)):
        return True
    return bool(one) and (not two or (two in anyone and tells_people(one, language)))


@cache
def _kinds(language: str) -> frozenset[str]:
    """The nouns of every kin that is people."""
    kinds = words("number_kin", language)
    return frozenset(singular(word) for name in kinds["people"] for entry in kinds["kin"][name] for word in entry.split("|"))
