"""How exact a sum must be, and what is said of one that is right or wrong."""

from collections.abc import Sequence
from math import sqrt

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.sums.figures import Figure
from factdesk.checks.written import capitalised, repaired

LOOSE = 0.1
"""The share of a figure that "about" may take."""
SIGMAS = 2.3
"""Roundings that all go one way as far as they can don't happen: their sum is off by less (a uniform error has a sigma of half / √3)."""
WHOLE = 0.2
"""The share of its last place by which "8 million" may be off beside "9.6 million"."""
DUST = 1e-9


def slack(figures: Sequence[Figure]) -> float:
    """How far a sum of these figures may be off by their rounding.

    A figure with a decimal or a scale word is off by half its last place; a round one only beside others that are finer.
    """
    steps = [figure.step for figure in figures]
    finest = min(steps)
    halves = [
        step / 2 for figure, step in zip(figures, steps, strict=True) if step > finest or figure.kind in "%p" or figure.rounded
    ]
    likely = SIGMAS * sqrt(sum([half**2 for half in halves]) / 3)
    return min(sum(halves), likely) + sum([abs(figure.value) * LOOSE for figure in figures if figure.approximate]) + DUST


def half(figure: Figure) -> float:
    """How far one figure may be from the exact one that it stands for."""
    place = figure.step / 2 if figure.rounded or figure.step > 1 or figure.kind in "%p" else 0
    return place + (abs(figure.value) * LOOSE if figure.approximate else 0)


def half_beside(figure: Figure, other: Figure) -> float:
    """The same beside a figure like it: 1,000 beside 1,150 is not rounded to hundreds."""
    if figure.rounded and other.rounded and other.step < figure.step <= other.step * 10 and not figure.approximate:
        return max(other.step / 2, figure.step * WHOLE)
    plainly = not (figure.rounded or other.rounded) and figure.kind not in "%p"
    return half(figure) if not plainly or figure.approximate else min(half(figure), max(half(other), other.step / 2))


def fits(figure: Figure, low: float, high: float) -> bool:
    """Whether a figure, with its rounding and its bound ("more than"), can stand for something between low and high."""
    room = half(figure) + DUST
    if figure.bound == "above":
        return high >= figure.value - figure.step / 2 and low <= figure.value * 2 + room
    if figure.bound == "below":
        return low <= figure.value + figure.step / 2
    return low - room <= figure.value <= high + room


def inexact(*figures: Figure) -> bool:
    """Whether one of some figures is only a bound, or told with "about"."""
    for figure in figures:  # noqa: SIM110  # asked of most figures many times: a generator would cost more than what it asks
        if figure.bound or figure.approximate:
            return True
    return False


def comparable(first: Figure, *others: Figure) -> bool:
    """Whether figures are of one kind: all counts, or all of one currency or unit (a bare one takes the unit beside it)."""
    units = {figure.unit for figure in (first, *others) if figure.kind in "ml"}
    kinds = {figure.kind for figure in (first, *others)}
    if len(kinds) > 1 and any(figure.kind == "n" and figure.unit for figure in (first, *others)):
        return False
    return len(units) <= 1 and (len(kinds) == 1 or kinds <= {"n", "m"} or kinds <= {"n", "l"})


def right(figure: Figure, message: str, *related: Figure) -> Finding:
    """A sum that is right, told of the figure that it gives."""
    return _finding(Outcome.SUPPORTED, figure, message, (), related)


def wrong(figure: Figure, message: str, *related: Figure, value: float | None = None) -> Finding:
    """A sum that is wrong, with the figure that it should give."""
    return _finding(Outcome.CONTRADICTED, figure, message, () if value is None else repaired(figure, value), related)


def wrong_words(figure: Figure, message: str, *related: Figure, suggestions: tuple[str, ...]) -> Finding:
    """A sum that is wrong, with the words that would make it right."""
    return _finding(Outcome.CONTRADICTED, figure, message, suggestions, related)


def doubtful(figure: Figure, message: str, *related: Figure, suggestions: tuple[str, ...] = ()) -> Finding:
    """A sum to look at again."""
    return _finding(Outcome.ADVICE, figure, message, suggestions, related)


def _finding(outcome: Outcome, figure: Figure, message: str, suggestions: tuple[str, ...], related: Sequence[Figure]) -> Finding:
    holder = figure if figure.claim else next((other for other in related if other.claim), figure)
    others = tuple(dict.fromkeys(other.claim.id for other in related if other.claim and other.claim is not holder.claim))
    said = capitalised(message)
    if holder.claim is None:
        return Finding("arithmetic", outcome, said, span=(figure.start, figure.end))
    return Finding(
        "arithmetic", outcome, said, claim=holder.claim.id, suggestions=suggestions if holder is figure else (), related=others
    )
