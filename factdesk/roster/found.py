"""What the roster answers: candidates for a name, and holders of an office."""

from dataclasses import dataclass, field

from factdesk.roster.official import Holding, Official, Term


@dataclass(frozen=True, slots=True)
class Candidate:
    """An official who may be meant by a name, with the words that speak for it."""

    person: Official
    score: float
    """Of the name alone, 0 to 1; office, jurisdiction and day rank candidates but never change it."""
    outcome: str
    """"same", "ambiguous", or "different" for a name that only looks alike and is shown where there is nothing better."""
    reasons: tuple[str, ...]
    matched: str
    """The spelling on the roster that matched."""
    others: float = field(default=0.0, compare=False)
    """How many others of a roster of this size one would expect to bear such words by chance."""
    near: float = field(default=1.0, compare=False)
    """How near the name is where it may be several people's or only looks alike, 0 to 1: the order of those who are not the same."""


@dataclass(frozen=True, slots=True)
class Held:
    """A term of an office, its holder, and whether it covers the day that was asked for."""

    person: Official
    term: Term
    holding: Holding
    """YES when no day was asked for."""
