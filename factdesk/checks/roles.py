"""Passages read by the roles of their figures: what each stands for is told by the words beside it, whatever stands between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factdesk.checks.clock_hours import hours
from factdesk.checks.clock_margins import margins
from factdesk.checks.finding import Finding
from factdesk.checks.lives import lives
from factdesk.checks.moments import MOST, Passages, moments
from factdesk.checks.pieces import Piece, pieces_of
from factdesk.checks.score_legs import legs
from factdesk.checks.score_margins import scores
from factdesk.checks.score_tables import tables
from factdesk.checks.spans import spans
from factdesk.checks.sums import sentences, sentences_in
from factdesk.claims.claim import Claim
from factdesk.claims.passages import once
from factdesk.draft.article import Article


def read(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Hold figures against one another across the sentences of a passage."""
    told = [sentence for sentence in sentences(article, claims) if len(sentence.figures) <= MOST]
    passages = Passages(article, list(moments(claims)))
    pieces = [(placed, once(placed.piece, roles_in)) for placed in pieces_of(article, claims)]
    yield from (placed.finding(found) for placed, here in pieces for found in here.spans)
    yield from lives(passages, told, claims)
    yield from (placed.finding(found) for placed, here in pieces for found in here.hours)
    yield from margins(passages, told, claims)
    yield from scores(passages, told)
    yield from tables(told)
    yield from legs(passages, told)


@dataclass(frozen=True, slots=True)
class Here:
    """What a piece tells for itself: these look no further than a paragraph."""

    spans: tuple[Finding, ...]
    hours: tuple[Finding, ...]


def roles_in(piece: Piece) -> Here:
    """Read a piece."""
    told = [sentence for sentence in sentences_in(piece) if len(sentence.figures) <= MOST]
    if not told:
        return Here((), ())
    article = told[0].article
    passages = Passages(article, list(moments(piece.claims(article))))
    return Here(tuple(spans(passages, told)), tuple(hours(passages, told)))
