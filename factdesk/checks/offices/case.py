"""One title with everything that is needed to judge it, and what all its answers ask: who may be meant, who held the office."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factdesk.checks.offices import posts
from factdesk.checks.offices.judgement import CONTRADICTING, Answer, Judgement, Period
from factdesk.claims.claim import Claim, TitleValue
from factdesk.draft.offices import office_class
from factdesk.roster.found import Candidate, Held
from factdesk.roster.names import compare
from factdesk.roster.official import Official, Term
from factdesk.roster.roster import Roster


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
    return [candidate for candidate in same if candidate.score == 1] or same


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
