"""Whether two spellings can be one person's name, and why."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

Outcome = Literal["same", "ambiguous", "different"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two names compare: a score from 0 to 1, an outcome, and the aligned words that made it."""

    score: float
    outcome: Outcome
    reasons: tuple[str, ...]


def compare(first: str, second: str) -> Comparison:
    """Compare two spellings of a name, in any script and order."""
    one, two = _words(first), _words(second)
    if one and one == two:
        return Comparison(1.0, "same", ("name: exact",))
    if one and two and (one <= two or two <= one):
        return Comparison(0.8, "same" if min(len(one), len(two)) > 1 else "ambiguous", ("name: a part of it",))
    return Comparison(0.0, "different", ())


def _words(name: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return frozenset("".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split())
