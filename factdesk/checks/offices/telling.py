"""The day that a title is told of: a contradiction holds on the dateline, and often not on the day that the draft speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from factdesk.checks.offices import posts
from factdesk.checks.offices.case import Case, bygone, contradicts, terms_of
from factdesk.checks.offices.judgement import Answer, Judgement, Period, bounds
from factdesk.checks.offices.judging import judge
from factdesk.checks.offices.retelling import GENERATION, Dates, Retold, history, retold
from factdesk.checks.people import name_of
from factdesk.claims.claim import Claim, DateValue, Standing
from factdesk.claims.persons import last_part
from factdesk.draft.article import Article
from factdesk.draft.jurisdictions import jurisdiction_of
from factdesk.draft.names import fold
from factdesk.draft.offices import office_class
from factdesk.draft.patterns import Pattern
from factdesk.draft.spans import Spans
from factdesk.roster.official import Holding

_OWNER = Pattern("posts", "owner")
NAME = 40
"""Characters before a title in which the one whom it is of stands."""
NAMESAKES = 30
"""How many officials of one surname are looked through."""
YESTERDAY = timedelta(days=1)
"""After leaving office, when a draft in the past tense may still tell of the day before."""
LAST_DAYS = timedelta(days=14)
"""After leaving office, when the days that a paragraph tells of may be those before."""
LEAVING = timedelta(days=90)
"""After leaving office, when somebody may still be called outgoing."""
LIFETIME = timedelta(days=60 * 365)
"""After leaving office, when nobody can be taken for its holder."""
_HELD = frozenset({Answer.SUPPORTED, Answer.IN_DOUBT})


def period_of(on: DateValue | None, dateline: date) -> Period:
    """The day or span that a title is tested on; None is the dateline."""
    if on is None or on.impossible:
        return Period(dateline, dateline)
    first = bounds(on.date or on.start)[0]
    last = bounds(on.date or on.end)[1]
    first, last = first or last or dateline, last or first or dateline
    return Period(first, last) if first <= last else Period(dateline, dateline)


@dataclass(slots=True)
class Teller:
    """Reads a draft's titles in their order, and remembers which sentence and which paragraph an earlier one has set in the past."""

    article: Article
    dates: Dates
    quotes: Spans
    """Where quotations stand."""
    sentence: int = -1
    paragraph: int = -1

    def told(self, case: Case, judgement: Judgement) -> Judgement | None:
        """The answer for the day that the draft tells of; None for what is fiction."""
        claim, article = judgement.claim, self.article
        told_of = retold(article, self.dates, claim)
        if told_of.fiction:
            return None
        left = _left(judgement)
        if left is not None and (told_of.then or article.dateline - left >= LIFETIME):
            return _once(judgement)
        paragraph = article.paragraph_at(claim.start).start
        past = told_of.past or (contradicts(judgement) and _of_a_past_leader(article, claim, case))
        if past or _of_long_ago(article, self.dates, judgement, beside=paragraph == self.paragraph):
            self.sentence = claim.sentence[0]
        quoted = self.quotes.enclose(claim.start, claim.end)
        told_of = replace(told_of, past=self.sentence == claim.sentence[0], quoted=quoted)
        judgement = _at_its_day(article, case, judgement, told_of)
        if bygone(name_of(case.value)) or (
            contradicts(judgement) and not judgement.confident and _left_long_ago(judgement, article.dateline)
        ):
            self.sentence, self.paragraph = claim.sentence[0], paragraph
        return judgement


def _once(judgement: Judgement) -> Judgement:
    """The answer to somebody who is named by an office held once."""
    return replace(judgement, answer=Answer.SUPPORTED, value=replace(judgement.value, standing=Standing.THEN), holders=())


def _left(judgement: Judgement) -> date | None:
    """The day on which somebody had left the office at the latest, if that is the answer."""
    return judgement.term.end.last if judgement.answer is Answer.NO_LONGER and judgement.term and judgement.term.end else None


def _left_long_ago(judgement: Judgement, dateline: date) -> bool:
    left = _left(judgement)
    return left is not None and dateline - left >= GENERATION


def _of_a_past_leader(article: Article, claim: Claim, case: Case) -> bool:
    """Whether the title is said to be of somebody who leads no longer: "Obama's secretary of state, X"."""
    owner = _OWNER.search(article.text, max(claim.sentence[0], claim.start - NAME), claim.start)
    if owner is None or jurisdiction_of(owner[1]):
        return False
    namesakes = case.roster.find(owner[1], on=case.period.first, limit=NAMESAKES)
    led = [
        term for one in namesakes if one.outcome != "different" for term in one.person.terms if posts.leading(term.office.normal)
    ]
    return bool(led) and all(posts.over(term, case.period) is Holding.NO for term in led)


def _of_long_ago(article: Article, dates: Dates, judgement: Judgement, *, beside: bool) -> bool:
    """Whether somebody who has left the office long ago is told of as history: "Prime Minister X won three elections".

    `beside` is whether the paragraph has named a leader of another generation.
    """
    left = _left(judgement)
    return left is not None and history(article, dates, judgement.claim, left, beside=beside)


