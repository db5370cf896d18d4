"""Every kind of tie, read of each sentence with those before it."""

from collections.abc import Callable, Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.pieces import Piece
from factdesk.checks.sums.sentences import Sentence, openings, sentences_in
from factdesk.checks.ties import (
    changes,
    currencies,
    estimates,
    gaps,
    juniors,
    leads,
    manifolds,
    means,
    points,
    products,
    rates,
    remainders,
    rest,
    shares,
    speeds,
    stakes,
    swings,
    wholes,
)
from factdesk.checks.ties.window import BACK, Window
from factdesk.claims.claim import Claim
from factdesk.claims.passages import once
from factdesk.draft.article import Article

TIES: tuple[Callable[[Window], Iterator[Finding]], ...] = (
    shares.ties,
    rates.ties,
    changes.ties,
    points.ties,
    gaps.ties,
    manifolds.ties,
    means.ties,
    products.ties,
    wholes.ties,
    wholes.itemised,
    rest.ties,
    remainders.ties,
    juniors.ties,
    leads.ties,
    currencies.ties,
    estimates.ties,
    swings.ties,
    speeds.ties,
    stakes.ties,
)
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
    return tuple(finding for at in range(BACK, len(own)) for finding in _tied(own[at - BACK : at + 1]))


def _tied(told: Sequence[Sentence]) -> Iterator[Finding]:
    if len(told[-1].figures) > MOST:
        return
    window = Window.of(told)
    if 1 < len(window.kinds) <= MOST:
        for kind in TIES:
            yield from kind(window)
