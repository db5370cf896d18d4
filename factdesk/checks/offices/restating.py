"""A title that names no country, judged with the one that its bearer is of: an article from Cairo has Egypt's vice president as premier."""

from dataclasses import replace
from datetime import timedelta

from factdesk.checks.offices import posts
from factdesk.checks.offices.case import Case, contradicts, named_for_sure
from factdesk.checks.offices.judgement import Answer, Judgement
from factdesk.checks.offices.judging import judge
from factdesk.claims.claim import Standing
from factdesk.draft.article import Article
from factdesk.draft.jurisdictions import country_of
from factdesk.draft.names import fold
from factdesk.draft.offices import office_class
from factdesk.draft.patterns import Pattern, word_set
from factdesk.roster.found import Candidate
from factdesk.roster.names import compare
from factdesk.roster.official import Holding, Term

_CLUBS = Pattern("posts", "clubs")
JUST_LEFT = timedelta(days=365)
"""After leaving a lead, when a club or a university has hardly chosen somebody yet."""
_OPEN = frozenset({Answer.OTHERWISE, Answer.NOT_LISTED})


def restated(article: Article, case: Case, judgement: Judgement) -> tuple[Case, Judgement]:
    """The answer, or a contradiction of a lead of the one country in which its bearer has held office, and that the draft speaks of.

    With it comes the case that it is the answer to.
    """
    if judgement.answer not in _OPEN or case.jurisdiction is not None or case.surname_only:
        return case, judgement
    people = [(one, place) for one in named_for_sure(case) if (place := _country(one, case)) in case.mentioned]
    if len(people) != 1 or people[0][0].score != 1 or people[0][1] is None:
        return case, judgement
    place, terms = people[0][1], _begun(people[0][0], case)
    alone = posts.one_holder(case.office, place, case.value.title) or case.office in word_set("posts", "single")
    alone = alone or (case.value.standing in {Standing.FORMER, Standing.THEN} and office_class(case.office) == "minister")
    if not alone or not _of_the_country(article, case, terms):
        return case, judgement
    stated = replace(case, value=replace(case.value, jurisdiction=place), candidates=(people[0][0],))
    other = _of_another_given_name(judge(stated))
    wrong = contradicts(other) and other.confident
    return (stated, replace(other, value=case.value, jurisdiction=place)) if wrong else (case, judgement)


def _begun(one: Candidate, case: Case) -> list[Term]:
    return [term for term in one.person.terms if term.start is None or term.start.first <= case.period.last]


def _country(one: Candidate, case: Case) -> str | None:
    """The one country in which somebody has held office by the day."""
    places = {country_of(term.office.jurisdiction) for term in _begun(one, case)}
    return next(iter(places)) if len(places) == 1 else None


def _of_another_given_name(judgement: Judgement) -> Judgement:
    """A contradiction where the holder's surname is the same, and the roster has both of them: Herman De Croo is not Alexander."""
    person, holders = judgement.candidate, judgement.holders
    if judgement.answer is not Answer.OTHERWISE or person is None or len(holders) != 1:
        return judgement
    mine, theirs = person.person.name.split(), holders[0].person.name.split()
    apart = compare(mine[0], theirs[0]).outcome == "different" and fold(mine[-1]) == fold(theirs[-1])
    return replace(judgement, answer=Answer.ANOTHER_HOLDER) if apart else judgement


def _of_the_country(article: Article, case: Case, terms: list[Term]) -> bool:
    """Whether the office is a country's and no club's or university's.

    Any has a president; but who sits in a cabinet that day, or has left its lead lately, has no time for one, unless the draft speaks of one.
    """
    if case.office not in word_set("posts", "of_clubs"):
        return True
    paragraph = article.paragraph_at(case.claim.start)
    if _CLUBS.search(article.text, paragraph.start, paragraph.end):
        return False
    led = [term for term in terms if office_class(term.office.normal) in posts.TOP]
    if case.value.standing is Standing.FORMER:
        return bool(led)
    serves = any(posts.over(term, case.period) is Holding.YES for term in terms)
    return serves or any(term.end and term.end.last + JUST_LEFT >= case.period.first for term in led)
