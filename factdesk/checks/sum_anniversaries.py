"""Anniversaries and birthdays: "opened in 1925 … its 90th anniversary in 2025", "born in 1937 … turned 80 in 2015"."""

import re
from collections.abc import Iterable, Iterator

from factdesk.checks.finding import Finding
from factdesk.checks.reckoning import right, wrong
from factdesk.checks.sum_rules import Rule, Rules
from factdesk.checks.sums import Figure, Sentence
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

STARTED = Rule("sum_anniversaries", "started")
NTH = Pattern("sum_anniversaries", "nth")
BY_NAME = Pattern("sum_anniversaries", "by_name")
THIS = Pattern("sum_anniversaries", "this")
NEXT, LAST = re.compile(r"\bnext year\b", re.IGNORECASE), re.compile(r"\blast year\b", re.IGNORECASE)
AGED = Rules("sum_anniversaries", "aged")
OLDEST = 3000


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Count the years from a beginning to its anniversary, or from a birth to a birthday."""
    if "y" not in sentence.kinds:
        return
    yield from _anniversaries(sentence)
    if sentence.kinds.count("y") > 1:
        for match, named in (found for pattern in AGED for found in sentence.matches(pattern)):
            born, then, age = named["y"], named["t"], named["a"]
            if born.value < then.value and age.unit in (None, "year", "years") and not age.bound and not age.approximate:
                room = 0 if "turn" in match["how"].lower() else 1
                yield from _judge(age, int(age.value), born, int(then.value), then, room=room)


def _anniversaries(sentence: Sentence) -> Iterator[Finding]:
    nths = [figure for figure in sentence.figures if figure.kind == "o" and figure.unit and NTH.fullmatch(figure.unit)]
    named = BY_NAME.findall(sentence.masked)
    if len(nths) + len(named) != 1:
        return
    begun = [found["y"] for _, found in sentence.matches(STARTED)]
    years = [figure for figure in sentence.figures if figure.kind == "y"]
    if len(begun) != 1 or len(years) > 2:  # noqa: PLR2004
        return
    then = _then(sentence, [year for year in years if year is not begun[0]])
    if then is None or not begun[0].value < then < OLDEST:
        return
    figure = nths[0] if nths else begun[0]
    value = int(nths[0].value) if nths else words("sum_anniversaries")["named"][named[0].lower()]
    yield from _judge(figure, value, begun[0], then, *(year for year in years if year is not begun[0]))


def _then(sentence: Sentence, others: list[Figure]) -> int | None:
    """The year of the anniversary: the other year that the sentence has, or the one that it names by the dateline."""
    if others:
        return int(others[0].value)
    today = sentence.article.dateline.year
    if NEXT.search(sentence.masked):
        return today + 1
    if LAST.search(sentence.masked):
        return today - 1
    return today if THIS.search(sentence.masked) else None


def _judge(figure: Figure, said: int, start: Figure, then: int, *others: Figure, room: int = 0) -> Iterator[Finding]:
    real = then - int(start.value)
    told = f"{start.value:.0f} to {then} is {real} years"
    if said in (real, real - room):
        yield right(figure, f"{told}.", start, *others)
    else:
        yield wrong(figure, f"{told}, not {said}.", *(other for other in (start, *others) if other is not figure))
