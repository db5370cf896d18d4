"""Whether a person held an office there on that day; who did; what the person held."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factdesk.checks import posts
from factdesk.checks.case import Case, contradicts, terms_of
from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.judgement import Answer, Judgement, Period, bounds
from factdesk.checks.judging import judge
from factdesk.checks.office_evidence import evidence
from factdesk.checks.office_readings import answered, leader
from factdesk.checks.office_words import told
from factdesk.checks.people import Found, name_of, surname_only
from factdesk.checks.references import References
from factdesk.checks.retelling import Dates, Retold, history, retold
from factdesk.checks.suggesting import suggestions
from factdesk.checks.tenure import with_tenure
from factdesk.claims.claim import Claim, DateValue, PlaceValue, Standing, TitleValue
from factdesk.claims.titles_words import jurisdictions_in
from factdesk.draft.article import Article
from factdesk.draft.jurisdictions import jurisdiction_of
from factdesk.draft.offices import office_class
from factdesk.draft.patterns import Pattern, word_set
from factdesk.roster.found import Candidate
from factdesk.roster.official import Holding, Term
from factdesk.roster.roster import Roster

_OWNER = Pattern("posts", "owner")
NAME = 40
"""Characters before a title in which the one whom it is of stands."""
RECENT = 60
"""Titles before a counterpart whose offices it is tried with."""
NAMESAKES = 30
"""How many officials of one surname are looked through."""


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Tell what the roster says of every title whose office is known by its words."""
    del claims
    if references.roster is None:
        return
    for judgement in references.judged.values():
        yield Finding(
            "office-holder",
            _outcome(judgement),
            told(judgement),
            claim=judgement.claim.id,
            suggestions=suggestions(article, judgement),
            evidence=evidence(judgement, references.roster),
        )


def _outcome(judgement: Judgement) -> Outcome:
    if judgement.answer is Answer.SUPPORTED:
        return Outcome.SUPPORTED
    if contradicts(judgement):
        return Outcome.CONTRADICTED if judgement.confident else Outcome.ADVICE
    return Outcome.UNRESOLVED


