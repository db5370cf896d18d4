"""The order of candidates: by name first; office, place and day decide among equals and say so."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from factdesk.draft.offices import fits
from factdesk.roster.found import Candidate
from factdesk.roster.official import Holding, Official, Term

_OUTCOMES = {"same": 0, "ambiguous": 1, "different": 2}
_ON_DAY = {Holding.YES: 1.0, Holding.PERHAPS: 0.6, Holding.UNKNOWN: 0.4, Holding.NO: 0.0}
_EQUAL = 0.05
"""Scores nearer than about this are equal."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is said of the person besides the name; all of it may be wrong, so it never hides a candidate."""

    office: str | None = None
    """In normal form."""
    jurisdiction: str | None = None
    on: date | None = None

    def fit(self, term: Term) -> float:
        """How well one term answers it, 0 to 5."""
        place = self.jurisdiction is not None and term.office.jurisdiction == self.jurisdiction
        office = self.office is not None and (term.office.normal == self.office or fits(self.office, term.office.name))
        if not place and not office and (self.jurisdiction or self.office):
            return 0.0
        return 2.0 * place + 2.0 * office + (_ON_DAY[term.holds(self.on)] if self.on else 0.0)


def ranked(candidates: Iterable[Candidate], wanted: Wanted) -> list[Candidate]:
    """Candidates, best first: the outcome, then the score in steps, then what else is said, then the score itself.

    Where the name alone decides nothing (ambiguous), what else is said comes before the score.
    """
    judged = [(candidate, *_best(candidate.person, wanted)) for candidate in candidates]

    def order(one: tuple[Candidate, float, Term | None]) -> tuple[float | str, ...]:
        candidate, fit, _ = one
        step = round(candidate.score / _EQUAL) if candidate.outcome == "same" else 0
        return _OUTCOMES[candidate.outcome], -step, -fit, -candidate.score, -_latest(candidate.person), candidate.person.key

    return [_explained(candidate, term, wanted) for candidate, _, term in sorted(judged, key=order)]


def _best(person: Official, wanted: Wanted) -> tuple[float, Term | None]:
    if wanted == Wanted():
        return 0.0, None
    return max(((wanted.fit(term), term) for term in person.terms), key=lambda one: one[0], default=(0.0, None))


def _latest(person: Official) -> int:
    """Among equals whoever was in office last is likelier to be written about."""
    return max((term.end.year if term.end else 9999 for term in person.terms), default=0)


def _explained(candidate: Candidate, term: Term | None, wanted: Wanted) -> Candidate:
    """The candidate with a reason for what of office, place and day fits."""
    if term is None or not wanted.fit(term):
        return candidate
    reasons = []
    if wanted.office and fits(wanted.office, term.office.name):
        reasons.append(f"office: {term.office.name}")
    if wanted.jurisdiction and term.office.jurisdiction == wanted.jurisdiction:
        reasons.append(f"jurisdiction: {term.office.jurisdiction}")
    if wanted.on and term.holds(wanted.on) is Holding.YES:
        reasons.append(f"in office on {wanted.on.isoformat()}: {term.office.name}, {term.office.jurisdiction}")
    return replace(candidate, reasons=(*candidate.reasons, *reasons))
