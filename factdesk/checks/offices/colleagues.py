"""Titles of no country that others beside them make sure: a colleague in office that day, or two who are called by each other's office."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from factdesk.checks.offices.case import contradicts
from factdesk.checks.offices.judgement import Answer, Judgement
from factdesk.checks.offices.retelling import Dates, looks_back
from factdesk.checks.people import name_of, surname_only
from factdesk.claims.claim import Standing
from factdesk.claims.persons import last_part
from factdesk.draft.article import Article
from factdesk.draft.jurisdictions import country_of
from factdesk.draft.names import fold
from factdesk.draft.patterns import Pattern

_WORD = Pattern("successions", "word")
LATELY = timedelta(days=120)
"""After leaving office, when somebody may still be told of as its holder."""
GENERATION = timedelta(days=10 * 365)
"""After leaving office, when nobody is named by it but as history."""
NEXT = 1
"""Characters between two sentences of a paragraph."""
_TESTED = frozenset({Answer.NO_LONGER, Answer.WRONG_OFFICE})


def beside_colleagues(article: Article, dates: Dates, judged: Mapping[str, Judgement]) -> Iterator[tuple[str, Judgement]]:
    """The contradictions that are sure after all, by the claim that they are of."""
    yield from _swapped(judged)
    doubtful = [(one, judgement) for one, judgement in judged.items() if _doubtful(article, judgement)]
    if not doubtful:
        return
    named = {fold(word) for word in _WORD.findall(article.text)}
    for one, judgement in doubtful:
        holders = {last_part(held.person.name) for held in judgement.holders}
        known = holders and holders.isdisjoint(named)
        if (
            known
            and any(_colleague(judgement, other) for other in judged.values())
            and not looks_back(article, dates, judgement.claim)
        ):
            yield one, replace(judgement, confident=True)


def _swapped(judged: Mapping[str, Judgement]) -> Iterator[tuple[str, Judgement]]:
    """Two of one sentence who are called by each other's office: neither can be meant by it."""
    wrong = [(one, told) for one, told in judged.items() if told.answer is Answer.WRONG_OFFICE and told.candidate is not None]
    called = {(told.claim.sentence, *pair) for _, told in wrong for pair in _instead(told)}
    for one, told in wrong:
        if any((told.claim.sentence, holder, own) in called for own, holder in _instead(told)):
            yield one, replace(told, confident=True)


def _instead(judgement: Judgement) -> Iterator[tuple[str, str]]:
    """Who is called by an office, with each other one whose office it certainly is."""
    own = judgement.candidate.person.key if judgement.candidate is not None else None
    yield from ((own, held.person.key) for held in judgement.holders if own is not None and held.person.key != own)


def _doubtful(article: Article, judgement: Judgement) -> bool:
    """Whether an answer speaks against a full name that the draft calls by an office as if it were held that day."""
    value, term = judgement.value, judgement.term
    if not contradicts(judgement) or judgement.confident or judgement.answer not in _TESTED or term is None:
        return False
    if value.standing not in {Standing.CURRENT, Standing.ACTING} or value.on is not None or judgement.claim.speaker is not None:
        return False
    if surname_only(name_of(value)) or judgement.jurisdiction is None:
        return False
    gone = article.dateline - term.end.last if judgement.answer is Answer.NO_LONGER and term.end else LATELY
    return LATELY <= gone <= GENERATION


def _colleague(judgement: Judgement, other: Judgement) -> bool:
    """Whether somebody of the same country is in another office on the day, in the same sentence or the one before."""
    value, term = other.value, other.term
    if other.answer is not Answer.SUPPORTED or term is None or other.candidate is None or judgement.candidate is None:
        return False
    if value.standing not in {Standing.CURRENT, Standing.ACTING} or value.on is not None or other.period != judgement.period:
        return False
    near = other.claim.sentence == judgement.claim.sentence or 0 <= judgement.claim.sentence[0] - other.claim.sentence[1] <= NEXT
    own = other.candidate.person.key == judgement.candidate.person.key or term.office.normal == judgement.value.office
    assert judgement.jurisdiction is not None
    return near and not own and country_of(term.office.jurisdiction) == country_of(judgement.jurisdiction)
