"""The years of an office that are told away from its title: "Harper, in office since 2006", "who held the post from 2000 to 2008"."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.offices import posts
from factdesk.checks.offices.evidence import row
from factdesk.checks.offices.judgement import Answer, Judgement, Period
from factdesk.checks.offices.retelling import Dates
from factdesk.checks.offices.succession import People, subject
from factdesk.checks.offices.tenure import certain, fits, period, spans
from factdesk.checks.offices.words import in_one, other_dates
from factdesk.checks.written import capitalised
from factdesk.claims.claim import DateValue
from factdesk.draft.article import Article
from factdesk.draft.jurisdictions import jurisdiction_of
from factdesk.draft.patterns import Pattern
from factdesk.roster.official import Official, Term
from factdesk.roster.roster import Roster

_CUE, _AGAIN = Pattern("tenures", "told_cue"), Pattern("tenures", "again")
_SINCE, _BEGAN, _LASTED = Pattern("tenures", "since"), Pattern("tenures", "began"), Pattern("tenures", "lasted")
BEFORE = 90
"""Characters before a date in which the words of the term stand."""


def tenures_told(
    article: Article, people: People, dates: Dates, judged: Mapping[str, Judgement], roster: Roster
) -> Iterator[Finding]:
    """A contradiction where the years are those of no term that the person had, and somebody else was certainly in office then."""
    for first, last in article.sentences:
        if not _CUE.is_in(article.text, first, last):
            continue
        for start, value in dates.between(first, last):
            words, said = _said(article.text, max(first, start - BEFORE), start, value)
            if words is None or said is None or _AGAIN.search(article.text, max(first, words.start() - BEFORE // 3), last):
                continue
            found = subject(article, people, words.start(), "")
            if found is not None and found[1]:
                yield from _held(article, found[0], words, said, (start, judged, roster))


def _said(
    text: str, first: int, start: int, value: DateValue
) -> tuple[re.Match[str] | None, tuple[Period | None, Period | None] | None]:
    """The words before a date that make it that of a term, with the first and the last day that they give."""
    if value.relative or value.impossible:
        return None, None
    if spans(value):
        return _LASTED.search(text, first, start), (period(value, value.start), period(value, value.end))
    since = _SINCE.search(text, first, start)
    words = since or _BEGAN.search(text, first, start)
    begun = period(value, value.date or (value.start if since else None))
    return words, (begun, None) if begun else None


def _held(
    article: Article,
    person: Official,
    words: re.Match[str],
    said: tuple[Period | None, Period | None],
    rest: tuple[int, Mapping[str, Judgement], Roster],
) -> Iterator[Finding]:
    at, judged, roster = rest
    own = [in_one(person, term) for term in person.terms]
    if any(fits(term.start, said[0]) and fits(term.end, said[1]) for term in (*own, *person.terms)):
        return
    runs = _meant(person, own, words, article.dateline, judged)
    wrong = {run.office: run for run in runs if _wrong(person, run, said, roster)}
    if not wrong or any(run.office not in wrong for run in runs):
        return
    run = max(wrong.values(), key=lambda run: (run.start is not None, run.start))
    span = (words.start(), at + 1)
    yield Finding(
        "office-holder",
        Outcome.CONTRADICTED,
        capitalised(other_dates(person, run, said)),
        span=span,
        evidence=(row(person, run, "person"),),
    )


def _meant(person: Official, own: list[Term], words: re.Match[str], day: date, judged: Mapping[str, Judgement]) -> list[Term]:
    """The leads that the words can be about: of the place named, else those that the draft gives the person, else all that began by the day."""
    named = next(filter(None, words.groups()), None)
    code = jurisdiction_of(named) if named else None
    if named and code is None:
        return []
    titled = {
        judgement.term.office
        for judgement in judged.values()
        if judgement.term
        and judgement.candidate
        and judgement.candidate.person.key == person.key
        and judgement.answer is Answer.SUPPORTED
    }
    leads = [run for run in own if run.start and run.start.first <= day and not run.acting]
    if code is None and titled:
        leads = [run for run in leads if run.office in titled]
    leads = [run for run in leads if code is None or posts.near(code, run.office.jurisdiction)]
    if not all(posts.leading(run.office.normal) for run in leads):
        leads = [run for run in leads if posts.leading(run.office.normal)] if code else []
    return leads


def _wrong(person: Official, run: Term, said: tuple[Period | None, Period | None], roster: Roster) -> bool:
    """Whether the days are certainly not those of a term."""
    if run.start is None:
        return False
    wrong = [one for mine, one in ((run.start, said[0]), (run.end, said[1])) if one and not fits(mine, one)]
    return bool(wrong) and all(certain(person, run, one, roster) for one in wrong)
