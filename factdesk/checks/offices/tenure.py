"""The years that a draft gives a term of office: "prime minister since 2012", "who became chancellor in 2006", "from 2010 to 2014"."""

from dataclasses import replace
from datetime import date, timedelta

from factdesk.checks.offices import posts
from factdesk.checks.offices.judgement import Answer, Judgement, Period, bounds
from factdesk.checks.offices.retelling import Dates, recent
from factdesk.checks.offices.words import in_one
from factdesk.claims.claim import DateValue, Standing
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern
from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Official, Term
from factdesk.roster.roster import Roster

SLACK = timedelta(days=60)
"""Between an election, a swearing-in and a first day at work; a month named lies within it."""
NEAR = 24
"""Characters between a title and the date that belongs to its term."""
_LINK = Pattern("tenures", "link")
_SPAN = Pattern("tenures", "span")
_BECAME, _OF_LATE = Pattern("tenures", "became"), Pattern("tenures", "of_late")
_AN_OBJECT = Pattern("tenures", "an_object")
_TESTED = frozenset({Answer.SUPPORTED, Answer.NO_LONGER, Answer.NOT_YET, Answer.GAP})


def with_tenure(article: Article, dates: Dates, judgement: Judgement, roster: Roster) -> Judgement:
    """The judgement, or a contradiction where the draft's years are none of a term that this person had in the office."""
    if judgement.answer is Answer.WRONG_OFFICE and not judgement.confident:
        return _of_the_other(article, dates, judgement)
    found = _with_years(article, dates, judgement, roster)
    return _of_late(article, dates, judgement, roster) if found is judgement else found


def _with_years(article: Article, dates: Dates, judgement: Judgement, roster: Roster) -> Judgement:
    term, candidate = judgement.term, judgement.candidate
    if term is None or candidate is None or judgement.answer not in _TESTED or not posts.leading(term.office.normal):
        return judgement
    # "Acting prime minister since April's election": a new government is being formed, the term is older.
    acting = judgement.value.standing is Standing.ACTING and not term.acting
    start, end = _said(article, dates, judgement)
    if acting or (start is None and end is None):
        return judgement
    terms = [one for one in candidate.person.terms if one.office == term.office]
    runs = [in_one(candidate.person, one) for one in terms]
    right = any(fits(run.start, start) and fits(run.end, end) for run in runs)
    if (
        right and judgement.answer is Answer.NO_LONGER and end is not None
    ):  # "President X (2009-2017)" is told of as the one who was
        return replace(judgement, answer=Answer.SUPPORTED, value=replace(judgement.value, standing=Standing.THEN), holders=())
    if right or not all(run.start for run in runs):
        return judgement
    run = in_one(candidate.person, term)
    wrong = [said for mine, said in ((run.start, start), (run.end, end)) if said and not fits(mine, said)]
    if not all(certain(candidate.person, run, said, roster) for said in wrong):
        return judgement
    return replace(judgement, answer=Answer.OTHER_DATES, term=run, said=(start, end), confident=True, holders=())


def _of_the_other(article: Article, dates: Dates, judgement: Judgement) -> Judgement:
    """The judgement, sure where the years that a draft gives an office are those of the other one that the person led from."""
    term, candidate, (start, end) = judgement.term, judgement.candidate, _said(article, dates, judgement)
    if term is None or candidate is None or start is None or end is None or not posts.leading(term.office.normal):
        return judgement
    run = in_one(candidate.person, term)
    return replace(judgement, confident=True) if run.start and fits(run.start, start) and fits(run.end, end) else judgement


