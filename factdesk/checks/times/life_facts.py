"""Births and ages as a draft tells them: each fact gives the days between which somebody can have been born."""

from calendar import isleap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.moments import Moment, Passages
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern

BORN, BORN_CUT, BRACKET = Pattern("lives", "born"), Pattern("lives", "born_cut"), Pattern("lives", "bracket")
NOW_BEFORE, NOW_BEHIND = Pattern("lives", "now_before"), Pattern("lives", "now_behind")
THEN_BEFORE, TURNED = Pattern("lives", "then_before"), Pattern("lives", "turned")
WHEN_BEHIND, WHEN_BEFORE = Pattern("lives", "when_behind"), Pattern("lives", "when_before")
KIN, OF_THEN = Pattern("lives", "kin"), Pattern("lives", "of_then")
DYING, DEAD_NOW, DIED = Pattern("lives", "dying"), Pattern("lives", "dead_now"), Pattern("lives", "died")
WHEN_DIED = Pattern("lives", "when_died")
WAS, WAS_BEHIND = Pattern("lives", "was"), Pattern("lives", "was_behind")
AT_NOW, SHE_IS = Pattern("lives", "at_now"), Pattern("lives", "she_is")
HAS_TURNED, TO_COME, YEAR = Pattern("lives", "has_turned"), Pattern("lives", "to_come"), Pattern("anniversaries", "year")
JUST_THEN, OLD_WHAT = Pattern("lives", "just_then"), Pattern("lives", "old_what")
NOT_AGE, VAGUE, OWN_AGE = (Pattern("lives", name) for name in ("not_age", "vague", "own_age"))
OLDEST = 115
NOW = "now"
REACH = 100
LATELY = timedelta(days=45)
"""Before the dateline, in which somebody has died whose death is the news."""
WEEK = timedelta(days=7)
"""Before the dateline, in which an age was asked."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A birth, or an age at a time, and the first and last day of birth that it allows."""

    start: int
    first: date
    last: date
    when: str
    """"in March 1941", "on 3 May 2020", "now", "at death"."""
    figure: Figure | None = None
    """The age; None for a birth."""
    moment: Moment | None = None
    """The day of birth, or the time at which the age was reached; None for the dateline."""
    at: tuple[date, date] | None = None
    """When somebody had this age."""
    dying: bool = False
    assumed: bool = False
    """An age at a death that nothing in its sentence dates."""


def births(passages: Passages) -> Iterator[Fact]:
    """Every birth that a draft tells of."""
    for span, here in passages.of.items():
        low = span[0]
        for moment in here:
            if _is_birth(passages.article.text, max(low, moment.start - REACH), moment):
                yield Fact(moment.start, moment.first, moment.last, moment.when, moment=moment)
            low = moment.end


def _is_birth(text: str, low: int, moment: Moment) -> bool:
    before = text[low : moment.start]
    found = BORN.search(before)
    if moment.relative or moment.edge == "to":
        return False
    if found and not BORN_CUT.search(before, found.start() + len("born")):
        return True
    bracket = BRACKET.search(before)
    if bracket is None or text[low : low + bracket.start()].rstrip()[-1:].isupper():
        return False  # OSLO (May 3) - the day of the report
    return moment.edge == "from" or text[moment.end : moment.end + 1] == ")"


def deaths(passages: Passages) -> Iterator[Fact]:
    """The deaths that a draft dates: those in a bracket behind a name, and those with a verb before their date."""
    for span, here in passages.of.items():
        low = span[0]
        for moment in here:
            before = passages.article.text[low : moment.start]
            if (moment.edge == "to" and BRACKET.search(before)) or (not moment.edge and DIED.search(before[-REACH:])):
                yield Fact(moment.start, moment.first, moment.last, moment.when, moment=moment)
            low = moment.end if moment.edge != "from" else low


def ages(passages: Passages, sentence: Sentence, born: frozenset[int]) -> Iterator[Fact]:
    """The ages of a sentence, each with its time; dates of birth, by their places, are no time of an age."""
    article = passages.article
    for figure in sentence.figures:
        if not is_age(figure) or NOT_AGE.match(article.text, figure.end):
            continue
        span = article.sentence_at(figure.start)
        before = article.text[max(span[0], figure.start - REACH) : figure.digits[0]]
        if VAGUE.search(before) or (figure.claim and figure.claim.speaker):
            continue
        fact = _timed(article, span, figure, [one for one in passages.of.get(span, []) if one.start not in born])
        if fact:
            yield fact


def is_age(figure: Figure) -> bool:
    """Whether a figure can be somebody's age in years."""
    plain = not figure.bound and not figure.approximate and figure.unit in (None, "year")
    return figure.kind in "an" and plain and 0 < figure.value < OLDEST and figure.value == int(figure.value)


