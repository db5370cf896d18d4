"""Ranks, and those who are told of above or before: "the third largest after the United States and China", "for the third time … in 2016 and 2021"."""

import re
from collections.abc import Callable, Iterator

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import wrong
from factdesk.checks.times.time_span import number_of, ordinal_of
from factdesk.checks.written import in_words
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

THEME = "list_ranked"
AFTER, SPLIT, YEAR, AGE = (Pattern(THEME, name) for name in ("after", "split", "year", "age"))
BEFORE = tuple(Pattern(THEME, name) for name in ("won_before", "lost_before", "won_again"))
REST_OF, ONLY_TWO, BEST, ONLY = (Pattern(THEME, name) for name in ("rest_of", "only_two", "best", "only"))
YOUNGEST, PLACES, OF_TWO = (Pattern(THEME, name) for name in ("youngest", "places", "of_two"))
NEAR = 300
"""Letters between a rank and the only ones above it."""
TWO = 2


def ranked(article: Article) -> Iterator[Finding]:
    """Hold every rank against those whom the words count before it."""
    small = article.text.lower()
    if any(stem in small for stem in word_set(THEME, "stems")):  # few drafts have more of it, and the patterns are slow
        for read in READERS:
            yield from read(article.text)
    if any(stem in small for stem in word_set(THEME, "place_stems")):
        yield from _places(article.text)


def _figure(found: re.Match[str], name: str) -> Figure:
    start, end = found.span(name)
    return Figure(start, end, (start, end), found[name], float(ordinal_of(found[name]) or number_of(found[name]) or 0), "o")


def _nth(found: re.Match[str], before: int, who: str = "") -> Finding:
    """What comes behind so many others, and is not of the number that it is said to be."""
    ordinals = words("numbers")["ordinals"]
    others = f"{in_words(before) or before}{who and f', {who}'}"
    return wrong(
        _figure(found, "nth"),
        f"what comes after {others}{',' if who else ''} is the {ordinals[before + 1][0]}, not the {found['nth']}.",
    )


def _after(text: str) -> Iterator[Finding]:
    """After so many names comes the next number; two names with "and" may be one, of no person."""
    for found in AFTER.finditer(text):
        names = SPLIT.compiled.split(found["names"])
        nth, count = ordinal_of(found["nth"]), len(names)
        person = (found["who"] or "") in word_set(THEME, "person")
        if person and OF_TWO.search(found["names"]):  # Sofia of Spain and Portugal
            continue
        if nth not in ((count + 1,) if person else (count, count + 1)):
            yield _nth(found, count, found["names"])


def _years(text: str) -> Iterator[Finding]:
    """For the third time, after two years that are told."""
    for pattern in BEFORE:
        for found in pattern.finditer(text):
            count = len(YEAR.compiled.findall(found["years"])) + ("first" in found.groupdict())
            if ordinal_of(found["nth"]) != count + 1:
                yield _nth(found, count)


def _rest(text: str) -> Iterator[Finding]:
    """Four of the victims, and the fifth; two counties above, and the third."""
    for pattern in (REST_OF, ONLY_TWO):
        for found in pattern.finditer(text):
            count = number_of(found["many"]) or 0
            nth = ordinal_of(found["nth"])
            if count and (nth > count + 1 if pattern is REST_OF else nth != count + 1):
                yield _nth(found, count)


def _best(text: str) -> Iterator[Finding]:
    """The second-fastest, and the only one who has gone faster."""
    only = list(ONLY.finditer(text)) if "Only " in text else []
    for found in BEST.finditer(text) if only else ():
        near = [one for one in only if abs(one.start() - found.start()) < NEAR and one["stem"] == found["stem"]]
        if len(near) == 1:
            count = number_of(near[0]["many"]) or 0 if near[0]["many"] else len(SPLIT.compiled.split(near[0]["names"]))
            if ordinal_of(found["nth"]) not in ((count + 1,) if count != TWO or near[0]["many"] else (TWO, count + 1)):
                yield _nth(found, count)


def _youngest(text: str) -> Iterator[Finding]:
    """The youngest of four, and the ages of the other three."""
    for found in YOUNGEST.finditer(text):
        age, others = int(found["age"]), [int(one) for one in AGE.compiled.findall(found["ages"])]
        many = number_of(found["many"]) or 0
        if len(others) + 1 != many:
            yield wrong(_figure(found, "many"), f"With {len(others)} others there are {len(others) + 1}, not {found['many']}.")
        elif any(one < age for one in others) if found["which"] == "youngest" else any(one > age for one in others):
            other = min(others) if found["which"] == "youngest" else max(others)
            yield wrong(_figure(found, "age"), f"With one of {other} among them, one of {age} is not the {found['which']}.")


def _places(text: str) -> Iterator[Finding]:
    """So many places, from one rank to another."""
    for found in PLACES.finditer(text):
        old, new = ordinal_of(found["old"]), ordinal_of(found["new"])
        many = number_of(found["many"]) or 0
        if old != new and abs(old - new) != many:
            yield wrong(_figure(found, "many"), f"From {found['old']} to {found['new']} is {abs(old - new)}, not {found['many']}.")


READERS: tuple[Callable[[str], Iterator[Finding]], ...] = (_after, _years, _rest, _best, _youngest)