def _of_late(article: Article, dates: Dates, judgement: Judgement, roster: Roster) -> Judgement:
    """The judgement, or a contradiction of somebody who is said to have become what he was years ago, and somebody else is now."""
    claim, term, candidate = judgement.claim, judgement.term, judgement.candidate
    if judgement.value.standing is not Standing.THEN or judgement.value.on is not None or not _BECAME.search(claim.text):
        return judgement
    found = next(iter(dates.between(claim.end, min(claim.end + NEAR, claim.sentence[1]))), None)
    if found is None or not found[1].relative or not recent(found[1], article.dateline) or term is None or candidate is None:
        return judgement
    first, last = bounds(found[1].date or found[1].start)[0], bounds(found[1].date or found[1].end)[1]
    if (
        not _OF_LATE.fullmatch(article.text, claim.end, found[0])
        or first is None
        or last is None
        or not first <= last <= article.dateline
    ):
        return judgement
    said = Period(first, last)
    terms = [one for one in candidate.person.terms if posts.same_office(judgement.value.office or "", one)]
    today = Period(article.dateline, article.dateline)
    sure = all(
        one.start
        and not fits(one.start, said)
        and (certain(candidate.person, one, said, roster) or certain(candidate.person, one, today, roster))
        for one in terms
    )
    if not terms or not sure or not posts.same_words(judgement.value.office or "", term):
        return judgement
    return replace(
        judgement, answer=Answer.OTHER_DATES, term=in_one(candidate.person, term), said=(said, None), confident=True, holders=()
    )


def _said(article: Article, dates: Dates, judgement: Judgement) -> tuple[Period | None, Period | None]:
    """The first and the last day that the draft gives, each as a period, where it gives one."""
    claim, text = judgement.claim, article.text
    on = judgement.value.on
    if judgement.value.standing is Standing.THEN and on and _BECAME.search(claim.text):
        return period(on), None
    found = next(iter(dates.between(claim.end, min(claim.end + NEAR, claim.sentence[1]))), None)
    link = _LINK.fullmatch(text, claim.end, found[0]) if found else None
    if found is None or link is None or (not _told_behind(judgement) and _AN_OBJECT.search(text, claim.sentence[0], claim.start)):
        return None, None
    value, word = found[1], (link["word"] or "").lower()
    if spans(value) and (word or _SPAN.match(text, found[0]) or text[found[0] - 1] == "("):
        return period(value, value.start), period(value, value.end)
    if word == "since":
        return period(value, value.date or value.start), None
    return (None, period(value, value.date)) if word in {"until", "till"} and value.date else (None, None)


def _told_behind(judgement: Judgement) -> bool:
    """Whether a title stands behind its person, so that the date behind it is no verb's: "from X, president since 2003"."""
    parts = judgement.value.parts
    return parts.title is not None and parts.person is not None and parts.person[1] <= parts.title[0]


def spans(value: DateValue) -> bool:
    """Whether a date goes from one year to another."""
    return value.start is not None and value.end is not None and value.start[:4] != value.end[:4]


def period(value: DateValue, iso: str | None = None) -> Period | None:
    """The first and the last day of a date that needs no dateline, or of one end of it."""
    first, last = bounds(iso or value.date)
    return None if value.relative or value.impossible or first is None or last is None else Period(first, last)


def fits(mine: PartialDate | None, said: Period | None) -> bool:
    """Whether a day of the roster is that of a draft, by some weeks; a day that is not said always is."""
    if said is None:
        return True
    return mine is not None and mine.first - SLACK <= said.last and said.first - SLACK <= mine.last


def _alone_since(person: Official, run: Term, roster: Roster) -> date:
    """From when nobody else held the office any more: beside somebody who still did, the successor only stood in."""
    assert run.start is not None
    first = run.start.last
    held = posts.holders(roster, run.office.normal, run.office.jurisdiction, Period(first, first))
    ends = [one.term.end.last for one in held if one.person.key != person.key and one.term.end is not None]
    return max((first, *ends))


def certain(person: Official, run: Term, said: Period, roster: Roster) -> bool:
    """Whether the person was in office long before the day said and after it, or somebody else certainly was on it."""
    assert run.start is not None
    begun = _alone_since(person, run, roster)
    inside = begun + SLACK < said.first and run.end is not None and said.last + SLACK < run.end.first
    if inside or (run.end is None and begun + SLACK < said.first):
        return True
    day = said.last if said.last < run.start.first else said.first  # of a year, the end that lies nearer to the term
    on = Period(day, day)
    held = posts.certain(posts.holders(roster, run.office.normal, run.office.jurisdiction, on), on)
    return bool(held) and all(one.person.key != person.key for one in held)
