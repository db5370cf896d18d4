"""The order of candidates: by name first; office, place and day decide among equals and say so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factdesk.draft.offices import fits
from factdesk.roster.dates import on_day
from factdesk.roster.found import Candidate
from factdesk.roster.names import Comparison
from factdesk.roster.official import Holding, Official, Status, Term

STRONG = 0.74
"""Names less near than this look alike and no more, whatever they are called."""
_ON_DAY = {Holding.YES: 1.0, Holding.PERHAPS: 0.6, Holding.UNKNOWN: 0.4, Holding.NO: 0.0}
_WEAK = 2
_EQUAL = 0.05
"""Scores nearer than about this are equal."""
_NEAR = 0.97
"""Up to this score names differ in letters or words; above, in initials or marks."""
_OTHERS = 0.1
"""From this expected number of others with such words nearness does not make two names one: one in ten is somebody else."""
_CERTAIN = 0.025
"""From this expected number no name is certain of which nothing else is known. Names go by language, so that more people share one than
chance would have it; held so, about one name in fifty that is called the same is somebody's who stands on no roster."""

_BORNE = "others on the roster bear this name"
_FREQUENT = "so common a name that others may bear it too"


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

    Where the name alone decides nothing (ambiguous), what else is said comes before the score. Candidates come in the roster's order.
    """
    judged = [(candidate, *_best(candidate.person, wanted)) for candidate in candidates]

    def order(one: tuple[Candidate, float, Term | None]) -> tuple[float, ...]:
        candidate, fit, _ = one
        step = round(candidate.score / _EQUAL) if candidate.outcome == "same" else 0
        tier = 0 if candidate.outcome == "same" else 1 if candidate.outcome == "ambiguous" and candidate.near >= STRONG else 2
        return tier, -step, -fit, -(candidate.near if tier == _WEAK else candidate.score), not _serving(candidate.person)

    return [_explained(candidate, term, wanted) for candidate, _, term in sorted(judged, key=order)]


def doubted(match: Comparison, chance: float) -> Comparison:
    """A near match is no certain one where `chance` others (the expected number) bear words as near."""
    if match.outcome != "same" or match.score > _NEAR or chance < _OTHERS:
        return match
    return Comparison(match.score, "ambiguous", (*match.reasons, "others on the roster have names as near"))


def told_apart(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates for a name of which nothing else is known: only one can be the same, and none where several are equally near.

    Nor is a name the same that is so common that others may bear it who stand on no roster.
    """
    best = max((one.score for one in candidates if one.outcome == "same"), default=0.0)
    nearest = [one for one in candidates if one.outcome == "same" and best - one.score < _EQUAL / 2]
    found = []
    for one in candidates:
        doubt = "" if one.outcome != "same" else _BORNE if nearest != [one] else _FREQUENT if one.others >= _CERTAIN else ""
        found.append(replace(one, outcome="ambiguous", reasons=(*one.reasons, doubt)) if doubt else one)
    return found


def _best(person: Official, wanted: Wanted) -> tuple[float, Term | None]:
    if wanted == Wanted():
        return 0.0, None
    return max(((wanted.fit(term), term) for term in person.terms), key=lambda one: one[0], default=(0.0, None))


def _serving(person: Official) -> bool:
    """Among equals whoever is still in office is likelier to be written about; then the roster's own order holds."""
    return any(term.status is Status.CURRENT for term in person.terms)


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
        reasons.append(f"in office {on_day(wanted.on)}: {term.office.name}, {term.office.jurisdiction}")
    return replace(candidate, reasons=(*candidate.reasons, *reasons))
