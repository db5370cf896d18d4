"""Figures beside a sum that belong to it or not: a rest with a noun of its own, "80 jets …, and the other 22 pilots"; a one that is no number."""

from collections.abc import Sequence

from factdesk.checks.products.roles import singular
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.sentences import Sentence
from factdesk.draft.patterns import Pattern, word_set

WHO_HAD, AT_ONE = Pattern("sum_parts", "who_had"), Pattern("sum_parts", "at_one")
NEAR = 8
"""Letters before a number in which its preposition stands."""


def of_others(rest: Figure, whole: Figure) -> bool:
    """Whether a rest need not be of its whole: its noun is another one, and no name for anybody or for what befell them."""
    noun, counted = singular(rest.unit or ""), singular(whole.unit or "")
    if rest.kind != "n" or not noun or not counted or noun == counted:
        return False
    anybody = word_set("sum_parts", "anybody") | word_set("ties", "befallen")
    people = noun in anybody and (counted in anybody or counted in word_set("ties", "persons"))
    return not people


def told_before(sentence: Sentence, first: int, parts: Sequence[Figure], total: Figure) -> tuple[Figure, ...]:
    """The figure before a list that belongs to its sum behind it: "four children, who had 11 and 14 …, making 29"."""
    one = sentence.figures[first - 1] if first else None
    if one is None or one.kind != parts[0].kind or one.unit == total.unit is not None or total.start < parts[-1].start:
        return ()
    return (one,) if one.kind == "n" and WHO_HAD.fullmatch(sentence.small[first]) else ()


def pronoun(sentence: Sentence, part: Figure) -> bool:
    """Whether "one" is no number: "eight at one and seven at the other"."""
    return (
        part.value == 1
        and part.unit is None
        and AT_ONE.search(sentence.article.text, max(0, part.start - NEAR), part.start) is not None
    )


def told_apart(parts: Sequence[Figure]) -> bool:
    """Whether each part is of people of another kind, of whom none can be of two: 31 children, 19 women and two men."""
    nouns = [part.unit or "" for part in parts]
    return len(set(nouns)) == len(nouns) > 1 and word_set("sum_parts", "apart_by_age").issuperset(nouns)
