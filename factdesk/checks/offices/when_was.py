"""A day and the office that somebody is said to have held on it: "in 2011, when she was president", "when he was mayor in 1999"."""

import re
from collections.abc import Iterator

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.offices import posts
from factdesk.checks.offices.evidence import row
from factdesk.checks.offices.judgement import Period
from factdesk.checks.offices.retelling import Dates
from factdesk.checks.offices.succession import People, means, subject
from factdesk.checks.offices.tenure import SLACK, certain, period
from factdesk.checks.offices.words import in_one, office_of, plain_name, span_of, when
from factdesk.checks.written import capitalised
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern
from factdesk.roster.official import Official, Term
from factdesk.roster.roster import Roster

_WHEN = Pattern("tenures", "when_was")
_BEFORE, _BEHIND = Pattern("tenures", "day_before"), Pattern("tenures", "day_behind")
LONGEST = 24
"""Characters of the longest day."""


def when_was(article: Article, people: People, dates: Dates, roster: Roster) -> Iterator[Finding]:
    """A contradiction where the person led there at another time, and somebody else certainly did on that day."""
    for first, last in article.sentences:
        for words in _WHEN.finditer(article.text, first, last):
            said = _day(article, dates, words, (first, last))
            found = subject(article, people, words.start(), "") if said else None
            if said and found is not None:
                yield from _held(article, found[0], words, said, roster)


def _day(article: Article, dates: Dates, words: re.Match[str], sentence: tuple[int, int]) -> Period | None:
    """The day straight before the words, or straight behind them."""
    first, last = sentence
    for start, value in dates.between(max(first, words.start() - LONGEST), words.start()):
        if _BEFORE.fullmatch(article.text, start, words.start()):
            return period(value, value.date)
    for start, value in dates.between(words.end(), min(last, words.end() + LONGEST)):
        if _BEHIND.fullmatch(article.text, words.end(), start):
            return period(value, value.date)
    return None


def _held(article: Article, person: Official, words: re.Match[str], said: Period, roster: Roster) -> Iterator[Finding]:
    runs = [
        in_one(person, term)
        for term in person.terms
        if term.start and term.start.first <= article.dateline and means(words["office"], term)
    ]
    if not runs or any(not posts.leading(run.office.normal) or _covers(run, said) for run in runs):
        return
    if all(certain(person, run, said, roster) for run in runs):
        message = f"{plain_name(person)} was {office_of(runs[0])} {span_of(runs[0])}, not {when(said)}."
        evidence = (row(person, runs[0], "person"),)
        yield Finding("office-holder", Outcome.CONTRADICTED, capitalised(message), span=words.span(), evidence=evidence)


def _covers(run: Term, said: Period) -> bool:
    """Whether a term and a day lie together, or nearly."""
    assert run.start is not None
    return run.start.first - SLACK <= said.last and (run.end is None or said.first - SLACK <= run.end.last)
