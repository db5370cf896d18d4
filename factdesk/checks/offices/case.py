"""One title with everything that is needed to judge it, and what all its answers ask: who may be meant, who held the office."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from factdesk.checks.offices import posts
from factdesk.checks.offices.judgement import CONTRADICTING, Answer, Judgement, Period
from factdesk.claims.claim import Claim, TitleValue
from factdesk.draft.names import fold
from factdesk.draft.offices import office_class
from factdesk.draft.words import words
from factdesk.roster.found import Candidate, Held
from factdesk.roster.names import compare
from factdesk.roster.official import Holding, Official, Term
from factdesk.roster.roster import Roster

_GENERATION = re.compile(r"only on one side: (?:[A-Z]|jr|sr|ii|iii|iv)")


@dataclass(frozen=True, slots=True)
class Case:
    """One title with everything that is needed to judge it."""

    claim: Claim
    value: TitleValue
    office: str
    period: Period
    roster: Roster
    candidates: tuple[Candidate, ...]
    """Who may be meant, best first."""
    surname_only: bool
    mentioned: frozenset[str] = frozenset()
    """The jurisdictions that the article speaks of: they decide between namesakes where the title names none."""

    @property
    def jurisdiction(self) -> str | None:
        """The stated jurisdiction."""
        return self.value.jurisdiction

    def says(self, answer: Answer, candidate: Candidate | None = None, term: Term | None = None) -> Judgement:
        """An answer on this case."""
        return Judgement(self.claim, self.value, answer, self.period, candidate, term, self.jurisdiction)


def compared(name: str, person: Official) -> Candidate:
    """How a name compares with the best fitting spelling of one official."""
    spellings = (person.name, *person.aliases)
    score, _, outcome, reasons, matched = max(
        ((found.score, -number, found.outcome, found.reasons, spelling)
         for number, spelling in enumerate(spellings) for found in (compare(name, spelling),)),
        key=lambda one: one[:2],
    )  # fmt: skip
    return Candidate(person, score, outcome, reasons, matched)


def first(candidates: Sequence[Candidate]) -> Candidate | None:
    """The best of them, if there is any."""
    return candidates[0] if candidates else None


def terms_of(case: Case, candidate: Candidate) -> list[Term]:
    """Somebody's terms in the office and place that a title names."""
    premier = case.jurisdiction is None and "premier" in case.value.title.lower()  # of a state that the draft has named before
    return [
        term
        for term in candidate.person.terms
        if posts.fits_post(case.office, case.jurisdiction, term)
        or (premier and term.office.normal.startswith("prime minister of ") and term.office.jurisdiction in posts.PREMIERS)
    ]


def confident(case: Case) -> bool:
    """Whether a title says enough to be contradicted: a surname alone, of no country, leaves room."""
    return not (case.surname_only and case.jurisdiction is None)


def named_for_sure(case: Case) -> list[Candidate]:
    """Everybody who bears the very name (spelt exactly so, if anybody does); for a surname alone, everybody with that surname."""
    if case.surname_only:
        return list(case.candidates)
    same = [candidate for candidate in case.candidates if candidate.outcome == "same"]
    if not same and len(case.candidates) == 1 and _of_a_generation(case, case.candidates[0]):
        return list(case.candidates)
    return [candidate for candidate in same if candidate.score == 1] or same


def _of_a_generation(case: Case, candidate: Candidate) -> bool:
    """Whether a name is that of somebody who leads on the day but for a number or a "Jr.": the father of the same name did so before."""
    left = [reason for reason in candidate.reasons if not reason.endswith(", exact")]
    apart = bool(left) and all(_GENERATION.fullmatch(reason) for reason in left)
    return apart and any(
        office_class(term.office.normal) in posts.TOP and posts.over(term, case.period) is Holding.YES
        for term in candidate.person.terms
    )


def who_else(case: Case, but: Candidate | None, jurisdiction: str | None) -> tuple[Held, ...]:
    """Who certainly held the claimed office in the period, besides the person."""
    if jurisdiction is None:
        return ()
    held = posts.certain(posts.holders(case.roster, case.office, jurisdiction, case.period), case.period)
    return tuple(one for one in held if but is None or one.person.key != but.person.key)


def one_after_another(case: Case, but: Candidate, jurisdiction: str) -> tuple[Held, ...]:
    """Who certainly held the claimed office on the first and on the last day of a longer period, if nobody held it all the time."""
    if case.period.first == case.period.last:
        return ()
    edges = [who_else(replace(case, period=Period(day, day)), but, jurisdiction) for day in (case.period.first, case.period.last)]
    return tuple(dict.fromkeys(held for edge in edges for held in edge)) if all(edges) else ()


def by_weight(terms: Iterable[Term], place: str) -> list[Term]:
    """Terms of the place first, then leaders before ministers, then the newest."""
    return sorted(
        terms,
        key=lambda term: (
            term.office.jurisdiction != place,
            office_class(term.office.normal) not in posts.TOP,
            -(term.start.first.toordinal() if term.start else 0),
        ),
    )


def contradicts(judgement: Judgement) -> bool:
    """Whether an answer speaks against the draft."""
    return judgement.answer in CONTRADICTING


def bygone(name: str) -> bool:
    """Whether a full name is that of a leader of the past whom a roster need not have."""
    return fold(name) in _bygone()


@cache
def _bygone() -> frozenset[str]:
    return frozenset(fold(name) for name in words("bygone_leaders")["names"])
