"""How many years somebody is said to have been in office: "prime minister for the past six years", "leaves after 14 years in power"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.offices import posts
from factdesk.checks.offices.evidence import row
from factdesk.checks.offices.judgement import Answer, Judgement
from factdesk.checks.offices.succession import People, subject
from factdesk.checks.offices.words import in_one, office_of, plain_name, span_of
from factdesk.checks.times.time_span import number_of
from factdesk.checks.written import capitalised
from factdesk.claims.claim import Standing
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern
from factdesk.roster.official import Official, Term

_CUE, _BEHIND = Pattern("tenures", "years_cue"), Pattern("tenures", "years_behind")
_AWAY, _OPENING = Pattern("tenures", "years_away"), Pattern("tenures", "years_opening")
_OTHERWISE = Pattern("tenures", "years_otherwise")
LATELY = timedelta(days=40)
"""After leaving an office, when the years in it are those of the whole term."""
YEAR = timedelta(days=365, hours=6)
ROOM, ROUGH = 1.2, 2.2
"""Years by which a figure may be off, as terms are told by calendar years; and one that is told as rough."""
AHEAD = 60
"""Characters behind an opening phrase in which the one stands whom it is about."""


def lasted(article: Article, people: People, judged: Mapping[str, Judgement]) -> Iterator[Finding]:
    """A contradiction where a term that lasts to these days is longer than the years that the draft gives it, or began later."""
    if not _CUE.is_in(article.text):
        return
    for judgement in judged.values():
        yield from _behind(article, judgement)
    for first, last in article.sentences:
        if not _CUE.is_in(article.text, first, last):
            continue
        for words in _AWAY.finditer(article.text, first, last):
            found = subject(article, people, words.start(), "")
            if found is not None and found[1]:
                yield from _wrong(article, found[0], words, [])
        opened = _OPENING.match(article.text, first, last)
        named = people.named(article.text, opened.end(), min(last, opened.end() + AHEAD)) if opened else []
        if opened and named and named[0][0] == opened.end():
            yield from _wrong(article, named[0][2], opened, [])


def _behind(article: Article, judgement: Judgement) -> Iterator[Finding]:
    """The same of the years straight behind a title."""
    claim, value, term = judgement.claim, judgement.value, judgement.term
    if (
        judgement.answer not in {Answer.SUPPORTED, Answer.NO_LONGER}
        or value.standing is not Standing.CURRENT
        or term is None
        or judgement.candidate is None
    ):
        return
    words = _BEHIND.match(article.text, claim.end, claim.sentence[1])
    if words is not None and posts.leading(term.office.normal):
        runs = [in_one(judgement.candidate.person, term)] if judgement.answer is Answer.SUPPORTED else []
        yield from _wrong(article, judgement.candidate.person, words, runs)


def _wrong(article: Article, person: Official, words: re.Match[str], runs: Sequence[Term]) -> Iterator[Finding]:
    many, day = number_of(words["many"]), article.dateline
    runs = runs or _these_days(person, day)
    if many is None or not runs or _OTHERWISE.match(article.text, words.end()):
        return
    room = ROUGH if words["about"] else ROOM
    told = [_years(run, day) for run in runs]
    of_late = words["late"] is not None  # else terms of long ago may be counted in, which few rosters have
    if any(years < many + room if not of_late else abs(years - many) <= room for years in told):
        return
    run = max(runs, key=lambda one: posts.leading(one.office.normal))
    message = f"{plain_name(person)} was {office_of(run)} {span_of(run)}, not for {words['many']} years."
    yield Finding(
        "office-holder", Outcome.CONTRADICTED, capitalised(message), span=words.span("many"), evidence=(row(person, run, "person"),)
    )


def _these_days(person: Official, day: date) -> list[Term]:
    """The leads that somebody has or has just left, with the one that goes back to the first lead in that country."""
    leads = [in_one(person, term) for term in person.terms if posts.leading(term.office.normal) and term.start and not term.acting]
    return [run for run in leads if run.start and run.start.first <= day and (run.end is None or day - LATELY <= run.end.last)]


def _years(run: Term, day: date) -> float:
    """The years of a term up to a day."""
    assert run.start is not None
    last = min(day, run.end.last) if run.end else day
    return (last - run.start.first) / YEAR