def _timed(article: Article, span: tuple[int, int], figure: Figure, here: Sequence[Moment]) -> Fact | None:
    """The age of a figure at the time that stands beside it, at a death, or on the dateline."""
    text = article.text
    before = text[max(span[0], figure.start - REACH) : figure.digits[0]]
    if DYING.search(before) or WHEN_DIED.match(text, figure.end):
        return _at_death(article, span, figure, here)
    behind = next((one for one in here if one.start >= figure.end and not OWN_AGE.match(text, one.end)), None)
    behind = None if behind and behind.relative and OF_THEN.match(text, behind.end) else behind
    ahead = next((one for one in reversed(here) if one.end <= figure.start), None)
    if ahead and _of_a_year_told(text, article.paragraph_at(ahead.start).start, ahead):
        ahead = None
    turned = TURNED.search(before) is not None
    what = OLD_WHAT.match(text, figure.end) if figure.told.lower().endswith("old") else None
    between = text[what.end() if what else figure.end : behind.start] if behind and (turned or THEN_BEFORE.search(before)) else None
    just_then = ahead and not ahead.edge and JUST_THEN.fullmatch(text, ahead.end, figure.digits[0])
    if behind and not just_then and between is not None and WHEN_BEHIND.match(between) and not BORN.search(between):
        coming = turned and TO_COME.search(before) and behind.last < article.dateline and not YEAR.search(behind.claim.text)
        return None if coming else _fact(figure, behind, turned=turned)
    if ahead and (just_then or (not ahead.edge and WHEN_BEFORE.match(text[ahead.end : figure.digits[0]]))):
        return _fact(figure, ahead, turned=turned)
    if WAS.match(text[span[0] : figure.digits[0]]) and WAS_BEHIND.match(text, figure.end):
        return _at_death(article, span, figure, here)
    now = NOW_BEHIND.match(text[figure.end : span[1]]) is not None
    at_now = AT_NOW.match(text[span[0] : figure.digits[0]]) and SHE_IS.match(text, figure.end)
    turned_now = now and HAS_TURNED.search(before)
    if at_now or turned_now or (now and NOW_BEFORE.search(before)):
        return _since(figure, article.dateline, timedelta(0) if turned_now else WEEK, NOW)
    return None


def _of_a_year_told(text: str, start: int, moment: Moment) -> bool:
    """Whether a date without a year follows one of another year: "elected in April 1994 … inaugurated on May 10, at 75"."""
    if moment.relative or YEAR.search(moment.claim.text):
        return False
    told = YEAR.findall(text, start, moment.start)
    return bool(told) and int(told[-1]) != moment.first.year


def _at_death(article: Article, span: tuple[int, int], figure: Figure, here: Sequence[Moment]) -> Fact | None:
    """An age at death, on the day that its sentence tells; else in the weeks before the dateline, of somebody who "has died"."""
    text = article.text
    days = [one for one in here if _died_on(text[max(span[0], one.start - REACH) : one.start])]
    if not days and here and here[0].end < figure.start and DIED.search(text[here[0].end : figure.start]) is None:
        days = [here[0]]
    if days:
        return _fact(figure, days[-1], dying=True)
    lately = DEAD_NOW.search(text, max(0, span[0] - 4 * REACH), span[1])
    return replace(_since(figure, article.dateline, LATELY, "at death"), assumed=lately is None)


def _died_on(before: str) -> bool:
    """Whether the words before a day tell a death, and not that of a relative: "since the death of her father on"."""
    found = DIED.search(before)
    return found is not None and KIN.search(before, found.start()) is None


def named(article: Article, figure: Figure) -> Fact:
    """The age that stands right beside a name: that of the day of the draft."""
    return _since(figure, article.dateline, WEEK, NOW)


def _since(figure: Figure, day: date, room: timedelta, when: str) -> Fact:
    """An age on the dateline or in the time before it."""
    return _aged(figure, (day - room, day), when, None, dying=when != NOW)


def _fact(figure: Figure, moment: Moment, *, turned: bool = False, dying: bool = False) -> Fact:
    fact = _aged(figure, (moment.first, moment.last), moment.when, moment, dying=dying)
    return replace(fact, first=years_before(moment.first, int(figure.value))) if turned else fact


def _aged(figure: Figure, at: tuple[date, date], when: str, moment: Moment | None, *, dying: bool = False) -> Fact:
    age = int(figure.value)
    low, high = years_before(at[0], age + 1) + timedelta(days=1), years_before(at[1], age)
    return Fact(figure.start, low, high, when, figure, moment, at, dying)


def at_known_death(fact: Fact, death: Fact) -> Fact:
    """An age at a death that another sentence dates."""
    assert fact.figure is not None
    assert death.moment is not None
    return _fact(fact.figure, death.moment, dying=True)


def years_before(day: date, years: int) -> date:
    """The same day so many years before; the 28th for a leap day that there was not."""
    year = max(1, day.year - years)
    leapt = (day.month, day.day) == (2, 29) and not isleap(year)
    return day.replace(year=year, day=28) if leapt else day.replace(year=year)
