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
_TESTED = frozenset({Answer.WRONG_OFFICE, Answer.WRONG_JURISDICTION, Answer.NO_LONGER, Answer.NOT_YET})


def taken(article: Article, dates: Dates, case: Case, judgement: Judgement) -> tuple[Case, Judgement]:
    """The answer, or a contradiction of an office that is said to be taken or given up these days; and the case that it is the answer to."""
    value = case.value
    of_late = value.on is None or (value.on.relative and recent(value.on, article.dateline))
    if not of_late or value.standing not in {Standing.ELECT, Standing.THEN} or len(named_for_sure(case)) != 1:
        return case, judgement
    if value.parts.standing is not None:
        return case, judgement
    given_up = value.standing is Standing.THEN and _left(case, judgement, LONG_GONE)
    taken_up = value.standing is Standing.ELECT and (judgement.answer is Answer.OTHERWISE or _left(case, judgement, timedelta()))
    if not given_up and not taken_up:
        return case, judgement
    now = replace(case, value=replace(value, standing=Standing.CURRENT))
    later = replace(now, period=Period(case.period.first + FORTNIGHT, case.period.last + FORTNIGHT))
    first, second = judge(now), judge(later)
    if first.answer is not Answer.NOT_YET and not _these_days(article, dates, case):  # no history has somebody to come
        return case, judgement
    wrong = all(one.answer in _TESTED and one.confident and contradicts(one) for one in (first, second))
    if not wrong:
        return case, judgement
    return (now, first) if given_up else (case, replace(first, value=value))


def _left(case: Case, judgement: Judgement, ago: timedelta) -> bool:
    """Whether the answer rests on a term that ended some time before the day."""
    term = judgement.term if judgement.answer is Answer.SUPPORTED else None
    return term is not None and term.end is not None and term.end.last + ago < case.period.first


def _these_days(article: Article, dates: Dates, case: Case) -> bool:
    """Whether a verb of the present tense, or one of the past with a day of the last weeks in its sentence, has somebody take or leave it."""
    claim, parts = case.claim, case.value.parts
    start = parts.title[0] if parts.title else claim.end
    opens, last = max(claim.sentence[0], start - WORDS), claim.sentence[1]
    words = article.text[opens:start]
    if case.value.standing is Standing.ELECT and _TAKES.search(words):
        return True
    verb = (_TOOK if case.value.standing is Standing.ELECT else _GAVE_UP).search(words)
    if verb is None:
        return False
    before = [
        value for at, value in dates.between(claim.sentence[0], start) if not _CLAUSE.search(article.text, at, opens + verb.end())
    ]
    behind = [value for at, value in dates.between(claim.end, last) if not _CLAUSE.search(article.text, claim.end, at)]
    return any(recent(value, article.dateline) for value in (*before, *behind))
