"""So many in so many, told again as a pace: "nine goals in six matches, better than two a match", "84 goals in 240 games, a goal every two"."""

import re
from collections.abc import Iterable

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import singular
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import inexact, right, wrong
from factdesk.checks.sums.rules import Rule
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern

A_GAME = Rule("product_paces", "a_game")
EVERY = Rule("product_paces", "every")
FOR = Pattern("product_paces", "for")
LOOSE, WORDY = 0.02, 0.15
"""The shares of a pace by which it may be off beside its rounding: at all, and told as rough."""
LEAST = 2


def paces(sentence: Sentence) -> Iterable[Finding]:
    """Divide what was done by the times that it was done in, or the other way round."""
    if sentence.kinds.count("n") <= LEAST:
        return
    for match, named in sentence.matches(A_GAME):
        many, times, pace = named["a"], named["b"], named["r"]
        if times.unit and singular(match["noun"]) == singular(times.unit) and pace.unit in (None, many.unit):
            yield from _judge(_runs(sentence, many), times, pace, match)
    for match, named in sentence.matches(EVERY):
        many, times, pace = named["a"], named["b"], named["r"]
        if not times.unit or not many.unit or not pace.unit or singular(match["noun"]) != singular(many.unit):
            continue
        if singular(pace.unit) == singular(times.unit):
            yield from _judge(times, many, pace, match)


def _runs(sentence: Sentence, many: Figure) -> Figure:
    """The runs where a number is that of the wickets they were made for: 268 for seven in 50 overs."""
    at = sentence.figures.index(many)
    one = sentence.figures[at - 1] if at and FOR.fullmatch(sentence.small[at]) else None
    return one if one is not None and one.kind == "n" and one.value > many.value and not one.unit else many


def _judge(one: Figure, two: Figure, pace: Figure, match: re.Match[str]) -> Iterable[Finding]:
    if not two.value or inexact(one, two):
        return
    real = one.value / two.value
    told = f"{plain(one.value)} ÷ {plain(two.value)} = {plain(round(real, 2))}"
    led = match["led"] or ""
    above, below = pace.bound == "above" or bool(match["above"]), pace.bound == "below" or bool(match["below"])
    room = LOOSE * pace.value
    if above or below:
        fits = real >= pace.value - room if above else real <= pace.value + room
    else:
        fits = abs(real - pace.value) <= pace.step / 2 + room + (WORDY * pace.value if led or pace.approximate else 0)
    if fits:
        yield right(pace, f"{told}.", one, two)
    else:
        yield wrong(pace, f"{told}, not {f'{led} ' if above or below else ''}{plain(pace.value)}.", one, two)
