"""An age and a birth that two sentences tell of: "… died on Sunday. He was 83. … Born in March 1941, …"."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from factdesk.checks.finding import Finding
from factdesk.checks.reckoning import right, wrong
from factdesk.checks.sum_rules import Rule, Rules
from factdesk.checks.sums import Figure, Sentence
from factdesk.checks.time_span import DAY, MONTH, YEAR, in_words
from factdesk.draft.patterns import Pattern

BORN, AT_DEATH, NAMED = Rule("sum_births", "born"), Rules("sum_births", "at_death"), Rule("sum_births", "named")
DIED, OF_ANOTHER = Pattern("sum_births", "died"), Pattern("sum_births", "of_another")
LATELY = timedelta(days=45)
"""Before the dateline, in which somebody has died who is told of as dead."""
OLDEST = 115
BACK = 400
"""Characters before an age in which the death is told."""
A_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def sums(told: Sequence[Sentence]) -> Iterable[Finding]:
    """Hold the only age of the last sentences against the only birth in them, where one of the two stands in the last of them."""
    last = told[-1]
    births = [(sentence, named["y"]) for sentence in told if "y" in sentence.kinds for _, named in sentence.matches(BORN)]
    if len(births) != 1:
        return
    sentence, born = births[0]
    if OF_ANOTHER.search(sentence.masked[: sentence.places[sentence.figures.index(born)]]):
        return
    dead = _dead(told)
    ages = list(_at_death(told)) if dead else list(_living(told, sentence))
    if (
        len(ages) == 1
        and ages[0][0] is not sentence
        and last in (ages[0][0], sentence)
        and not OF_ANOTHER.search(ages[0][0].masked)
    ):
        yield from _judge(sentence.article.dateline, ages[0][1], born)


def _dead(told: Sequence[Sentence]) -> bool:
    """Whether somebody is told of as lately dead in these sentences or right before them: without a year of death."""
    article, start, end = told[0].article, told[0].start, told[-1].end
    found = DIED.search(article.text, max(0, start - BACK), end)
    sentence = article.sentence_at(found.start()) if found else (0, 0)
    return found is not None and A_YEAR.search(article.text, *sentence) is None


def _at_death(told: Sequence[Sentence]) -> Iterable[tuple[Sentence, Figure]]:
    for sentence in told:
        for rule in AT_DEATH if "a" in sentence.kinds or "n" in sentence.kinds else ():
            yield from ((sentence, named["a"]) for _, named in sentence.matches(rule))


def _living(told: Sequence[Sentence], birth: Sentence) -> Iterable[tuple[Sentence, Figure]]:
    """The age of somebody in the sentence before the one that tells of a birth."""
    at = told.index(birth)
    for sentence in told[max(0, at - 1) : at]:
        yield from ((sentence, named["a"]) for _, named in sentence.matches(NAMED) if 0 < named["a"].value < OLDEST)


def _judge(today: date, age: Figure, born: Figure) -> Iterable[Finding]:
    iso = born.iso or (born.claim.value.date if born.claim and hasattr(born.claim.value, "date") else None) or f"{born.value:.0f}"
    if len(iso) not in (YEAR, MONTH, DAY) or not 0 < age.value < OLDEST or age.bound or age.approximate:
        return
    first, last = _ends(iso)
    youngest, oldest = _years(last, today - LATELY), _years(first, today)
    told = f"somebody born {'on' if len(iso) == DAY else 'in'} {in_words(iso)} is {oldest if youngest == oldest else f'{youngest} or {oldest}'}"
    if youngest <= age.value <= oldest:
        yield right(age, f"{told}.", born)
    else:
        yield wrong(age, f"{told}, not {age.value:.0f}.", born, value=oldest if youngest == oldest else None)


def _ends(iso: str) -> tuple[date, date]:
    if len(iso) == DAY:
        return date.fromisoformat(iso), date.fromisoformat(iso)
    year, month = int(iso[:4]), int(iso[5:7]) if len(iso) == MONTH else 0
    return date(year, month or 1, 1), date(year, month or 12, monthrange(year, month or 12)[1])


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
