"""What cannot come after or before: a deed after its doer's death, an arrest before the offence."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from factdesk.checks.calendar import day_words
from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.times.life_facts import Fact
from factdesk.checks.times.moments import Moment, Passages
from factdesk.draft.patterns import Pattern

DEED, AFTERWARDS = Pattern("deeds", "deed"), Pattern("deeds", "afterwards")
OFFENCE, ARRESTED, ANOTHER = (Pattern("deeds", name) for name in ("offence", "arrested", "another"))
REACH = 110
"""Letters before a date in which its verb stands."""
NEAR = timedelta(days=60)
"""From an arrest to an offence that are of one case."""
ON = 2
"""Sentences behind an offence in which the arrest is told."""


def after_death(passages: Passages, named: Mapping[int, str], died: Mapping[str | None, Fact]) -> Iterator[Finding]:
    """Hold the date of what somebody did, by the name before its verb, against the date of that person's death."""
    text = passages.article.text
    for span, here in passages.of.items() if died else ():
        for moment in here:
            found = DEED.search(text, max(span[0], moment.start - REACH), moment.start)
            death = died.get(named.get(found.end("name"))) if found else None
            ended = death.moment if death else None
            if ended and not moment.relative and moment.first > ended.last and not AFTERWARDS.search(text, *span):
                yield _wrong(moment, ended, f"{_day(moment)} is after the death {ended.when}.")


def before_the_offence(passages: Passages) -> Iterator[Finding]:
    """Hold the day of an arrest against that of the offence in the sentences before it."""
    text = passages.article.text
    for span, here in passages.of.items():
        told = OFFENCE.is_in(text, *span)
        days = [one for one in here if one.first == one.last and not one.relative] if told else []
        if len(days) != 1 or ANOTHER.search(text, *span):
            continue
        for step in range(1, ON + 1):
            other = passages.away(span, step)
            for moment in passages.of.get(other, []) if other else ():
                arrested = ARRESTED.search(text, max(other[0], moment.start - REACH), moment.start) if other else None
                early = moment.first == moment.last and timedelta(0) < days[0].first - moment.first <= NEAR
                if arrested and early and other and not ANOTHER.search(text, *other):
                    yield _wrong(moment, days[0], f"{_day(moment)} is before {days[0].shown}, the day of what the arrest was for.")


def _day(moment: Moment) -> str:
    return day_words(moment.first) if moment.first == moment.last else moment.shown


def _wrong(moment: Moment, other: Moment, message: str) -> Finding:
    return Finding("timeline", Outcome.CONTRADICTED, message, claim=moment.claim.id, related=(other.claim.id,))
