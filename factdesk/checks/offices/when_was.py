"""A day and the office that somebody is said to have held on it: "in 2011, when she was president", "in 2008, when X was in the White House"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.offices import posts
from factdesk.checks.offices.evidence import row
from factdesk.checks.offices.judgement import Period, bounds
from factdesk.checks.offices.retelling import Dates
from factdesk.checks.offices.succession import People, means, subject
from factdesk.checks.offices.tenure import SLACK, certain, period
from factdesk.checks.offices.words import in_one, office_of, plain_name, span_of, when
from factdesk.checks.written import capitalised
from factdesk.draft.article import Article
from factdesk.draft.names import fold
from factdesk.draft.offices import office_class
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words as load
from factdesk.roster.official import Official, Term
from factdesk.roster.roster import Roster

_WHEN = Pattern("tenures", "when_was")
_CUE, _WHEN_BEFORE = Pattern("tenures", "named_cue"), Pattern("tenures", "when_before_name")
_NAMED_WAS, _WAS_IN = Pattern("tenures", "named_was"), Pattern("tenures", "was_in")
_ANOTHER_TIME = Pattern("tenures", "another_time")
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
        if _CUE.is_in(article.text, first, last):
            for person, words, said in _named(article, people, dates, (first, last)):
                yield from _held(article, person, words, said, roster)


def _named(
    article: Article, people: People, dates: Dates, sentence: tuple[int, int]
) -> Iterator[tuple[Official, re.Match[str], Period]]:
    """Everybody who is named with an office, or with its seat, behind the only day of a sentence."""
    told = list(dates.between(*sentence))
    if len(told) != 1 or told[0][1].relative or told[0][1].impossible:
        return
    at, value = told[0]
    first, last = bounds(value.date or value.start)[0], bounds(value.date or value.end)[1]
    for start, end, person in people.named(article.text, at, sentence[1]) if first and last and first <= last else ():
        words = _WAS_IN.match(article.text, end, sentence[1])
        if words is None and _WHEN_BEFORE.search(article.text, at, start):
            words = _NAMED_WAS.match(article.text, end, sentence[1])
        if words and first and last and not _ANOTHER_TIME.search(article.text, at, start):
            yield person, words, Period(first, last)


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
        in_one(person, term) for term in person.terms if term.start and term.start.first <= article.dateline and _meant(words, term)
    ]
    if not runs or any(not _alone(run) or _covers(run, said) for run in runs):
        return
    if all(certain(person, run, said, roster) for run in runs):
        message = f"{plain_name(person)} was {office_of(runs[0])} {span_of(runs[0])}, not {when(said)}."
        evidence = (row(person, runs[0], "person"),)
        yield Finding("office-holder", Outcome.CONTRADICTED, capitalised(message), span=words.span(), evidence=evidence)


def _meant(words: re.Match[str], term: Term) -> bool:
    """Whether a term is of the office that the words name, or of the one whose seat they name."""
    named = words.groupdict()
    if named.get("seat"):
        seats: Mapping[str, Sequence[str]] = load("posts")["seats"]
        return [term.office.normal, term.office.jurisdiction] == list(seats[fold(named["seat"]).removeprefix("the ")])
    return means(words["office"], term)


def _alone(run: Term) -> bool:
    """Whether one person at a time has an office: a lead, or a department."""
    return posts.leading(run.office.normal) or (
        office_class(run.office.normal) == "minister" and run.office.normal not in posts.many()
    )


def _covers(run: Term, said: Period) -> bool:
    """Whether a term and a day lie together, or nearly; a term has a day of a year or a season, or none."""
    assert run.start is not None
    slack = SLACK if said.last - said.first < SLACK else timedelta()
    return run.start.first - slack <= said.last and (run.end is None or said.first - slack <= run.end.last)