def judgements(article: Article, claims: Sequence[Claim], roster: Roster, found: Found) -> Mapping[str, Judgement]:
    """The answer to every title with a known office, and to every country's "leader", by claim id."""
    reading = _Reading(article, roster, found, _mentioned(article, claims), _introduced(claims))
    dates, offices = Dates.of(claims), list[str]()
    judged = {}
    retelling = -1  # the sentence that a word beside an earlier title has set in the past
    for claim in claims:
        if not isinstance(claim.value, TitleValue):
            continue
        case, alone = reading.case(claim, claim.value)
        if case.value.title.lower() in word_set("posts", "leader"):
            judgement = leader(case)
        elif case.value.office is None:
            continue
        else:
            judgement = answered(article, case, reversed(offices[-RECENT:]))
            offices.append(case.office)
        if judgement is None:
            continue
        if judgement.answer is not Answer.SUPPORTED:
            told_of = retold(article, dates, claim)
            if told_of.fiction:
                continue
            if (
                told_of.past
                or _of_long_ago(article, dates, judgement)
                or (contradicts(judgement) and _of_a_past_leader(article, claim, case))
            ):
                told_of = replace(told_of, past=True)
                retelling = claim.sentence[0]
            elif retelling == claim.sentence[0]:
                told_of = replace(told_of, past=True)
            judgement = _at_its_day(case, judgement, told_of, article.dateline)
        judgement = with_tenure(article, dates, judgement, roster)
        listed = judgement.answer not in {Answer.OTHERWISE, Answer.NOT_LISTED}
        if listed or _expected(roster, judgement.value, judgement.term, alone=alone):
            judged[claim.id] = judgement
    return judged


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a title is judged with."""

    article: Article
    roster: Roster
    found: Found
    mentioned: frozenset[str]
    introduced: Mapping[str, set[str | None]]

    def case(self, claim: Claim, value: TitleValue) -> tuple[Case, bool]:
        """A title with the people it may name, and whether it names them by a surname alone."""
        full = value.full_name
        if full and not self.found.get(full) and value.office not in self.introduced.get(full, {value.office}):
            value = replace(value, full_name=None)  # President Obama is not Michelle Obama, the first lady
        name, period = name_of(value), _period(value.on, self.article.dateline)
        alone = surname_only(name)
        candidates = _namesakes(self.roster, value, period) if alone else self.found.get(name, ())
        return Case(claim, value, value.office or "", period, self.roster, candidates, alone, self.mentioned), alone


def _of_long_ago(article: Article, dates: Dates, judgement: Judgement) -> bool:
    """Whether somebody who has left the office long ago is told of as history: "Prime Minister X won three elections"."""
    left = judgement.term.end.last if judgement.answer is Answer.NO_LONGER and judgement.term and judgement.term.end else None
    return left is not None and history(article, dates, judgement.claim, left)


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


def _at_its_day(case: Case, judgement: Judgement, told_of: Retold, dateline: date) -> Judgement:
    """A contradiction is taken back where it does not hold on the day that the clause says, and weakened where it may be history."""
    if case.value.standing in {Standing.FORMER, Standing.ELECT}:
        return judgement
    if not contradicts(judgement):
        others = (_then(case, said, dateline) for said in (*told_of.own, *told_of.near))
        return next((other for other in others if other and other.answer is Answer.SUPPORTED), judgement)
    for said in told_of.own:
        other = _then(case, said, dateline)
        if other and not contradicts(other):
            return other
    if judgement.answer is Answer.NOT_YET:
        return judgement
    others = (_then(case, said, dateline) for said in told_of.near)
    never = judgement.answer is Answer.WRONG_JURISDICTION and judgement.candidate and not terms_of(case, judgement.candidate)
    if (told_of.past and not never) or any(other and not contradicts(other) for other in others):
        return replace(judgement, confident=False)
    return judgement


def _then(case: Case, said: DateValue, dateline: date) -> Judgement | None:
    """The answer for another day that the draft says, if it is not in the future."""
    period = _period(said, dateline)
    return judge(replace(case, period=period)) if period.first <= dateline and period != case.period else None


def _expected(roster: Roster, value: TitleValue, term: Term | None, *, alone: bool) -> bool:
    """Whether a roster should know the office: else a club's captain, a senator or a queen would be reported as not listed."""
    assert value.office is not None
    if value.jurisdiction is None:
        like = term is not None and office_class(term.office.normal) == office_class(value.office)
        return not alone and not like and office_class(value.office) in posts.TOP | {"minister", "deputy head"}
    return office_class(value.office) in posts.TOP | {"minister", "deputy head"} or roster.covers(value.office, value.jurisdiction)


def _namesakes(roster: Roster, value: TitleValue, period: Period) -> tuple[Candidate, ...]:
    found = roster.find(name_of(value), on=period.first, office=value.office, jurisdiction=value.jurisdiction, limit=NAMESAKES)
    return tuple(one for one in found if one.outcome != "different")


def _introduced(claims: Sequence[Claim]) -> Mapping[str, set[str | None]]:
    """The offices that each full name is given, where one is known by its words."""
    found: dict[str, set[str | None]] = {}
    for claim in claims:
        if isinstance(claim.value, TitleValue) and claim.value.full_name is None and claim.value.office:
            found.setdefault(claim.value.person, set()).add(claim.value.office)
    return found


def _mentioned(article: Article, claims: Sequence[Claim]) -> frozenset[str]:
    """The jurisdictions that an article names, by name, adjective or capital."""
    places = {claim.value.country for claim in claims if isinstance(claim.value, PlaceValue) and claim.value.country}
    titles = {claim.value.jurisdiction for claim in claims if isinstance(claim.value, TitleValue) and claim.value.jurisdiction}
    if not any(isinstance(claim.value, TitleValue) and claim.value.jurisdiction is None for claim in claims):
        return frozenset(places | titles)
    return frozenset(places | titles) | jurisdictions_in(article.text, article.language)


def _period(on: DateValue | None, dateline: date) -> Period:
    if on is None or on.impossible:
        return Period(dateline, dateline)
    first = bounds(on.date or on.start)[0]
    last = bounds(on.date or on.end)[1]
    first, last = first or last or dateline, last or first or dateline
    return Period(first, last) if first <= last else Period(dateline, dateline)
