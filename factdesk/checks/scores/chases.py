"""Chases of cricket: the wickets by which they were won against those that fell, and the balls left against the overs that were bowled."""

import re
from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.scores.codes import ALL_OUT
from factdesk.checks.scores.margins import figure_at
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.time_span import number_of
from factdesk.draft.patterns import Pattern

THEME = "chases"
BY_WICKETS, TARGET, TOTAL, OWN_TOTAL = (Pattern(THEME, name) for name in ("by_wickets", "target", "total", "own_total"))
BALLS_LEFT, OVERS, LIMIT, REDUCED = (Pattern(THEME, name) for name in ("balls_left", "overs", "limit", "reduced"))
LAST_SHOT = 6
"""Runs by which the last ball may take a side past what it needed."""
OVER = 6
"""Balls of an over by the laws of cricket."""
TWENTY = 20
REACH = 120


def chases(run: Sequence[Sentence]) -> Iterator[Finding]:
    """Hold the wickets and the balls in hand of the one chase that some sentences tell of."""
    text, start, end = run[0].article.text, run[0].start, run[-1].end
    won = list(BY_WICKETS.finditer(text, start, end))
    if len({_many(one) for one in won}) == 1:
        yield from _wickets(run, won[0])
    left = list(BALLS_LEFT.finditer(text, start, end))
    if len(left) == 1 and not REDUCED.search(text, start, end):
        yield from _balls(run, left[0])


def _many(found: re.Match[str]) -> int:
    return number_of(found["many"] or found["many_b"]) or 0


def _wickets(run: Sequence[Sentence], won: re.Match[str]) -> Iterator[Finding]:
    """The wickets that the winners lost: those of their own total, behind the margin or at what they had been set."""
    text, start, end = run[0].article.text, run[0].start, run[-1].end
    sets = {int(one["runs"]) for one in TARGET.finditer(text, start, end)}
    totals = [
        one
        for one in TOTAL.finditer(text, start, end)
        if (len(sets) == 1 and 0 <= int(one["runs"]) - min(sets) <= LAST_SHOT)
        or (won.end() < one.start() < won.end() + REACH and OWN_TOTAL.fullmatch(text, won.end(), one.start()))
    ]
    outs = {number_of(one["out"]) or 0 for one in totals}
    if len(outs) != 1 or min(outs) == 0:
        return
    out, many, name = min(outs), _many(won), "many" if won["many"] else "many_b"
    holder = figure_at(run, won.start(name), won[name])
    shown = f"{ALL_OUT} − {out} = {ALL_OUT - out}"
    if many + out == ALL_OUT:
        yield right(holder, f"{shown}.")
    else:
        yield wrong(holder, f"{shown}, not {many}.", value=float(ALL_OUT - out))


def _balls(run: Sequence[Sentence], left: re.Match[str]) -> Iterator[Finding]:
    """The balls that were left of the overs to which an innings is limited."""
    text, start, end = run[0].article.text, run[0].start, run[-1].end
    limits = {_limit(one) for one in LIMIT.finditer(text, start, end)}
    bowled = {int(one["overs"]) * OVER + int(one["balls"] or 0) for one in OVERS.finditer(text, start, end)}
    bowled -= {limit * OVER for limit in limits}
    if len(limits) != 1 or len(bowled) != 1:
        return
    whole, done, many = min(limits) * OVER, min(bowled), number_of(left["many"]) or 0
    holder = figure_at(run, left.start("many"), left["many"])
    shown = f"{whole} − {done} = {whole - done}"
    if whole - done == many:
        yield right(holder, f"{shown}.")
    elif done < whole:
        yield wrong(holder, f"{shown}, not {many}.", value=float(whole - done))


def _limit(found: re.Match[str]) -> int:
    return TWENTY if found["twenty"] else int(found["overs"] or found["overs_b"])