def _at_its_day(article: Article, case: Case, judgement: Judgement, told_of: Retold) -> Judgement:
    """A contradiction is taken back where it does not hold on the day that the clause says, and weakened where it may be history."""
    dateline = article.dateline
    if judgement.answer is Answer.ALREADY_IN_OFFICE and (told_of.past or told_of.own or told_of.near):
        return replace(judgement, confident=False)
    if case.value.standing in {Standing.FORMER, Standing.ELECT}:
        return judgement
    own = [other for said in told_of.own if (other := _then(case, said, dateline))]
    near = [other for said in told_of.near if (other := _then(case, said, dateline))]
    if not contradicts(judgement):
        return next((other for other in (*own, *near) if other.answer is Answer.SUPPORTED), judgement)
    never = judgement.answer is Answer.WRONG_JURISDICTION and judgement.candidate and not terms_of(case, judgement.candidate)
    if never:  # of another day the roster may know nothing, but somebody of this name never held it there
        own, near = ([other for other in others if other.answer in _HELD] for others in (own, near))
    if right := next((other for other in own if not contradicts(other)), None):
        return right
    later = judgement.answer is Answer.NOT_YET and case.value.standing is not Standing.ACTING  # no history has somebody to come
    doubtful = _doubtful(article, case, judgement, told_of) or not all(map(contradicts, near))
    return replace(judgement, confident=False) if doubtful and not later else judgement


def _doubtful(article: Article, case: Case, judgement: Judgement, told_of: Retold) -> bool:
    """Whether the words around a title leave room: history, days of the last weeks, somebody who only stood in, whom few rosters have."""
    if judgement.answer is Answer.WRONG_JURISDICTION or _of_two_places(judgement):
        return told_of.past and bool(judgement.candidate and terms_of(case, judgement.candidate))
    quoted = judgement.answer is Answer.NO_LONGER and (
        case.claim.speaker is not None or told_of.quoted
    )  # a courtesy that no editor changes
    if not quoted and _on_a_day_of_others(case, judgement):
        return False
    acting = case.value.standing is Standing.ACTING and not _leads_here(judgement) and not _gone_for_months(case, judgement)
    had = told_of.had and judgement.answer is not Answer.WRONG_OFFICE
    of_old = told_of.told and judgement.answer is Answer.NO_LONGER and _in_office_on(case, told_of.earlier, article.dateline)
    return told_of.past or quoted or acting or had or of_old or _lately(article, case, judgement, told_of)


def _of_two_places(judgement: Judgement) -> bool:
    """Whether somebody leads one part of a country and is said to lead another one: nobody has done both."""
    term, office, place = judgement.term, judgement.value.office or "", judgement.jurisdiction
    if judgement.answer is not Answer.WRONG_OFFICE or term is None:
        return False
    return posts.governs(term.office.normal, term.office.jurisdiction) and posts.governs(office, place)


def _in_office_on(case: Case, days: Sequence[DateValue], dateline: date) -> bool:
    """Whether the title is right for one of some days."""
    return any(other is not None and other.answer is Answer.SUPPORTED for other in (_then(case, day, dateline) for day in days))


def _on_a_day_of_others(case: Case, judgement: Judgement) -> bool:
    """Whether the sentence gives the title a time of its own, at which others certainly were prime ministers: no history is told otherwise.

    A president keeps his title as a courtesy.
    """
    on = case.value.on
    dated = on is not None and not on.relative and judgement.answer is Answer.NO_LONGER and bool(judgement.holders)
    return dated and office_class(case.office) == "head of government"


def _gone_for_months(case: Case, judgement: Judgement) -> bool:
    """Whether somebody who is said to fill in left long before, and another one certainly holds the office."""
    left = _left(judgement)
    return left is not None and len(judgement.holders) == 1 and case.period.first - left > LEAVING


def _leads_here(judgement: Judgement) -> bool:
    """Whether the person certainly led the country that day, and somebody else certainly held the office that is said to be filled in."""
    term, place = judgement.term, judgement.jurisdiction
    return (
        judgement.answer is Answer.WRONG_OFFICE and term is not None and place is not None and len(judgement.holders) == 1
        and posts.sovereign(term.office.normal, term.office.jurisdiction) and term.office.jurisdiction == place
    )  # fmt: skip


def _lately(article: Article, case: Case, judgement: Judgement, told_of: Retold) -> bool:
    """Whether somebody was in office the day before, or on another of the last days that the paragraph tells of, or is called outgoing."""
    left = _left(judgement)
    if left is None:
        return False
    dateline = article.dateline
    away = dateline - left
    if told_of.changing and away <= LAST_DAYS:
        return True
    if not told_of.told:
        return False
    if away <= YESTERDAY or (told_of.leaving and away <= LEAVING):
        return True
    if away > LAST_DAYS:
        return False
    then = (_then(case, said, dateline) for said in told_of.lately)
    return _tells_of(article, judgement) or any(other is not None and not contradicts(other) for other in then)


def _tells_of(article: Article, judgement: Judgement) -> bool:
    """Whether a draft names the successor as well, so that it tells of the change itself."""
    surnames = {last_part(held.person.name) for held in judgement.holders}
    return any(re.search(rf"(?<!\w){re.escape(surname)}(?!\w)", fold(article.text)) for surname in surnames if surname)


def of_several(judged: dict[str, Judgement], claims: Sequence[Claim]) -> None:
    """Where several people of one list held one office after each other, they are told of as its holders, past and present."""
    lists: dict[tuple[int, str, object], list[str]] = {}
    for claim in claims:
        judgement = judged.get(claim.id)
        if judgement and judgement.term and judgement.value.parts.title is None and judgement.value.on is None:
            lists.setdefault((claim.sentence[0], judgement.value.title, judgement.term.office), []).append(claim.id)
    for ids in lists.values():
        for one in ids if len(ids) > 1 else ():
            if judged[one].answer is Answer.NO_LONGER:
                judged[one] = _once(judged[one])


def _then(case: Case, said: DateValue, dateline: date) -> Judgement | None:
    """The answer for another day that the draft says, if it is not in the future."""
    period = period_of(said, dateline)
    return judge(replace(case, period=period)) if period.first <= dateline and period != case.period else None
