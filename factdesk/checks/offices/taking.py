"""Somebody who is said to take office these days: a contradiction where they certainly took or kept another, or left this one."""

from dataclasses import replace
from datetime import timedelta

from factdesk.checks.offices.case import Case, contradicts, named_for_sure
from factdesk.checks.offices.judgement import Answer, Judgement, Period
from factdesk.checks.offices.judging import judge
from factdesk.checks.offices.retelling import Dates, recent
from factdesk.claims.claim import Standing
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern

_TAKES = Pattern("title_verbs", "takes_these_days")
_TOOK = Pattern("title_verbs", "took")
_CLAUSE = Pattern("retelling", "clause")
_GAVE_UP = Pattern("title_verbs", "gave_up")
FORTNIGHT = timedelta(days=14)
"""Between the news of an appointment and the first day at work; whoever still has another office then was not appointed to this one."""
LONG_GONE = timedelta(days=90)
"""After leaving an office, when nobody is dismissed from it any more."""
WORDS = 160
"""Characters before a title in which the verb stands that has somebody take it."""
_UNTIED = frozenset({Answer.OTHERWISE, Answer.WRONG_OFFICE})
_TESTED = frozenset({Answer.WRONG_OFFICE, Answer.WRONG_JURISDICTION, Answer.NO_LONGER, Answer.NOT_YET})


def taken(article: Article, dates: Dates, case: Case, judgement: Judgement) -> tuple[Case, Judgement]:
    """The answer, or a contradiction of an office that is said to be taken or given up these days; and the case that it is the answer to."""
    value = case.value
    if not _of_late(article, case) or len(named_for_sure(case)) != 1:
        return case, judgement
    takes = value.standing is Standing.ELECT or _taking(article, case)
    given_up = not takes and _left(case, judgement, LONG_GONE)
    taken_up = takes and (judgement.answer in _UNTIED or _left(case, judgement, timedelta()))
    if not given_up and not taken_up:
        return case, judgement
    now = replace(case, value=replace(value, standing=Standing.CURRENT))
    later = replace(now, period=Period(case.period.first + FORTNIGHT, case.period.last + FORTNIGHT))
    first, second = judge(now), judge(later)
    if first.answer is not Answer.NOT_YET and not _these_days(article, dates, case, takes=takes):  # no history has somebody to come
        return case, judgement
    if first.answer is Answer.OTHERWISE and _began(second, case):  # on the day itself two had the office, and two the other one
        first = replace(second, period=case.period)
    wrong = all(one.answer in _TESTED and one.confident and contradicts(one) for one in (first, second))
    if not wrong:
        return case, judgement
    if given_up:
        return now, first
    elect = replace(case, value=replace(value, standing=Standing.ELECT))
    return elect, replace(first, value=elect.value)


def _of_late(article: Article, case: Case) -> bool:
    """Whether a verb, and no word beside the title, has somebody take or leave an office, on no day or one of these weeks."""
    value = case.value
    of_late = value.on is None or (value.on.relative and recent(value.on, article.dateline))
    return of_late and value.standing in {Standing.ELECT, Standing.THEN} and value.parts.standing is None


def _taking(article: Article, case: Case) -> bool:
    """Whether a verb of the past has somebody take an office: "took over as"."""
    words = _words(article, case)
    return _TOOK.search(words) is not None and _GAVE_UP.search(words) is None


def _left(case: Case, judgement: Judgement, ago: timedelta) -> bool:
    """Whether the answer rests on a term that ended some time before the day."""
    term = judgement.term if judgement.answer is Answer.SUPPORTED else None
    return term is not None and term.end is not None and term.end.last + ago < case.period.first


def _began(judgement: Judgement, case: Case) -> bool:
    """Whether an answer rests on an office that was taken these days."""
    start = judgement.term.start if judgement.term else None
    return start is not None and abs(start.first - case.period.first) <= FORTNIGHT


def _words(article: Article, case: Case) -> str:
    """What stands before a title in its sentence, up to a length."""
    claim, parts = case.claim, case.value.parts
    start = parts.title[0] if parts.title else claim.end
    return article.text[max(claim.sentence[0], start - WORDS) : start]


def _these_days(article: Article, dates: Dates, case: Case, *, takes: bool) -> bool:
    """Whether a verb of the present tense, or one of the past with a day of the last weeks in its sentence, has somebody take or leave it."""
    claim, parts = case.claim, case.value.parts
    start = parts.title[0] if parts.title else claim.end
    opens, last = max(claim.sentence[0], start - WORDS), claim.sentence[1]
    words = _words(article, case)
    if case.value.standing is Standing.ELECT and _TAKES.search(words):
        return True
    verb = (_TOOK if takes else _GAVE_UP).search(words)
    if verb is None:
        return False
    before = [
        value for at, value in dates.between(claim.sentence[0], start) if not _CLAUSE.search(article.text, at, opens + verb.end())
    ]
    behind = [value for at, value in dates.between(claim.end, last) if not _CLAUSE.search(article.text, claim.end, at)]
    return any(recent(value, article.dateline) for value in (*before, *behind))
