"""Every kind of tie, read of each sentence with those before it."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from factdesk.checks.finding import Finding
from factdesk.checks.pieces import Piece
from factdesk.checks.sums.sentences import Sentence, openings, sentences_in
from factdesk.checks.ties import (
    aboard,
    allotted,
    averages,
    changes,
    closed,
    complements,
    concluded,
    currencies,
    estimates,
    framed,
    gaps,
    juniors,
    leads,
    leftovers,
    lengths,
    levels,
    majorities,
    manifolds,
    means,
    named_rates,
    plainly,
    points,
    products,
    proportions,
    quotients,
    rankings,
    remainders,
    restated,
    shares,
    speeds,
    stakes,
    summed,
    swings,
    terms,
    totals,
    wholes,
    worded,
    worded_shares,
)
from factdesk.checks.ties.window import BACK, Window
from factdesk.claims.claim import Claim
from factdesk.claims.passages import once
from factdesk.draft.article import Article

Tie = Callable[[Window], Iterator[Finding]]
TIES: tuple[tuple[Callable[[Sequence[str]], bool], Tie], ...] = (
    (framed.able, framed.ties),
    (named_rates.able, named_rates.ties),
    (shares.able, shares.ties),
    (products.able, products.ties),
    (proportions.able, proportions.ties),
    (quotients.able, quotients.ties),
    (averages.able, averages.ties),
    (changes.able, changes.ties),
    (points.able, points.ties),
    (gaps.able, gaps.ties),
    (manifolds.able, manifolds.ties),
    (means.able, means.ties),
    (concluded.able, concluded.ties),
    (wholes.able, wholes.ties),
    (remainders.able, remainders.ties),
    (juniors.able, juniors.ties),
    (leads.able, leads.ties),
    (majorities.able, majorities.ties),
    (currencies.able, currencies.ties),
    (estimates.able, estimates.ties),
    (swings.able, swings.ties),
    (speeds.able, speeds.ties),
    (totals.able, totals.ties),
    (complements.able, complements.ties),
    (stakes.able, stakes.ties),
    (aboard.able, aboard.ties),
    (terms.able, terms.ties),
    (rankings.able, rankings.ties),
    (plainly.able, plainly.ties),
    (lengths.able, lengths.ties),
    (levels.able, levels.ties),
    (worded.able, worded.ties),
    (worded_shares.able, worded_shares.ties),
    (closed.able, closed.ties),
    (summed.able, summed.ties),
)
"""What the kinds of the figures must allow, sentence by sentence, and the tie."""
FAR: tuple[Callable[[Sequence[Sentence], int], Iterator[Finding]], ...] = (allotted.ties, leftovers.ties, restated.ties)
"""Ties of a sentence, by its number among those of its piece, with figures that may stand further before it."""
MOST = 24
"""Figures of a passage that is read; with more, some fit each other by chance."""


def ties(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Hold the results of each sentence against the figures of those before it, and theirs against its own; one word on each."""
    told: set[str | None] = set()
    for placed, opening in openings(article, claims, BACK):
        found = [finding for run in opening for finding in _tied(run)]
        for finding in (*found, *map(placed.finding, once(placed.piece, ties_in))):
            if finding.claim not in told:
                told.add(finding.claim)
                yield finding


def ties_in(piece: Piece) -> tuple[Finding, ...]:
    """What is tied in the sentences of a piece that have enough others before them in it."""
    own = sentences_in(piece)
    near = (finding for at in range(BACK, len(own)) for finding in _tied(own[at - BACK : at + 1]))
    return (*near, *(finding for at in range(len(own)) for far in FAR for finding in far(own, at)))


def _tied(told: Sequence[Sentence]) -> Iterator[Finding]:
    window = Window.of(told)
    for tie in _able(tuple([sentence.kinds for sentence in window.told])):
        yield from tie(window)


@lru_cache(maxsize=4096)
def _able(kinds: tuple[str, ...]) -> tuple[Tie, ...]:
    """The ties that figures of these kinds can have: few kinds come together, and again and again."""
    return tuple(tie for able, tie in TIES if able(kinds)) if 1 < sum(map(len, kinds)) <= MOST else ()
