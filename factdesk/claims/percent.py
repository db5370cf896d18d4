"""Percentages and percentage points, which are not the same."""

from functools import cache

from factdesk.claims.amounts import Amount, Figures, Phrase, phrases, whole
from factdesk.draft.words import words

PERCENT = "%"


@cache
def _units(language: str) -> Phrase:
    lists = words("quantities", language)
    return phrases([(word, PERCENT) for word in lists["percent"]] + list(lists["point_units"].items()))


def percent(figures: Figures, at: int, number: float) -> Amount | None:
    """8%, 4.5 per cent, two percentage points."""
    terms = figures.terms
    after = at + 1 + (terms.tags[at + 1] == "-")
    if terms.tags[at] == "f":
        after += terms.tags[after] == "F"
        after += terms.tags[after] == "a"
    if terms.tags[after] == PERCENT:
        return Amount(at, after + 1, whole(number), PERCENT, "percent")
    if terms.tags[at - 1] == "F" and terms.tags[at - 3] == "L" and figures.within(at - 2, "percent"):
        return Amount(at - 2, at + 1, whole(number), PERCENT, "percent")
    if terms.words[at - 1] == "of" and terms.words[at - 2] == "cent" and terms.tag(at - 4) == "L":
        return Amount(at - 3, at + 1, whole(number), PERCENT, "percent")
    found = figures.match(after, _units(figures.language))
    return None if found is None else Amount(at, found[1], whole(number), found[0], "percent")
