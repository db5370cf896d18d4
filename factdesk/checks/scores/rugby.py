"""Tries, conversions and penalties of a side, and the points that they bring: 5, 2 and 3 in union, 4, 2 and 2 in league."""

import re
from collections.abc import Iterator
from itertools import islice

from factdesk.checks.finding import Finding
from factdesk.checks.scores.margins import PARTLY_BEHIND, SCORE, figure_at
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.time_span import number_of
from factdesk.draft.patterns import Pattern, word_set

SCORED, TEAM, ALL_OF_IT = Pattern("scores", "tries_and_kicks"), Pattern("scores", "team"), Pattern("scores", "all_of_it")
SIDE_POINTS = Pattern("scores", "side_points")
NOT_THE_SIDE = Pattern("scores", "not_the_side")
UNION = {"tries": 5, "conversions": 2, "penalties": 3, "drops": 3}
LEAGUE = {"tries": 4, "conversions": 2, "penalties": 2, "drops": 1}
"""Points by the laws of World Rugby since 1992, and of the Rugby League International Federation."""
MOST = 8
CLOSE = 5
"""Points by which a side's tries and kicks may miss its score, and still be meant for it."""
UNTOLD = frozenset({3, 6})
"""Points that dropped goals, of which nothing is said, may have brought."""


def rugby(sentence: Sentence, before: Sentence | None = None) -> Iterator[Finding]:
    """Add up what a side's tries and kicks bring, and hold it against the one final score of the sentence, or of the one before it."""
    text, span = sentence.article.text, (sentence.start, sentence.end)
    units = {(figure.unit or "").lower() for figure in sentence.figures}
    if {"tries", "try"}.isdisjoint(sentence.words | units) or NOT_THE_SIDE.search(text, *span):
        return
    finals = _finals(text, span)
    if not finals and before and ALL_OF_IT.search(text, *span):
        finals = _finals(text, (before.start, before.end))
    finals = finals or list(SIDE_POINTS.finditer(text, *span))
    told = _told(text, span) if len(finals) == 1 else {}
    if not {"tries", "conversions"} <= told.keys() or told["conversions"] > told["tries"]:
        return
    final = finals[0]
    sides = [int(final[name]) for name in "ab" if final[name]]
    shown = " + ".join(f"{many} × {UNION[kind]}" for kind, many in told.items() if many)
    points = sum(UNION[kind] * many for kind, many in told.items())
    holder = figure_at([one for one in (before, sentence) if one], final.start("a"), final.group())
    if points in sides:
        yield right(holder, f"{shown} = {points}.")
        return
    whole = ALL_OF_IT.search(text, *span) is not None
    team = whole or not final["b"] or TEAM.search(text, *span) is not None
    if sum(LEAGUE[kind] * many for kind, many in told.items()) in sides or not team:
        return
    side = min(sides, key=lambda one: abs(one - points))
    sure = whole or points > max(sides) or ("penalties" in told and side - points not in UNTOLD)
    if abs(side - points) <= CLOSE and sure:
        yield wrong(holder, f"{shown} = {points}, not {side}.")


def _finals(text: str, span: tuple[int, int]) -> list[re.Match[str]]:
    return [match for match in SCORE.finditer(text, *span) if not PARTLY_BEHIND.match(text, match.end())]


def _told(text: str, span: tuple[int, int]) -> dict[str, int]:
    """How many of each a sentence tells; nothing where it tells one of them twice."""
    found: dict[str, int] = {}
    for match in islice(SCORED.finditer(text, *span), MOST):
        kind, many = _kind(match)
        if kind in found or (many is None and "tries" not in found):
            return {}
        found[kind] = found["tries"] if many is None else many
    return found


def _kind(match: re.Match[str]) -> tuple[str, int | None]:
    """Which of them a phrase tells, and how many; None for all of the tries."""
    kind = str(match.lastgroup).partition("_")[0]
    word = match[str(match.lastgroup)].split()[0].lower()
    if word in word_set("scores", "all_tries"):
        return kind, None
    if word in word_set("scores", "none_of_them"):
        return kind, 0
    return kind, 1 if word in word_set("scores", "a_single") else number_of(word)
