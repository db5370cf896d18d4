"""The years of an office that are told away from its title: "Harper, in office since 2006", "who held the post from 2000 to 2008"."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.offices import posts
from factdesk.checks.offices.evidence import row
from factdesk.checks.offices.judgement import CONTRADICTING, Answer, Judgement, Period
from factdesk.checks.offices.retelling import Dates
from factdesk.checks.offices.succession import People, means, subject
from factdesk.checks.offices.tenure import certain, fits, period, spans
from factdesk.checks.offices.words import in_one, other_dates
from factdesk.checks.written import capitalised
from factdesk.claims.claim import DateValue
from factdesk.draft.article import Article
from factdesk.draft.jurisdictions import jurisdiction_of
from factdesk.draft.patterns import Pattern
from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Official, Term
from factdesk.roster.roster import Roster

_CUE, _AGAIN = Pattern("tenures", "told_cue"), Pattern("tenures", "again")
_SINCE, _BEGAN, _LASTED = Pattern("tenures", "since"), Pattern("tenures", "began"), Pattern("tenures", "lasted")
_OFFICE_CUE, _BECAME_THEN, _LEFT_THEN = (
    Pattern("tenures", "office_cue"),
    Pattern("tenures", "became_then"),
    Pattern("tenures", "left_then"),
)
LATELY = timedelta(days=30)
"""After leaving an office, when somebody is still told of as in it."""
BEFORE = 90
"""Characters before a date in which the words of the term stand."""


def tenures_told(
    article: Article, people: People, dates: Dates, judged: Mapping[str, Judgement], roster: Roster
) -> Iterator[Finding]:
    """A contradiction where the years are those of no term that the person had, and somebody else was certainly in office then."""
    for first, last in article.sentences:
        if _OFFICE_CUE.is_in(article.text, first, last):
            yield from _offices(article, people, (first, last), dates, (judged, roster))
        if not _CUE.is_in(article.text, first, last):
            continue
        for start, value in dates.between(first, last):
            words, said = _said(article.text, max(first, start - BEFORE), start, value)
            if words is None or said is None or _AGAIN.search(article.text, max(first, words.start() - BEFORE // 3), last):
                continue
            found = subject(article, people, words.start(), "")
            if found is not None and found[1]:
                yield from _held(article, found[0], words, said, (start, judged, roster))


def _offices(
    article: Article, people: People, sentence: tuple[int, int], dates: Dates, rest: tuple[Mapping[str, Judgement], Roster]
) -> Iterator[Finding]:
    """A contradiction where somebody is said to have taken or left a named office, and it was in another year."""
    (first, last), (judged, roster) = sentence, rest
    for start, value in dates.between(first, last):
        said = period(value, value.date)
        if said is None:
            continue
        for pattern, left in ((_BECAME_THEN, False), (_LEFT_THEN, True)):
            words = pattern.search(article.text, max(first, start - BEFORE), start)
            close = start if left else min(last, start + BEFORE // 2)  # whoever left an office may well be chosen again
            if words is None or _AGAIN.search(article.text, max(first, words.start() - BEFORE // 3), close):
                continue
            found = subject(article, people, words.start(), "")
            if found is not None and found[1] and not _dated(found[0], judged):
                yield from _changed(article, found[0], words, (None, said) if left else (said, None), (start, roster))


def _dated(person: Official, judged: Mapping[str, Judgement]) -> bool:
    """Whether a person's title is found wrong already."""
    return any(
        one.answer in CONTRADICTING and one.candidate is not None and one.candidate.person.key == person.key
        for one in judged.values()
    )


def _changed(
    article: Article,
    person: Official,
    words: re.Match[str],
    said: tuple[Period | None, Period | None],
    rest: tuple[int, Roster],
) -> Iterator[Finding]:
    at, roster = rest
    terms = [term for term in person.terms if term.start and term.start.first <= article.dateline and means(words["office"], term)]
    runs = {(run.office, run.start): run for run in (in_one(person, term) for term in terms)}.values()
    if not runs or any(fits(term.start, said[0]) and fits(term.end, said[1]) for term in (*terms, *runs)):
        return
    if not all(
        posts.leading(run.office.normal) and (said[1] is None or run.end) and _wrong(person, run, said, roster) for run in runs
    ):
        return
    day = (said[0] or said[1] or Period(article.dateline, article.dateline)).first
    run = min(runs, key=lambda run: abs(((run.end if said[1] else run.start) or PartialDate.of(day)).first - day))
    message = capitalised(other_dates(person, run, said))
    yield Finding(
        "office-holder", Outcome.CONTRADICTED, message, span=(words.start(), at + 1), evidence=(row(person, run, "person"),)
    )


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
        leads = [
            run for run in leads if posts.leading(run.office.normal) and (code or run.end is None or day - LATELY <= run.end.last)
        ]
    return leads


def _wrong(person: Official, run: Term, said: tuple[Period | None, Period | None], roster: Roster) -> bool:
    """Whether the days are certainly not those of a term."""
    if run.start is None:
        return False
    wrong = [one for mine, one in ((run.start, said[0]), (run.end, said[1])) if one and not fits(mine, one)]
    return bool(wrong) and all(certain(person, run, one, roster) for one in wrong)
